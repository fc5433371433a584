import { asOperand, equal, FunctionNode, type Variable, type VariableLike, where } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { asFloats, floatPair } from '../floats.ts'

/** y = eˣ,  dy/dx = y */
export class Exp extends FunctionNode {
  static override get name() {
    return 'Exp'
  }

  forward(x: NdArray) {
    return x.exp()
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y)
  }
}

/** y = eˣ − 1,  dy/dx = eˣ */
export class Expm1 extends FunctionNode {
  static override get name() {
    return 'Expm1'
  }

  forward(x: NdArray) {
    return x.expm1()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(exp(x))
  }
}

/** y = ln x,  dy/dx = 1 / x */
export class Log extends FunctionNode {
  static override get name() {
    return 'Log'
  }

  forward(x: NdArray) {
    return x.log()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.div(x)
  }
}

/** y = ln(1 + x),  dy/dx = 1 / (1 + x) */
export class Log1p extends FunctionNode {
  static override get name() {
    return 'Log1p'
  }

  forward(x: NdArray) {
    return x.log1p()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.div(asFloats(x).add(1))
  }
}

/** y = √x,  dy/dx = 1 / 2y */
export class Sqrt extends FunctionNode {
  static override get name() {
    return 'Sqrt'
  }

  forward(x: NdArray) {
    return x.sqrt()
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.div(y.mul(2))
  }
}

/** y = x²,  dy/dx = 2x */
export class Square extends FunctionNode {
  static override get name() {
    return 'Square'
  }

  forward(x: NdArray) {
    return x.mul(x)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(x).mul(2)
  }
}

/** y = x0ˣ¹,  ∂y/∂x0 = x1 · x0ˣ¹⁻¹,  ∂y/∂x1 = y ln x0 */
export class Power extends FunctionNode {
  static override get name() {
    return 'Power'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.pow(x1)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    const [y] = this.outputs
    const isZero = equal(x0, 0)
    const exponent = where(isZero.mul(equal(x1, 0)), 1, x1.sub(1)) // 0⁻¹ would make it 0 · ∞
    return [
      x0.needsGrad ? gy.mul(x1.mul(power(x0, exponent))).sumTo(x0.shape) : null,
      x1.needsGrad ? gy.mul(y.mul(log(x0.add(isZero)))).sumTo(x1.shape) : null, // 0 · ln 0 is taken as 0
    ]
  }
}

/** eˣ (step 3). */
export const exp = (x: VariableLike): Variable => new Exp().call(x)

/** eˣ − 1, exact near 0. */
export const expm1 = (x: VariableLike): Variable => new Expm1().call(x)

/** The natural logarithm. */
export const log = (x: VariableLike): Variable => new Log().call(x)

/** ln(1 + x), exact near 0. */
export const log1p = (x: VariableLike): Variable => new Log1p().call(x)

/** x² (step 2), of integers too as a float. */
export const square = (x: VariableLike): Variable => new Square().call(asFloats(asOperand(x, 'square, argument 1')))

/** x0 to the power of x1, both differentiable; `x.pow(c)` is for constants. The base is above 0 where x1 is no whole number. */
export const power = (x0: VariableLike, x1: VariableLike): Variable => new Power().call(...floatPair('power', x0, x1))

/** The square root; its derivative at 0 is infinite. */
export const sqrt = (x: VariableLike): Variable => new Sqrt().call(x)
