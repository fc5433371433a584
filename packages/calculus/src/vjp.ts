import { config } from '@dezero/core'
import { leavesLike } from './matching.ts'
import { pull } from './pull.ts'
import { type AnyFunction, handedOn, traceAll } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { Given, GivenAll, Gradient, Variables } from './types.ts'

/**
 * The value of f and its pullback, which maps v to vᵀJ: a list with the gradient of each argument.
 * J, the Jacobian, is not built; each product is one backward pass.
 */
export function vjp<Args extends readonly unknown[] = Variables, Y = unknown>(
  f: (...args: Args) => Y,
  args: NoInfer<GivenAll<Args>>,
): [value: Y, pullback: (v: Given<Y>) => Gradient<Args>]
export function vjp(f: AnyFunction, args: readonly unknown[]): unknown[] {
  const traced = traceAll('vjp', f, args)
  const { xs, ys, input, output, recorded } = traced
  const pullback = (v: unknown) => {
    const vs = leavesLike(output, v, { given: 'vjp, v', like: 'the value of f' })
    const createGraph = config.enableBackprop && (recorded || vs.some((x) => x.needsGrad))
    return withLeaves(input, pull(ys, vs, xs, createGraph))
  }
  return [handedOn(output, traced), pullback]
}
