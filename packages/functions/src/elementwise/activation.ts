import { FunctionNode, greater, type Variable, type VariableLike, where } from '@dezero/core'
import { type NdArray, where as whereArray } from '@dezero/ndarray'

/** y = 1 / (1 + e⁻ˣ),  dy/dx = y (1 − y) */
export class Sigmoid extends FunctionNode {
  static override get name() {
    return 'Sigmoid'
  }

  forward(x: NdArray) {
    // eˣ / (1 + eˣ) where x is negative, so that nothing overflows.
    const e = x.abs().neg().exp()
    return whereArray(x.less(0), e, 1).div(e.add(1))
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y).mul(y.rsub(1))
  }
}

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

/** y = ln(1 + eˣ),  dy/dx = sigmoid x */
export class Softplus extends FunctionNode {
  static override get name() {
    return 'Softplus'
  }

  forward(x: NdArray) {
    return x.maximum(0).add(x.abs().neg().exp().log1p())
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(sigmoid(x))
  }
}

/** 1 / (1 + e⁻ˣ), finite and exact for every x. */
export const sigmoid = (x: VariableLike): Variable => new Sigmoid().call(x)

/** max(x, 0); the derivative at 0 is taken as 0. */
export const relu = (x: VariableLike): Variable => new Relu().call(x)

/** ln(1 + eˣ), a smooth relu; finite and exact for every x. */
export const softplus = (x: VariableLike): Variable => new Softplus().call(x)
