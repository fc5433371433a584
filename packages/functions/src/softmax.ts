import { FunctionNode, sum, type Variable, type VariableLike } from '@dezero/core'
import { Reduction } from '@dezero/core/internal'
import { type NdArray, type ReduceOptions, where } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { asFloats } from './floats.ts'

export interface SoftmaxOptions {
  /** The axis or axes whose elements become probabilities; the last one when left out. */
  axis?: number | readonly number[] | undefined
}

/** y = eˣ / Σ eˣ along axes,  ∂L/∂x = y (∂L/∂y − Σ y ∂L/∂y) */
export class Softmax extends FunctionNode {
  static override get name() {
    return 'Softmax'
  }

  override readonly attributes: Readonly<SoftmaxOptions>

  constructor(axis: SoftmaxOptions['axis']) {
    super()
    this.attributes = { axis: copyOf(axis) }
  }
  forward(x: NdArray) {
    const powers = shifted(x, this.attributes.axis).exp()
    return powers.div(powers.sum({ ...this.attributes, keepdims: true }))
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    const part = gy.mul(y)
    return part.sub(y.mul(sum(part, { ...this.attributes, keepdims: true })))
  }
}

/** y = x − ln Σ eˣ along axes,  ∂L/∂x = ∂L/∂y − eʸ Σ ∂L/∂y */
export class LogSoftmax extends FunctionNode {
  static override get name() {
    return 'LogSoftmax'
  }

  override readonly attributes: Readonly<SoftmaxOptions>

  constructor(axis: SoftmaxOptions['axis']) {
    super()
    this.attributes = { axis: copyOf(axis) }
  }
  forward(x: NdArray) {
    const z = shifted(x, this.attributes.axis)
    return z.sub(
      z
        .exp()
        .sum({ ...this.attributes, keepdims: true })
        .log(),
    )
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const { axis } = this.attributes
    return gy.sub(new Softmax(axis).call(x).mul(sum(gy, { axis, keepdims: true })))
  }
}

/** y = ln Σ eˣ along axes,  ∂y/∂x = eˣ / Σ eˣ, the softmax */
export class LogSumExp extends Reduction {
  static override get name() {
    return 'LogSumExp'
  }

  forward(x: NdArray) {
    const axis = this.axesOf(x)
    const values = asFloats(x)
    const shift = shiftOf(values, axis)
    const y = values.sub(shift).exp().sum({ axis, keepdims: true }).log().add(shift)
    return this.attributes.keepdims ? y : y.squeeze({ axis })
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return this.unfolded(gy).mul(new Softmax(this.attributes.axis).call(x))
  }
}

/** x minus its largest element along axes, so that eˣ does not overflow. */
const shifted = (x: NdArray, axis: ReduceOptions['axis']): NdArray => {
  const values = asFloats(x)
  return values.sub(shiftOf(values, axis))
}

/** The largest elements, or 0 where there are none, or where they are infinite, for ∞ − ∞ is NaN. */
function shiftOf(x: NdArray, axis: ReduceOptions['axis']): NdArray {
  const options = { axis, keepdims: true }
  const largest = x.size === 0 ? x.sum(options) : x.max(options)
  return where(largest.abs().equal(Infinity), 0, largest)
}

/** The caller may change its list before the backward pass. */
const copyOf = (axis: SoftmaxOptions['axis']) => (typeof axis === 'object' ? [...axis] : axis)

/** Probabilities eˣ / Σ eˣ along an axis, the last one unless told (step 47). */
export const softmax = (x: VariableLike, options: SoftmaxOptions = {}): Variable =>
  new Softmax(checkOptions('softmax', options, { axis: 0 }).axis ?? -1).call(x)

/** Logarithms of the softmax, exact where that vanishes (step 47). */
export const logSoftmax = (x: VariableLike, options: SoftmaxOptions = {}): Variable =>
  new LogSoftmax(checkOptions('logSoftmax', options, { axis: 0 }).axis ?? -1).call(x)

/** ln Σ eˣ along axes, or over everything; finite for every finite x, and −∞ for nothing. */
export const logSumExp = (x: VariableLike, options: ReduceOptions = {}): Variable => new LogSumExp(options).call(x)
