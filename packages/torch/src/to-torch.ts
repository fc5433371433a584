import { Variable } from '@dezero/core'
import type { ArrayLike } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { Layer } from '@dezero/nn'
import { graphToTorch } from './graph-to-torch.ts'
import { modelToTorch } from './model-to-torch.ts'
import { isIdentifier } from './names.ts'
import { ownNames } from './python/file.ts'

/** A program for PyTorch. */
export interface TorchModule {
  /** The text of a Python file, which needs nothing but PyTorch. */
  readonly code: string
  /** The bytes of a .safetensors file, which `load_file` of that Python file reads. */
  readonly weights: Uint8Array
}

export interface TorchOptions {
  /** What a model is called on, or the Variables that a graph begins with, by the names of Python's arguments. */
  inputs: Readonly<Record<string, ArrayLike | Variable>>
  /** What Python calls the class or the function; the name of the model's class, or f, when left out. */
  name?: string | undefined
  /** Does a model take batches of any length, on the first axis of its inputs? Default true. */
  batch?: boolean | undefined
}

/**
 * A model as an `nn.Module` with the names and the weights of its layers; outputs of a graph as a function of tensors.
 *
 * @throws RangeError that names what cannot be written: a function that PyTorch has not, a field that Python cannot have.
 */
export function toTorch(of: Layer<unknown> | Variable | readonly Variable[], options: TorchOptions): TorchModule {
  const { inputs, name, batch = true } = checkOptions('toTorch', options, { inputs: {}, name: 'f', batch: false })
  const args = typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs) ? Object.keys(inputs) : []
  if (args.length === 0) {
    throw new TypeError(`toTorch: inputs are given by their names, { inputs: { x } }, got ${describeValue(inputs)}`)
  }
  const wrong = [...args, name ?? 'f'].find((text) => !isIdentifier(text)) ?? args.find((arg) => ownNames.includes(arg))
  if (wrong !== undefined)
    throw new RangeError(`toTorch: "${wrong}" cannot be a name in this Python file; choose another`)
  if (of instanceof Layer) return modelToTorch(of, { inputs, name: name ?? of.constructor.name, batch })
  return graphToTorch(outputsOf(of), { inputs: variablesOf(inputs), name: name ?? 'f' })
}

function outputsOf(of: Variable | readonly Variable[]): readonly Variable[] {
  const outputs = of instanceof Variable ? [of] : of
  if (Array.isArray(outputs) && outputs.length > 0 && outputs.every((y) => y instanceof Variable)) return outputs
  throw new TypeError(`toTorch: expected a model, a Variable or a list of some, got ${describeValue(of)}`)
}

function variablesOf(inputs: TorchOptions['inputs']): Record<string, Variable> {
  for (const [name, x] of Object.entries(inputs)) {
    if (x instanceof Variable) continue
    throw new TypeError(`toTorch: input ${name} of a graph is a Variable that it begins with, got ${describeValue(x)}`)
  }
  return inputs as Record<string, Variable>
}
