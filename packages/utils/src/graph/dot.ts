import { checkOptions } from '@dezero/ndarray/internal'
import { type GraphFunction, type GraphVariable, graphOf } from './graph.ts'

export interface DotOptions {
  /** Also write shapes and dtypes; the default, as in the book. */
  verbose?: boolean | undefined
}

/**
 * The graph that led to `output`, in Graphviz's language: orange ellipses for variables, blue boxes for functions.
 *
 * The same graph gives the same text: nodes are numbered from the output backward.
 *
 * @throws TypeError when `output` is no Variable.
 */
export function getDotGraph(output: GraphVariable, options: DotOptions = {}): string {
  const { verbose = true } = checkOptions('getDotGraph', options, { verbose: false })
  const { variables, functions } = graphOf(output, 'getDotGraph')
  const ids = new Map<GraphVariable, string>()
  const lines = ['digraph g {']
  for (const x of variables) {
    ids.set(x, `v${ids.size}`)
    lines.push(`${ids.get(x)} [label="${escaped(labelOf(x, verbose))}", color=orange, style=filled]`)
  }
  let count = 0
  for (const f of functions) lines.push(...linesOf(f, `f${count++}`, ids))
  lines.push('}', '')
  return lines.join('\n')
}

function linesOf(f: GraphFunction, id: string, ids: ReadonlyMap<GraphVariable, string>): string[] {
  const node = `${id} [label="${escaped(f.name)}", color=lightblue, style=filled, shape=box]`
  const before = f.inputs.map((x) => `${ids.get(x)} -> ${id}`)
  const after = f.outputs.map((y) => `${id} -> ${ids.get(y)}`)
  return [node, ...before, ...after]
}

function labelOf(x: GraphVariable, verbose: boolean): string {
  const name = String(x.name ?? '') // without type checking, callers may give a number
  if (!verbose) return name
  const type = `${tuple(x.data.shape)} ${x.data.dtype}`
  return name === '' ? type : `${name}: ${type}`
}

/** A shape as the book's pictures show it, which is Python's: (), (3,), (2, 3). */
const tuple = (shape: readonly number[]): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`)

/** Text that Graphviz shows unchanged: labels have backslash escapes and HTML entities; control characters are not allowed. */
const escaped = (label: string): string =>
  label
    .normalize('NFC')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, (c) => `\\\\u${c.codePointAt(0)!.toString(16)}`)
