import { asOperand, usingConfig, type Variable } from '@dezero/core'
import { zerosLike } from '@dezero/ndarray'
import { Identity } from './identity.ts'
import { pull } from './pull.ts'
import { type AnyFunction, handedOn, type Trace, traceAlong } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { GivenAll } from './types.ts'

/**
 * The value of f and J·t, its derivative in the direction of the tangents, of which each argument has one.
 * J, the Jacobian, is not built; the cost is a few times that of f, however many inputs there are.
 */
export function jvp<Args extends readonly unknown[], Y>(
  f: (...args: Args) => Y,
  args: NoInfer<GivenAll<Args>>,
  tangents: NoInfer<GivenAll<Args>>,
): [value: Y, derivative: Y]
export function jvp(f: AnyFunction, args: readonly unknown[], tangents: readonly unknown[]): unknown[] {
  const traced = traceAlong('jvp', f, args, tangents)
  const { gxs, vs } = pullbackGraph(traced)
  const dys = pull(gxs, traced.ts, vs, traced.recorded)
  return [handedOn(traced.output, traced), withLeaves(traced.output, dys)]
}

/** The graph of the gradients vᵀJ, which are linear in v: what is pulled back from them to v is J·t. */
export function pullbackGraph({ xs, ys }: Trace): { gxs: Variable[]; vs: Variable[] } {
  const zeros = ys.map((y) => asOperand(zerosLike(y.data), 'v'))
  // Younger than ys, so that the pass back to vs does not go through the graph of f.
  const vs = usingConfig('enableBackprop', true, () => new Identity().call(...zeros, ...ys)).slice(0, ys.length)
  return { gxs: pull(ys, vs, xs, true), vs }
}
