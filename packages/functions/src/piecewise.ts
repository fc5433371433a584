import { asOperand, FunctionNode, Variable, type VariableLike } from '@dezero/core'
import { asArray, type NdArray, where as whereArray } from '@dezero/ndarray'
import { describeValue, isFloat } from '@dezero/ndarray/internal'

/** y = |x|,  dy/dx = sign x */
export class Abs extends FunctionNode {
  static override get name() {
    return 'Abs'
  }

  forward(x: NdArray) {
    return x.abs()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(x.data.sign())
  }
}

/** y = max(x0, x1),  the gradient goes to the larger one, half to each where they are equal */
export class Maximum extends FunctionNode {
  static override get name() {
    return 'Maximum'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.maximum(x1)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    return share(gy, x0, x1, x0.data.greater(x1.data))
  }
}

/** y = min(x0, x1),  the gradient goes to the smaller one, half to each where they are equal */
export class Minimum extends FunctionNode {
  static override get name() {
    return 'Minimum'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.minimum(x1)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    return share(gy, x0, x1, x0.data.less(x1.data))
  }
}

/** Gives the gradient to x0 where it wins, to x1 where it does not, and half to each where they are equal. */
function share(gy: Variable, x0: Variable, x1: Variable, x0Wins: NdArray): (Variable | null)[] {
  const dtype = isFloat(gy.dtype) ? gy.dtype : 'float64' // integers have no half
  const part0 = whereArray(x0.data.equal(x1.data), 0.5, x0Wins.astype(dtype)).astype(dtype)
  return [
    x0.needsGrad ? weighted(gy, part0).sumTo(x0.shape) : null,
    x1.needsGrad ? weighted(gy, part0.rsub(1)).sumTo(x1.shape) : null,
  ]
}

/** The gradient times weights; where a weight is 0 so is the result, even if the gradient is infinite there. */
export const weighted = (gy: Variable, weights: NdArray): Variable => where(weights.notEqual(0), gy.mul(weights), 0)

/** y = min(max(x, low), high),  dy/dx = 1 where low ≤ x ≤ high, else 0 */
export class Clip extends FunctionNode {
  static override get name() {
    return 'Clip'
  }

  override readonly attributes: { readonly low: number; readonly high: number }

  constructor(low: number, high: number) {
    super()
    if (typeof low !== 'number' || typeof high !== 'number') {
      throw new TypeError(
        `clip: low and high must be numbers, ±Infinity for an open bound; got ${describeValue(low)} and ${describeValue(high)}`,
      )
    }
    if (!(low <= high)) throw new RangeError(`clip: low ${low} must not be above high ${high}`)
    this.attributes = { low, high }
  }
  forward(x: NdArray) {
    const { low, high } = this.attributes
    return x.clip(low, high)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const { low, high } = this.attributes
    const inside = x.data.greaterEqual(low).mul(x.data.lessEqual(high))
    return where(inside, gy, 0)
  }
}

/** y = x0 where the condition holds, else x1;  each gets the gradient where it was taken */
export class Where extends FunctionNode {
  static override get name() {
    return 'Where'
  }

  override readonly attributes: { readonly condition: NdArray }

  constructor(condition: NdArray) {
    super()
    this.attributes = { condition: condition.astype('bool') }
  }
  forward(x0: NdArray, x1: NdArray) {
    return whereArray(this.attributes.condition, x0, x1)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    const { condition } = this.attributes
    return [
      x0.needsGrad ? where(condition, gy, 0).sumTo(x0.shape) : null,
      x1.needsGrad ? where(condition, 0, gy).sumTo(x1.shape) : null,
    ]
  }
}

/** |x|; the derivative at 0 is taken as 0. */
export const abs = (x: VariableLike): Variable => new Abs().call(x)

/** The larger of two, element by element. */
export const maximum = (x0: VariableLike, x1: VariableLike): Variable => new Maximum().call(x0, x1)

/** The smaller of two, element by element. */
export const minimum = (x0: VariableLike, x1: VariableLike): Variable => new Minimum().call(x0, x1)

/** x moved into [low, high]; leave one bound open with ±Infinity. */
export const clip = (x: VariableLike, low: number, high: number): Variable => new Clip(low, high).call(x)

/** x0 where the condition (not differentiated) holds, x1 elsewhere, all three broadcast together. */
export function where(condition: VariableLike, x0: VariableLike, x1: VariableLike): Variable {
  const mask = condition instanceof Variable ? condition.data : asArray(condition, { role: 'where, argument 1' })
  return new Where(mask).call(operand(x0, 'where, argument 2'), operand(x1, 'where, argument 3'))
}

/** Numbers stay what they are, since they never widen float32. */
const operand = (x: VariableLike, role: string): VariableLike => (typeof x === 'number' ? x : asOperand(x, role))
