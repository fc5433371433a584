import { asOperand, FunctionNode, reshape, sum, type Variable, type VariableLike } from '@dezero/core'
import { type NdArray, type ReduceOptions, where as whereArray } from '@dezero/ndarray'
import { checkOptions, isFloat, normalizeAxes } from '@dezero/ndarray/internal'
import { exp } from './exponential.ts'
import { weighted, where } from './piecewise.ts'

/** Folds axes, all of them unless told, and keeps them with length 1, so that its output broadcasts against its input. */
abstract class Reduction extends FunctionNode {
  override readonly attributes: Readonly<Pick<ReduceOptions, 'axis'>>

  constructor(axis?: ReduceOptions['axis']) {
    super()
    this.attributes = { axis: typeof axis === 'object' ? [...axis] : axis } // the caller may change its list
  }
  abstract override forward(x: NdArray): NdArray
}

/** y = max x along axes,  the gradient goes to the largest elements, in equal parts where there are several */
export class Max extends Reduction {
  static override get name() {
    return 'Max'
  }

  forward(x: NdArray) {
    return x.max({ axis: this.attributes.axis, keepdims: true })
  }
  backward(gy: Variable) {
    return toExtremes(gy, this.inputs[0], this.outputs[0], this.attributes.axis)
  }
}

/** y = min x along axes,  the gradient goes to the smallest elements, in equal parts where there are several */
export class Min extends Reduction {
  static override get name() {
    return 'Min'
  }

  forward(x: NdArray) {
    return x.min({ axis: this.attributes.axis, keepdims: true })
  }
  backward(gy: Variable) {
    return toExtremes(gy, this.inputs[0], this.outputs[0], this.attributes.axis)
  }
}

function toExtremes(gy: Variable, x: Variable, y: Variable, axis: ReduceOptions['axis']): Variable {
  const hit = x.data.equal(y.data).astype(gy.dtype)
  return weighted(gy, hit.div(hit.sum({ axis, keepdims: true })))
}

/** y = ln Σ eˣ along axes,  ∂y/∂x = eˣ / Σ eˣ, the softmax */
export class LogSumExp extends Reduction {
  static override get name() {
    return 'LogSumExp'
  }

  forward(integersOrFloats: NdArray) {
    const x = asFloats(integersOrFloats)
    const shift = this.#shift(x)
    return x.sub(shift).exp().sum({ axis: this.attributes.axis, keepdims: true }).log().add(shift)
  }
  backward(gy: Variable) {
    const x = asFloats(this.inputs[0])
    const powers = exp(x.sub(this.#shift(x.data))) // eˣ⁻ʸ would be less exact, for y is rounded
    return gy.mul(powers.div(sum(powers, { axis: this.attributes.axis, keepdims: true })))
  }
  /** What keeps eˣ from overflowing. */
  #shift(x: NdArray): NdArray {
    const largest = largestOf(x, this.attributes.axis)
    return whereArray(largest.abs().equal(Infinity), 0, largest) // ∞ − ∞ is NaN
  }
}

/** y = √Σx² along axes,  ∂y/∂x = x / y */
export class Norm extends Reduction {
  static override get name() {
    return 'Norm'
  }

  forward(integersOrFloats: NdArray) {
    const x = asFloats(integersOrFloats)
    const largest = largestOf(x.abs(), this.attributes.axis)
    const scale = whereArray(largest.equal(0).add(largest.equal(Infinity)), 1, largest) // x² would overflow, or vanish
    return x.div(scale).pow(2).sum({ axis: this.attributes.axis, keepdims: true }).sqrt().mul(scale)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const [y] = this.outputs
    const zero = y.data.equal(0)
    return where(zero, 0, gy.mul(x.div(y.add(zero.astype(y.dtype))))) // 0 / 0 is taken as 0
  }
}

/** The largest elements, with folded axes kept; 0 where there are none. */
function largestOf(x: NdArray, axis: ReduceOptions['axis']): NdArray {
  const options = { axis, keepdims: true }
  return x.size === 0 ? x.sum(options) : x.max(options)
}

/** The largest element along axes, or of everything. */
export const max = (x: VariableLike, options: ReduceOptions = {}): Variable => fold('max', Max, x, options)

/** The smallest element along axes, or of everything. */
export const min = (x: VariableLike, options: ReduceOptions = {}): Variable => fold('min', Min, x, options)

/** ln Σ eˣ along axes, or over everything; finite for every finite x, and −∞ for nothing. */
export const logSumExp = (x: VariableLike, options: ReduceOptions = {}): Variable =>
  fold('logSumExp', LogSumExp, x, options)

/** The Euclidean length √Σx² along axes, or of everything; its derivatives at 0 are taken as 0. */
export const norm = (x: VariableLike, options: ReduceOptions = {}): Variable => fold('norm', Norm, x, options)

/** A reduction whose axes, checked in its name, are dropped unless options say otherwise. */
function fold(
  name: string,
  Fold: new (axis: readonly number[]) => Reduction,
  x: VariableLike,
  options: ReduceOptions,
): Variable {
  const values = asOperand(x, `${name}, argument 1`)
  const axis = axesOf(name, values, options)
  const y = new Fold(axis).call(values)
  const left = values.shape.filter((_, i) => !axis.includes(i))
  return options.keepdims ? y : reshape(y, left)
}

/** The axes to fold, counted from 0; errors begin with the name of the operation. */
const axesOf = (name: string, x: Variable, options: ReduceOptions): number[] =>
  normalizeAxes(name, checkOptions(name, options, { axis: 0, keepdims: true }).axis, x.ndim)

/** The arithmetic mean along axes, or of everything; float64 for integers, NaN for nothing. */
export function mean(x: VariableLike, options: ReduceOptions = {}): Variable {
  const values = asFloats(asOperand(x, 'mean, argument 1'))
  const total = sum(values, { axis: axesOf('mean', values, options), keepdims: options.keepdims })
  return total.div(values.size / total.size)
}

export interface VarianceOptions extends ReduceOptions {
  /** The sum of squares is divided by n − ddof: 0 for all there is, 1 for a sample. Default 0. */
  ddof?: number | undefined
}

/** The mean squared distance from the mean along axes, or of everything. */
export function variance(x: VariableLike, options: VarianceOptions = {}): Variable {
  const values = asFloats(asOperand(x, 'variance, argument 1'))
  const { ddof = 0, keepdims, ...folded } = checkOptions('variance', options, { axis: 0, keepdims: true, ddof: 1 })
  const axis = normalizeAxes('variance', folded.axis, values.ndim)
  const count = axis.reduce((n, a) => n * values.shape[a], 1)
  if (ddof !== 0 && !(ddof < count)) {
    throw new RangeError(`variance: ddof must be a number below the ${count} elements of a sum, got ${ddof}`)
  }
  const squares = values.sub(mean(values, { axis, keepdims: true })).pow(2)
  return sum(squares, { axis, keepdims }).div(count - ddof)
}

/** Integers would overflow on the way: in a sum, in a difference. */
const asFloats = <X extends Variable | NdArray>(x: X): X => (isFloat(x.dtype) ? x : (x.astype('float64') as X))
