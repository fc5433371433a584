import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'

/** y = sin x,  dy/dx = cos x */
export class Sin extends FunctionNode {
  static override get name() {
    return 'Sin'
  }

  forward(x: NdArray) {
    return x.sin()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(cos(x))
  }
}

/** y = cos x,  dy/dx = −sin x */
export class Cos extends FunctionNode {
  static override get name() {
    return 'Cos'
  }

  forward(x: NdArray) {
    return x.cos()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(sin(x).neg())
  }
}

/** y = tan x,  dy/dx = 1 + y² */
export class Tan extends FunctionNode {
  static override get name() {
    return 'Tan'
  }

  forward(x: NdArray) {
    return x.tan()
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y.mul(y).add(1))
  }
}

/** The sine of x in radians (step 27). */
export const sin = (x: VariableLike): Variable => new Sin().call(x)

/** The cosine of x in radians (step 34). */
export const cos = (x: VariableLike): Variable => new Cos().call(x)

/** The tangent of x in radians. */
export const tan = (x: VariableLike): Variable => new Tan().call(x)
