import { pull, pullbackGraph } from './pull.ts'
import { type AnyFunction, handedOn, traceAlong } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { GivenAll, Variables } from './types.ts'

/**
 * The value of f and J·t, its derivative in the direction of the tangents, of which each argument has one.
 * J, the Jacobian, is not built; the cost is a few times that of f, however many inputs there are.
 *
 * @example
 * ```ts
 * import { jvp } from '@dezero/calculus'
 * import { sin } from '@dezero/functions'
 *
 * const [y, slope] = jvp((x) => sin(x), [0], [2])
 * console.log(String(y), String(slope)) // variable(0.0) variable(2.0)
 * ```
 */
export function jvp<Args extends readonly unknown[] = Variables, Y = unknown>(
  f: (...args: Args) => Y,
  args: NoInfer<GivenAll<Args>>,
  tangents: NoInfer<GivenAll<Args>>,
): [value: Y, derivative: Y]
export function jvp(f: AnyFunction, args: readonly unknown[], tangents: readonly unknown[]): unknown[] {
  const traced = traceAlong('jvp', f, args, tangents)
  const { gxs, vs } = pullbackGraph(traced.xs, traced.ys)
  const dys = pull(gxs, traced.ts, vs, traced.recorded)
  return [handedOn(traced.output, traced), withLeaves(traced.output, dys)]
}
