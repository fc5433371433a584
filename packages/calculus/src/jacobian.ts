import { asOperand, stack, usingConfig, Variable } from '@dezero/core'
import { array, zeros } from '@dezero/ndarray'
import { grad } from './grad.ts'
import { pullbackGraph } from './jvp.ts'
import { gradientsOf } from './pull.ts'
import { type AnyFunction, handedOn, type Trace, trace, transformOf } from './trace.ts'
import { withLeaves } from './tree.ts'
import type { Argnums, AuxOptions, GivenAll, GradientOf, JacobianOf, TransformOptions } from './types.ts'

/**
 * All derivatives of f, as a function of the same arguments: for y of shape [2] and x of shape [3] an array of shape
 * [2, 3]. Trees give trees: for each Variable of y the structure of x.
 *
 * The cost is one backward pass for each number in y, or a few for each number in x where those are much fewer.
 */
export function jacobian<Args extends readonly unknown[], Y, Aux, const N extends Argnums = 0>(
  f: (...args: Args) => readonly [Y, Aux],
  options: AuxOptions<N>,
): (...args: GivenAll<Args>) => [jacobian: JacobianOf<Y, GradientOf<Args, N>>, aux: Aux]
export function jacobian<Args extends readonly unknown[], Y, const N extends Argnums = 0>(
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
 */
export function hessian<Args extends readonly unknown[], Aux, const N extends Argnums = 0>(
  f: (...args: Args) => readonly [Variable, Aux],
  options: AuxOptions<N>,
): (...args: GivenAll<Args>) => [hessian: JacobianOf<GradientOf<Args, N>, GradientOf<Args, N>>, aux: Aux]
export function hessian<Args extends readonly unknown[], const N extends Argnums = 0>(
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
  return ys.map((y) => {
    const rows = units(y, (v) => gradientsOf(y, xs, recorded, v))
    return xs.map((x, i) =>
      joined(
        rows.map((row) => row[i]),
        0,
        y,
        x,
      ),
    )
  })
}

/** Column by column: the derivatives of all y in the direction of each element of each x. */
function fromColumns(traced: Trace): Variable[][] {
  const { xs, ys, recorded } = traced
  const { gxs, vs } = pullbackGraph(traced)
  const columns = xs.map((x, i) => units(x, (t) => gradientsOf(gxs[i], vs, recorded, t)))
  return ys.map((y, k) =>
    xs.map((x, i) =>
      joined(
        columns[i].map((column) => column[k]),
        -1,
        y,
        x,
      ),
    ),
  )
}

/** Rows or columns side by side along an axis, in the shape of y followed by that of x, and in the dtype of x. */
function joined(parts: readonly Variable[], axis: number, y: Variable, x: Variable): Variable {
  const shape = [...y.shape, ...x.shape]
  if (parts.length === 0) return new Variable(zeros(shape, { dtype: x.dtype }))
  return stack(parts, { axis }).reshape(shape).astype(x.dtype)
}

/** What `use` makes of each unit vector in the shape of x, which is 1 at one element. */
function units<T>({ size, shape, dtype }: Variable, use: (unit: Variable) => T): T[] {
  return Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size)
    unit[i] = 1
    return use(asOperand(array(unit, { dtype }).reshape(shape), 'unit'))
  })
}
