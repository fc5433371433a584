import type { Variable } from '@dezero/core'
import { scalarOf } from './outputs.ts'
import { gradientsOf, pull } from './pull.ts'
import { type AnyFunction, traceAlong } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { GivenAll, Gradient, Variables } from './types.ts'

/**
 * H·t, the derivative of the gradient of f in the direction of the tangents: a list with the part of each argument.
 * H, the Hessian, is not built; the cost is a few times that of f, however many inputs there are.
 *
 * @throws RangeError where f gives several numbers.
 *
 * @example
 * ```ts
 * import { hvp } from '@dezero/calculus'
 *
 * const [Hv] = hvp((x) => x.pow(3).sum(), [[1, 2]], [[1, 0]])
 * console.log(String(Hv)) // variable([6. 0.])
 * ```
 */
export function hvp<Args extends readonly unknown[] = Variables>(
  f: (...args: Args) => Variable,
  args: NoInfer<GivenAll<Args>>,
  tangents: NoInfer<GivenAll<Args>>,
): Gradient<Args>
export function hvp(f: AnyFunction, args: readonly unknown[], tangents: readonly unknown[]): unknown {
  const { xs, ys, ts, input, output, recorded } = traceAlong('hvp', f, args, tangents)
  const gxs = gradientsOf(scalarOf('hvp', output, ys), xs, true)
  return withLeaves(input, pull(gxs, ts, xs, recorded))
}
