import { usingConfig, type Variable } from '@dezero/core'
import { gradientsOfEach } from './each.ts'
import { grad } from './grad.ts'
import { pullbackGraph } from './pull.ts'
import { type AnyFunction, handedOn, type Trace, trace, transformOf } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { Argnums, AuxOptions, GivenAll, GradientOf, JacobianOf, TransformOptions, Variables } from './types.ts'

/**
 * All derivatives of f, as a function of the same arguments: for y of shape [2] and x of shape [3] an array of shape
 * [2, 3]. Trees give trees: for each Variable of y the structure of x.
 *
 * The cost is that of one backward pass for each number in y, or of a few for each number in x where those are much
 * fewer. Where no graph is recorded, the passes mostly run together, on larger arrays.
 *
 * @example
 * ```ts
 * import { jacobian } from '@dezero/calculus'
 *
 * const squares = jacobian((x) => x.mul(x))
 * console.log(squares([1, 2]).data.tolist()) // [ [ 2, 0 ], [ 0, 4 ] ]
 * ```
 */
export function jacobian<
  Args extends readonly unknown[] = Variables,
  Y = unknown,
  Aux = unknown,
  const N extends Argnums = 0,
>(
  f: (...args: Args) => readonly [Y, Aux],
  options: AuxOptions<N>,
): (...args: GivenAll<Args>) => [jacobian: JacobianOf<Y, GradientOf<Args, N>>, aux: Aux]
export function jacobian<Args extends readonly unknown[] = Variables, Y = unknown, const N extends Argnums = 0>(
  f: (...args: Args) => Y,
  options?: TransformOptions<N>,
): (...args: GivenAll<Args>) => JacobianOf<Y, GradientOf<Args, N>>
export function jacobian(f: AnyFunction, options?: object): AnyFunction {
  const transform = transformOf('jacobian', f, options)
  return (...args) => {
    const traced = trace(transform, args)
    const ofEach = usingConfig('enableBackprop', traced.recorded, () => jacobians(traced))
    const result = withLeaves(
      traced.output,
      ofEach.map((gradients) => withLeaves(traced.input, gradients)),
    )
    return transform.hasAux ? [result, handedOn(traced.aux, traced)] : result
  }
}

/**
 * The second derivatives of f, as a function of the same arguments: the Jacobian of its gradient.
 *
 * @throws RangeError where f gives several numbers.
 *
 * @example
 * ```ts
 * import { hessian } from '@dezero/calculus'
 *
 * const H = hessian((x) => x.prod())([2, 3])
 * console.log(H.data.tolist()) // [ [ 0, 1 ], [ 1, 0 ] ]
 * ```
 */
export function hessian<Args extends readonly unknown[] = Variables, Aux = unknown, const N extends Argnums = 0>(
  f: (...args: Args) => readonly [Variable, Aux],
  options: AuxOptions<N>,
): (...args: GivenAll<Args>) => [hessian: JacobianOf<GradientOf<Args, N>, GradientOf<Args, N>>, aux: Aux]
export function hessian<Args extends readonly unknown[] = Variables, const N extends Argnums = 0>(
  f: (...args: Args) => Variable,
  options?: TransformOptions<N>,
): (...args: GivenAll<Args>) => JacobianOf<GradientOf<Args, N>, GradientOf<Args, N>>
export function hessian(f: AnyFunction, options?: object): AnyFunction {
  return jacobian(grad(f as never, options as never), options as never)
}

/** A backward pass for a column costs about as much as this many for a row. */
const costOfColumn = 3

/** For each y the derivatives with respect to each x. */
function jacobians(traced: Trace): Variable[][] {
  const count = (variables: readonly Variable[]) => variables.reduce((n, { size }) => n + size, 0)
  return costOfColumn * count(traced.xs) < count(traced.ys) ? fromColumns(traced) : fromRows(traced)
}

/** Row by row: the gradients of each element of each y. */
function fromRows({ xs, ys, recorded }: Trace): Variable[][] {
  return ys.map((y) => gradientsOfEach(y, xs, recorded).map((rows, i) => rows.reshape([...y.shape, ...xs[i].shape])))
}

/** Column by column: the derivatives of all y in the direction of each element of each x. */
function fromColumns({ xs, ys, recorded }: Trace): Variable[][] {
  const { gxs, vs } = pullbackGraph(xs, ys)
  const columns = xs.map((_, i) => gradientsOfEach(gxs[i], vs, recorded))
  return ys.map((y, k) =>
    xs.map((x, i) =>
      columns[i][k]
        .moveaxis(0, -1)
        .reshape([...y.shape, ...x.shape])
        .astype(x.dtype),
    ),
  )
}
