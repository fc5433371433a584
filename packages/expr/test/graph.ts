import type { Variable } from './cores.ts'

type FunctionNode = NonNullable<Variable['creator']>

/** The graph of a variable as the calls that made it: `Sub(Pow(x, 4), Mul(Pow(x, 2), 2.0))`. */
export function written(y: Variable): string {
  const f = y.creator
  if (f === undefined) return y.name ?? String(y.data)
  return `${f.name}(${[...f.inputs.map(written), ...Object.values(f.attributes).map(String)].join(', ')})`
}

/** Everything a variable was computed from, each once. */
export function nodesOf(y: Variable): { functions: FunctionNode[]; variables: Variable[] } {
  const functions = new Set<FunctionNode>()
  const variables = new Set([y])
  for (const { creator: f } of variables) {
    if (f === undefined) continue
    functions.add(f)
    for (const x of f.inputs) variables.add(x)
  }
  return { functions: [...functions], variables: [...variables] }
}
