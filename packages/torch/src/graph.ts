import type { FunctionNode, Variable } from '@dezero/core'
import { programOf } from '@dezero/utils'

/** The calls that outputs were computed by, each after those that made its inputs; all values have a number. */
export interface Graph {
  readonly values: readonly Variable[]
  readonly numberOf: ReadonlyMap<Variable, number>
  readonly calls: readonly FunctionNode[]
  readonly outputs: readonly Variable[]
}

/**
 * The graph between inputs, behind which it ends, and outputs.
 *
 * @throws Error for an output that was computed without a graph.
 */
export function graphOf(inputs: readonly Variable[], outputs: readonly Variable[]): Graph {
  const { calls } = programOf(outputs, { inputs, allowUnused: true }, 'toTorch')
  const values = new Set(inputs)
  for (const call of calls) for (const x of [...call.inputs, ...call.outputs]) values.add(x)
  for (const y of outputs) values.add(y)
  return { values: [...values], numberOf: new Map([...values].map((x, i) => [x, i])), calls, outputs }
}
