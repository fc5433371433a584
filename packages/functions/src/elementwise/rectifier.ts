import { FunctionNode, greater, less, type Variable, type VariableLike, where } from '@dezero/core'
import { type NdArray, where as whereArray } from '@dezero/ndarray'
import { checkNumber } from '../check-number.ts'
import { exp } from './exponential.ts'

/** y = max(x, 0),  dy/dx = 1 where x > 0, else 0 */
export class Relu extends FunctionNode {
  static override get name() {
    return 'Relu'
  }

  forward(x: NdArray) {
    return x.maximum(0)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return where(greater(x, 0), gy, 0)
  }
}

/** y = min(max(x, 0), 6),  dy/dx = 1 where 0 < x < 6, else 0 */
export class Relu6 extends FunctionNode {
  static override get name() {
    return 'Relu6'
  }

  forward(x: NdArray) {
    return x.clip(0, 6)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return where(greater(x, 0).mul(less(x, 6)), gy, 0)
  }
}

/** y = x where x > 0, else slope · x,  dy/dx = 1 where x > 0, else slope */
export class LeakyRelu extends FunctionNode {
  static override get name() {
    return 'LeakyRelu'
  }

  override readonly attributes: { readonly slope: number }

  constructor(slope: number) {
    super()
    checkNumber('leakyRelu', 'slope', slope)
    this.attributes = { slope }
  }
  forward(x: NdArray) {
    return whereArray(x.greater(0), x, x.mul(this.attributes.slope))
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return where(greater(x, 0), gy, gy.mul(this.attributes.slope))
  }
}

/** y = x where x > 0, else α (eˣ − 1),  dy/dx = 1 where x > 0, else α eˣ */
export class Elu extends FunctionNode {
  static override get name() {
    return 'Elu'
  }

  override readonly attributes: { readonly alpha: number }

  constructor(alpha: number) {
    super()
    checkNumber('elu', 'alpha', alpha)
    this.attributes = { alpha }
  }
  forward(x: NdArray) {
    return whereArray(x.greater(0), x, x.minimum(0).expm1().mul(this.attributes.alpha))
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const isPositive = greater(x, 0)
    const power = exp(where(isPositive, 0, x)) // eˣ would overflow where it is not taken
    return gy.mul(where(isPositive, 1, power.mul(this.attributes.alpha)))
  }
}

/** max(x, 0); the derivative at 0 is taken as 0. */
export const relu = (x: VariableLike): Variable => new Relu().call(x)

/** x moved into [0, 6]; the derivative at 0 and 6 is taken as 0. */
export const relu6 = (x: VariableLike): Variable => new Relu6().call(x)

/** x above 0, slope · x below. The slope is the book's; PyTorch has 0.01. */
export const leakyRelu = (x: VariableLike, slope = 0.2): Variable => new LeakyRelu(slope).call(x)

/** x above 0, below a curve that nears −alpha. */
export const elu = (x: VariableLike, alpha = 1): Variable => new Elu(alpha).call(x)

/** elu with the two constants that keep mean 0 and variance 1 from layer to layer (Klambauer et al., 2017). */
export const selu = (x: VariableLike): Variable => elu(x, 1.6732632423543772).mul(1.0507009873554805)
