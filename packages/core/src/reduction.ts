import type { CumulativeOptions, NdArray, ReduceOptions, VarianceOptions } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/internal'
import { checkOptions, isFloat, normalizeAxes, withLengthOne } from '@dezero/ndarray/internal'
import { equal } from './comparison.ts'
import { Reduction, weighted } from './fold.ts'
import { asOperand, FunctionNode, type VariableLike } from './function.ts'
import { type Grad, Variable } from './variable.ts'

/** y = Σ x along axes; every summand gets the gradient of its sum (step 39) */
export class Sum extends Reduction {
  static override get name() {
    return 'Sum'
  }

  forward(x: NdArray) {
    return x.sum(this.attributes)
  }
  backward(gy: Grad) {
    return this.unfolded(gy).broadcastTo(this.inputs[0].shape)
  }
}

/** y = max x along axes,  the gradient goes to the largest elements, in equal parts where there are several */
export class Max extends Reduction {
  static override get name() {
    return 'Max'
  }

  forward(x: NdArray) {
    return x.max(this.attributes)
  }
  backward(gy: Grad) {
    return toExtremes(this.unfolded(gy), this.inputs[0], this.unfolded(this.outputs[0]), this.attributes.axis)
  }
}

/** y = min x along axes,  the gradient goes to the smallest elements, in equal parts where there are several */
export class Min extends Reduction {
  static override get name() {
    return 'Min'
  }

  forward(x: NdArray) {
    return x.min(this.attributes)
  }
  backward(gy: Grad) {
    return toExtremes(this.unfolded(gy), this.inputs[0], this.unfolded(this.outputs[0]), this.attributes.axis)
  }
}

function toExtremes(gy: Variable, x: Variable, y: Variable, axis: ReduceOptions['axis']): Variable {
  const hit = equal(x, y).astype(isFloat(gy.dtype) ? gy.dtype : 'float64')
  return weighted(gy, hit.div(hit.sum({ axis, keepdims: true })))
}

/** yᵢ = x₀ + … + xᵢ along an axis; every summand gets the gradients of the sums that it is part of */
export class Cumsum extends FunctionNode {
  static override get name() {
    return 'Cumsum'
  }

  override readonly attributes: { readonly axis: number }

  constructor(axis: number) {
    super()
    this.attributes = { axis }
  }
  forward(x: NdArray) {
    return x.cumsum(this.attributes)
  }
  backward(gy: Grad) {
    const { axis } = this.attributes
    return gy.flip({ axis }).cumsum({ axis }).flip({ axis })
  }
}

/** The sum along axes, or of everything. */
export const sum = (x: VariableLike, options: ReduceOptions = {}): Variable => new Sum(options).call(x)

/** The largest element along axes, or of everything; equal ones share its gradient. */
export const max = (x: VariableLike, options: ReduceOptions = {}): Variable => new Max(options).call(x)

/** The smallest element along axes, or of everything; equal ones share its gradient. */
export const min = (x: VariableLike, options: ReduceOptions = {}): Variable => new Min(options).call(x)

/** The arithmetic mean along axes, or of everything; float64 for integers, NaN for nothing. */
export function mean(x: VariableLike, options: ReduceOptions = {}): Variable {
  const { axis, keepdims } = checkOptions('mean', options, { axis: 0, keepdims: true })
  const operand = asOperand(x, 'mean, argument 1')
  const values = isFloat(operand.dtype) ? operand : operand.astype('float64') // the sum of integers would overflow
  const total = sum(values, { axis: normalizeAxes('mean', axis, values.ndim), keepdims })
  return total.div(values.size / total.size)
}

/** The mean squared distance from the mean along axes, or of everything. */
export const variance = (x: VariableLike, options: VarianceOptions = {}): Variable =>
  arrays.variance(asOperand(x, 'variance, argument 1'), options)

/** The square root of the variance; its derivative at 0 is infinite. */
export const std = (x: VariableLike, options: VarianceOptions = {}): Variable =>
  arrays.std(asOperand(x, 'std, argument 1'), options)

/** The product along axes, or of everything; its derivatives are right beside zeros too. */
export function prod(x: VariableLike, options: ReduceOptions = {}): Variable {
  const { axis, keepdims } = checkOptions('prod', options, { axis: 0, keepdims: true })
  const operand = asOperand(x, 'prod, argument 1')
  const values = operand.dtype === 'bool' ? operand.astype('int32') : operand
  const axes = normalizeAxes('prod', axis, values.ndim)
  const left = values.shape.filter((_, a) => !axes.includes(a))
  const count = axes.reduce((n, a) => n * values.shape[a], 1)
  const order = axes.map((_, i) => i)
  const y = product(values.moveaxis(axes, order).reshape([count, ...left]))
  return y.reshape(keepdims ? withLengthOne(values.shape, axes) : left)
}

/** The product along the first axis: of halves, of quarters …, which needs no division. */
function product(x: Variable): Variable {
  const [n, ...rest] = x.shape
  if (n === 0) return x.pad([[0, 1], ...rest.map((): [number, number] => [0, 0])], { value: 1 })
  let factors = x
  let odd: Variable | undefined
  for (let count = n; count > 1; count >>= 1) {
    const half = count >> 1
    if (count % 2 === 1) {
      const last = factors.slice(count - 1)
      odd = odd === undefined ? last : odd.mul(last)
    }
    factors = factors.slice(`:${half}`).mul(factors.slice(`${half}:${2 * half}`))
  }
  return odd === undefined ? factors : factors.mul(odd)
}

/** Sums of the first 1, 2, 3, … elements along an axis, or of the flattened variable. */
export function cumsum(x: VariableLike, options: CumulativeOptions = {}): Variable {
  const { axis } = checkOptions('cumsum', options, { axis: 0 })
  const values = asOperand(x, 'cumsum, argument 1')
  return axis === undefined ? new Cumsum(0).call(values.reshape(-1)) : new Cumsum(axis).call(values)
}

export interface ReductionMethods {
  sum(options?: ReduceOptions): Variable
  /** The product along axes, or of everything. */
  prod(options?: ReduceOptions): Variable
  mean(options?: ReduceOptions): Variable
  max(options?: ReduceOptions): Variable
  min(options?: ReduceOptions): Variable
  /** The mean squared distance from the mean. */
  variance(options?: VarianceOptions): Variable
  /** The square root of the variance. */
  std(options?: VarianceOptions): Variable
  /** Sums of the first 1, 2, 3, … elements. */
  cumsum(options?: CumulativeOptions): Variable
}

declare module './variable.ts' {
  interface Variable extends ReductionMethods {}
}

const methods: ReductionMethods & ThisType<Variable> = {
  sum(options) {
    return sum(this, options)
  },
  prod(options) {
    return prod(this, options)
  },
  mean(options) {
    return mean(this, options)
  },
  max(options) {
    return max(this, options)
  },
  min(options) {
    return min(this, options)
  },
  variance(options) {
    return variance(this, options)
  },
  std(options) {
    return std(this, options)
  },
  cumsum(options) {
    return cumsum(this, options)
  },
}

Object.assign(Variable.prototype, methods)
