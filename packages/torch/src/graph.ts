import type { FunctionNode, Variable } from '@dezero/core'

/** The calls that outputs were computed by, each after those that made its inputs; all values have a number. */
export interface Graph {
  readonly values: readonly Variable[]
  readonly numberOf: ReadonlyMap<Variable, number>
  readonly calls: readonly FunctionNode[]
  readonly outputs: readonly Variable[]
}

/** The graph between inputs, behind which it ends, and outputs. */
export function graphOf(inputs: readonly Variable[], outputs: readonly Variable[]): Graph {
  const numberOf = new Map<Variable, number>()
  const enter = (x: Variable) => {
    if (!numberOf.has(x)) numberOf.set(x, numberOf.size)
  }
  inputs.forEach(enter)
  const calls = callsOf(inputs, outputs)
  for (const call of calls) for (const x of [...call.inputs, ...call.outputs]) enter(x)
  outputs.forEach(enter)
  return { values: [...numberOf.keys()], numberOf, calls, outputs }
}

/** Each call behind those that made its inputs, in the order in which these stand; without recursion. */
function callsOf(inputs: readonly Variable[], outputs: readonly Variable[]): FunctionNode[] {
  const ends = new Set(inputs)
  const calls = new Set<FunctionNode>()
  const open: { call: FunctionNode; isReady: boolean }[] = []
  const enter = (xs: readonly Variable[]) => {
    for (const x of xs.toReversed()) {
      if (x.creator !== undefined && !ends.has(x) && !calls.has(x.creator))
        open.push({ call: x.creator, isReady: false })
    }
  }
  enter(outputs)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (calls.has(next.call)) continue
    if (next.isReady) {
      calls.add(next.call)
      continue
    }
    open.push({ call: next.call, isReady: true })
    enter(next.call.inputs)
  }
  return [...calls]
}
