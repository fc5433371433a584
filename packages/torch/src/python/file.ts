import { files } from './files.ts'
import { functions } from './functions.ts'
import { layers } from './layers.ts'

/** What a file may have of its own, so that nothing else in it has these names. */
export const ownNames: readonly string[] = [
  ...['self', 'torch', 'nn', 'F', 'len', 'float', 'slice'],
  ...Object.keys(functions),
  ...Object.keys(layers),
]

export interface Parts {
  /** What the file is, in a line. */
  readonly about: string
  /** The class or the function that it is about. */
  readonly main: string
  /** The names of the layers, and of the functions that PyTorch has not, which it needs. */
  readonly layers: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
}

/** A Python file that begins with what it is about, and needs nothing but PyTorch. */
export function pythonFile({ about, main, layers: kinds, functions: helpers }: Parts): string {
  const parts = [
    `"""${about}"""\n\nimport torch\nfrom torch import nn\nfrom torch.nn import functional as F`,
    main,
    ...[...kinds].map((kind) => layers[kind]),
    ...[...helpers].map((name) => functions[name]),
    files,
  ]
  return `${parts.map((part) => part.trim()).join('\n\n\n')}\n`
}
