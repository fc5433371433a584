import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'

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

/** eˣ (step 3). */
export const exp = (x: VariableLike): Variable => new Exp().call(x)

/** The natural logarithm. */
export const log = (x: VariableLike): Variable => new Log().call(x)

/** The square root; its derivative at 0 is infinite. */
export const sqrt = (x: VariableLike): Variable => new Sqrt().call(x)
