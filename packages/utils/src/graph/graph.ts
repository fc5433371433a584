import { describeValue } from '@dezero/ndarray/internal'

/** The properties of a Variable that a drawing needs; Variables of both cores have them. */
export interface GraphVariable {
  readonly name: string | undefined
  readonly data: { readonly shape: readonly number[]; readonly dtype: string }
  readonly creator: GraphFunction | undefined
}

/** The properties of a FunctionNode that a drawing needs. */
export interface GraphFunction {
  readonly name: string
  readonly inputs: readonly GraphVariable[]
  readonly outputs: readonly GraphVariable[]
}

/** A graph as its nodes, from the output backward. */
export interface Graph {
  readonly variables: ReadonlySet<GraphVariable>
  readonly functions: ReadonlySet<GraphFunction>
}

/**
 * Everything that `output` was computed from, each once, from the output backward.
 * Iterative, so that no depth overflows the stack.
 *
 * @throws TypeError when `output` is no Variable; the message begins with `role`.
 */
export function graphOf(output: GraphVariable, role = 'graphOf'): Graph {
  const variables = new Set([checkVariable(output, role)])
  const functions = new Set<GraphFunction>()
  const waiting: GraphFunction[] = []
  const visit = (x: GraphVariable) => {
    variables.add(x)
    if (x.creator === undefined || functions.has(x.creator)) return
    functions.add(x.creator)
    waiting.push(x.creator)
  }

  visit(output)
  for (let f = waiting.pop(); f !== undefined; f = waiting.pop()) {
    for (const y of f.outputs) variables.add(y)
    for (const x of f.inputs) visit(x)
  }
  return { variables, functions }
}

/** @throws TypeError for what is no Variable; the message begins with `role`. */
export function checkVariable<V>(value: V, role: string): V {
  if (typeof value === 'object' && value !== null && 'data' in value && 'creator' in value) return value
  throw new TypeError(`${role}: expected a Variable, got ${describeValue(value)}`)
}
