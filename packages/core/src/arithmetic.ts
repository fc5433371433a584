import type { DType, NdArray } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'
import { FunctionNode, keepsCompiled, type VariableLike } from './function.ts'
import { type Grad, Variable } from './variable.ts'

/** y = x0 + x1,  ∂y/∂x0 = 1,  ∂y/∂x1 = 1 */
export class Add extends FunctionNode {
  static override get name() {
    return 'Add'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.add(x1)
  }
  backward(gy: Grad) {
    const [x0, x1] = this.inputs
    return [gy.sumTo(x0.shape), gy.sumTo(x1.shape)]
  }
}

/** y = x0 · x1,  ∂y/∂x0 = x1,  ∂y/∂x1 = x0 */
export class Mul extends FunctionNode {
  static override get name() {
    return 'Mul'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.mul(x1)
  }
  backward(gy: Grad) {
    const [x0, x1] = this.inputs
    const gx0 = x0.needsGrad ? gy.mul(x1).sumTo(x0.shape) : null
    const gx1 = x1.needsGrad ? gy.mul(x0).sumTo(x1.shape) : null
    return [gx0, gx1]
  }
}

/** y = −x,  dy/dx = −1 */
export class Neg extends FunctionNode {
  static override get name() {
    return 'Neg'
  }

  forward(x: NdArray) {
    return x.neg()
  }
  backward(gy: Grad) {
    return gy.neg()
  }
}

/** y = x0 − x1,  ∂y/∂x0 = 1,  ∂y/∂x1 = −1 */
export class Sub extends FunctionNode {
  static override get name() {
    return 'Sub'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.sub(x1)
  }
  backward(gy: Grad) {
    const [x0, x1] = this.inputs
    return [gy.sumTo(x0.shape), x1.needsGrad ? gy.neg().sumTo(x1.shape) : null]
  }
}

/** y = x0 / x1,  ∂y/∂x0 = 1 / x1,  ∂y/∂x1 = −x0 / x1² */
export class Div extends FunctionNode {
  static override get name() {
    return 'Div'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.div(x1)
  }
  backward(gy: Grad) {
    const [x0, x1] = this.inputs
    const [y] = this.outputs
    // −y / x1 is −x0 / x1² without the square, which could leave the range of the type.
    const gx0 = x0.needsGrad ? gy.div(x1).sumTo(x0.shape) : null
    const gx1 = x1.needsGrad ? gy.mul(y.neg().div(x1)).sumTo(x1.shape) : null
    return [gx0, gx1]
  }
}

/** y = xᶜ,  dy/dx = c · xᶜ⁻¹ */
export class Pow extends FunctionNode {
  static override get name() {
    return 'Pow'
  }

  override readonly attributes: { readonly c: number }

  constructor(c: number) {
    super()
    if (typeof c !== 'number') {
      throw new TypeError(
        `pow: the exponent must be a number, got ${describeValue(c)}; power of @dezero/functions takes Variables, on the full core`,
      )
    }
    this.attributes = { c }
  }
  forward(x: NdArray) {
    return x.pow(this.attributes.c)
  }
  backward(gy: Grad) {
    const [x] = this.inputs
    const { c } = this.attributes
    if (c === 0) return gy.mul(0) // x⁻¹ would make it 0 · ∞ at 0
    return gy.mul(x.pow(c - 1)).mul(c)
  }
}

/** y = x in another dtype; the gradient goes back to the dtype of x */
export class Cast extends FunctionNode {
  static override get name() {
    return 'Cast'
  }

  override readonly attributes: { readonly dtype: DType }

  constructor(dtype: DType) {
    super()
    this.attributes = { dtype }
  }
  forward(x: NdArray) {
    return x.astype(this.attributes.dtype)
  }
  backward(gy: Grad) {
    return gy
  }
}

export const add = (x0: VariableLike, x1: VariableLike): Variable => new Add().call(x0, x1)
export const mul = (x0: VariableLike, x1: VariableLike): Variable => new Mul().call(x0, x1)
export const neg = (x: VariableLike): Variable => new Neg().call(x)
export const sub = (x0: VariableLike, x1: VariableLike): Variable => new Sub().call(x0, x1)
export const div = (x0: VariableLike, x1: VariableLike): Variable => new Div().call(x0, x1)
export const pow = (x: VariableLike, c: number): Variable => new Pow(c).call(x)

const one = new Variable(1)
keepsCompiled.push(add(one, one), mul(one, one), neg(one), sub(one, one), div(one, one), pow(one, 1))
