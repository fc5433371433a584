import { asOperand, equal, FunctionNode, type Variable, type VariableLike, where } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map, mapPairs } from '@dezero/ndarray/internal'
import { asFloats, floatPair } from '../floats.ts'
import * as loops from '../math/loops.ts'
import { log } from './logarithm.ts'

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

/** y = ∛x,  dy/dx = 1 / 3y² */
export class Cbrt extends FunctionNode {
  static override get name() {
    return 'Cbrt'
  }

  forward(x: NdArray) {
    return map(x, loops.cbrt)
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.div(y.mul(y).mul(3))
  }
}

/** y = 1 / x,  dy/dx = −y² */
export class Reciprocal extends FunctionNode {
  static override get name() {
    return 'Reciprocal'
  }

  forward(x: NdArray) {
    return x.rdiv(1)
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y.mul(y).neg())
  }
}

/** y = 1 / √x,  dy/dx = −y³ / 2 */
export class Rsqrt extends FunctionNode {
  static override get name() {
    return 'Rsqrt'
  }

  forward(x: NdArray) {
    return map(x, loops.rsqrt)
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y.pow(3)).div(-2)
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

/** y = √(x0² + x1²),  ∂y/∂x0 = x0 / y,  ∂y/∂x1 = x1 / y */
export class Hypot extends FunctionNode {
  static override get name() {
    return 'Hypot'
  }

  forward(x0: NdArray, x1: NdArray) {
    return mapPairs('hypot', x0, x1, loops.hypot)
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    const isZero = equal(y, 0)
    const length = y.add(isZero)
    return this.inputs.map((x) => {
      if (!x.needsGrad) return null
      return where(isZero, 0, gy.mul(x.div(length))).sumTo(x.shape) // 0 / 0 is taken as 0
    })
  }
}

/** x² (step 2), of integers too as a float. */
export const square = (x: VariableLike): Variable => new Square().call(asFloats(asOperand(x, 'square, argument 1')))

/** The square root; its derivative at 0 is infinite. */
export const sqrt = (x: VariableLike): Variable => new Sqrt().call(x)

/** The cube root, of negative numbers too; its derivative at 0 is infinite. */
export const cbrt = (x: VariableLike): Variable => new Cbrt().call(x)

/** 1 / x, of integers too as a float. */
export const reciprocal = (x: VariableLike): Variable => new Reciprocal().call(x)

/** 1 / √x */
export const rsqrt = (x: VariableLike): Variable => new Rsqrt().call(x)

/** x0 to the power of x1, both differentiable; `x.pow(c)` is for constants. The base is above 0 where x1 is no whole number. */
export const power = (x0: VariableLike, x1: VariableLike): Variable => new Power().call(...floatPair('power', x0, x1))

/** The length √(x0² + x1²), which neither overflows nor vanishes on the way; its derivatives at (0, 0) are taken as 0. */
export const hypot = (x0: VariableLike, x1: VariableLike): Variable => new Hypot().call(x0, x1)
