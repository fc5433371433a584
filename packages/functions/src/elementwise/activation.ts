import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import { type NdArray, where as whereArray } from '@dezero/ndarray'
import { asFloats } from '../floats.ts'
import { erfc, erfcOf } from './error-function.ts'
import { exp } from './exponential.ts'

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

/** y = x sigmoid x,  dy/dx = s (1 + x (1 − s)) where s = sigmoid x */
export class Silu extends FunctionNode {
  static override get name() {
    return 'Silu'
  }

  forward(x: NdArray) {
    return new Sigmoid().forward(x).mul(x)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const s = sigmoid(x)
    return gy.mul(s).mul(s.rsub(1).mul(x).add(1))
  }
}

/** y = x Φ(x),  dy/dx = Φ(x) + x φ(x), for the normal distribution's Φ(x) = erfc(−x / √2) / 2 and density φ */
export class Gelu extends FunctionNode {
  static override get name() {
    return 'Gelu'
  }

  forward(x: NdArray) {
    return erfcOf(x.mul(-Math.SQRT1_2)).mul(x).div(2)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const values = asFloats(x)
    const share = erfc(values.mul(-Math.SQRT1_2)).div(2)
    const density = exp(values.mul(values).div(-2)).div(Math.sqrt(2 * Math.PI))
    return gy.mul(share.add(values.mul(density)))
  }
}

/** 1 / (1 + e⁻ˣ), finite and exact for every x. */
export const sigmoid = (x: VariableLike): Variable => new Sigmoid().call(x)

/** ln(1 + eˣ), a smooth relu; finite and exact for every x. */
export const softplus = (x: VariableLike): Variable => new Softplus().call(x)

/** x sigmoid x, also called swish. */
export const silu = (x: VariableLike): Variable => new Silu().call(x)

/** x Φ(x), x times the probability that a normal number is below it: exactly so, not by tanh (Hendrycks and Gimpel, 2016). */
export const gelu = (x: VariableLike): Variable => new Gelu().call(x)
