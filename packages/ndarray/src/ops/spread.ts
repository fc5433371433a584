import { type DType, isFloat } from '../array/dtype.ts'
import { checkOptions } from '../array/options.ts'
import { normalizeAxes, type Shape } from '../array/shape.ts'
import type { ReduceOptions } from './reduction.ts'

// Written once for arrays and for Variables: whoever has mean and sum has these, and their derivatives.

/** What has a mean: an array, or a Variable of the full core. */
export interface Averaged<X> {
  readonly shape: Shape
  readonly ndim: number
  readonly dtype: DType
  sub(other: X): X
  div(other: number): X
  pow(exponent: number): X
  sum(options: ReduceOptions): X
  mean(options: ReduceOptions): X
  astype(dtype: DType): X
}

export interface VarianceOptions extends ReduceOptions {
  /** The sum of squares is divided by n − ddof: 0 for all there is, 1 for a sample. Default 0. */
  ddof?: number | undefined
}

/** The mean squared distance from the mean along axes, or of everything. */
export const variance = <X extends Averaged<X>>(x: X, options: VarianceOptions = {}): X =>
  meanSquare('variance', x, options)

/** The square root of the variance; its derivative at 0 is infinite. */
export const std = <X extends Averaged<X>>(x: X, options: VarianceOptions = {}): X =>
  meanSquare('std', x, options).pow(0.5)

function meanSquare<X extends Averaged<X>>(name: string, x: X, options: VarianceOptions): X {
  const { ddof = 0, keepdims, axis: folded } = checkOptions(name, options, { axis: 0, keepdims: true, ddof: 1 })
  const axis = normalizeAxes(name, folded, x.ndim)
  const count = axis.reduce((n, a) => n * x.shape[a], 1)
  if (ddof !== 0 && !(ddof < count)) {
    throw new RangeError(`${name}: ddof must be a number below the ${count} elements of a sum, got ${ddof}`)
  }
  const values = isFloat(x.dtype) ? x : x.astype('float64') // squares of integers would overflow
  const squares = values.sub(values.mean({ axis, keepdims: true })).pow(2)
  return squares.sum({ axis, keepdims }).div(count - ddof)
}
