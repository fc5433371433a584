import type { Variable } from '@dezero/core'
import { scalarOf } from './outputs.ts'
import { gradientsOf } from './pull.ts'
import { type AnyFunction, handedOn, type Transform, trace, transformOf } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { Argnums, AuxOptions, GivenAll, GradientOf, TransformOptions, Variables } from './types.ts'

/**
 * The gradient of f, as a function of the same arguments: `grad(f)(x)` has the structure of x.
 *
 * @throws RangeError where f gives several numbers.
 *
 * @example
 * ```ts
 * import { grad } from '@dezero/calculus'
 *
 * const f = grad((x) => x.pow(3)) // 3 x²
 * console.log(String(f(2))) // variable(12.0)
 * console.log(String(grad(f)(2))) // variable(12.0)
 * ```
 */
export function grad<Args extends readonly unknown[] = Variables, Aux = unknown, const N extends Argnums = 0>(
  f: (...args: Args) => readonly [Variable, Aux],
  options: AuxOptions<N>,
): (...args: GivenAll<Args>) => [gradient: GradientOf<Args, N>, aux: Aux]
export function grad<Args extends readonly unknown[] = Variables, const N extends Argnums = 0>(
  f: (...args: Args) => Variable,
  options?: TransformOptions<N>,
): (...args: GivenAll<Args>) => GradientOf<Args, N>
export function grad(f: AnyFunction, options?: object): AnyFunction {
  const transform = transformOf('grad', f, options)
  return (...args) => {
    const [, gradient, aux] = differentiate(transform, args)
    return transform.hasAux ? [gradient, aux] : gradient
  }
}

/**
 * The value of f and its gradient, from one call of f.
 *
 * @throws RangeError where f gives several numbers.
 */
export function valueAndGrad<Args extends readonly unknown[] = Variables, Aux = unknown, const N extends Argnums = 0>(
  f: (...args: Args) => readonly [Variable, Aux],
  options: AuxOptions<N>,
): (...args: GivenAll<Args>) => [valueAndAux: [value: Variable, aux: Aux], gradient: GradientOf<Args, N>]
export function valueAndGrad<Args extends readonly unknown[] = Variables, const N extends Argnums = 0>(
  f: (...args: Args) => Variable,
  options?: TransformOptions<N>,
): (...args: GivenAll<Args>) => [value: Variable, gradient: GradientOf<Args, N>]
export function valueAndGrad(f: AnyFunction, options?: object): AnyFunction {
  const transform = transformOf('valueAndGrad', f, options)
  return (...args) => {
    const [value, gradient, aux] = differentiate(transform, args)
    return [transform.hasAux ? [value, aux] : value, gradient]
  }
}

function differentiate(transform: Transform, args: readonly unknown[]) {
  const traced = trace(transform, args)
  const { xs, ys, input, output, aux, recorded } = traced
  const y = scalarOf(transform.name, output, ys)
  const gxs = gradientsOf(y, xs, recorded)
  return [handedOn(y, traced), withLeaves(input, gxs), handedOn(aux, traced)]
}
