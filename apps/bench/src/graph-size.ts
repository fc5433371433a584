import type { FunctionNode, Variable } from '@dezero/core'

/** How many functions the graph has that leads to y. */
export function countFunctions(y: Variable): number {
  const seen = new Set<FunctionNode>()
  const reached = [y]
  for (let x = reached.pop(); x !== undefined; x = reached.pop()) {
    if (x.creator === undefined || seen.has(x.creator)) continue
    seen.add(x.creator)
    reached.push(...x.creator.inputs)
  }
  return seen.size
}
