import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map } from '@dezero/ndarray/internal'
import * as loops from '../math/loops.ts'

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

/** y = 2ˣ,  dy/dx = y ln 2 */
export class Exp2 extends FunctionNode {
  static override get name() {
    return 'Exp2'
  }

  forward(x: NdArray) {
    return map(x, loops.exp2)
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y).mul(Math.LN2)
  }
}

/** eˣ (step 3). */
export const exp = (x: VariableLike): Variable => new Exp().call(x)

/** eˣ − 1, exact near 0. */
export const expm1 = (x: VariableLike): Variable => new Expm1().call(x)

/** 2ˣ, exact for whole numbers. */
export const exp2 = (x: VariableLike): Variable => new Exp2().call(x)
