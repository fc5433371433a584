import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map } from '@dezero/ndarray/internal'
import * as loops from '../math/loops.ts'

/** y = sinh x,  dy/dx = cosh x */
export class Sinh extends FunctionNode {
  static override get name() {
    return 'Sinh'
  }

  forward(x: NdArray) {
    return map(x, loops.sinh)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(cosh(x))
  }
}

/** y = cosh x,  dy/dx = sinh x */
export class Cosh extends FunctionNode {
  static override get name() {
    return 'Cosh'
  }

  forward(x: NdArray) {
    return map(x, loops.cosh)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(sinh(x))
  }
}

/** y = tanh x,  dy/dx = 1 − y² */
export class Tanh extends FunctionNode {
  static override get name() {
    return 'Tanh'
  }

  forward(x: NdArray) {
    return x.tanh()
  }
  backward(gy: Variable) {
    const [y] = this.outputs
    return gy.mul(y.mul(y).rsub(1))
  }
}

/** The hyperbolic sine (eˣ − e⁻ˣ) / 2. */
export const sinh = (x: VariableLike): Variable => new Sinh().call(x)

/** The hyperbolic cosine (eˣ + e⁻ˣ) / 2. */
export const cosh = (x: VariableLike): Variable => new Cosh().call(x)

/** The hyperbolic tangent (step 35). */
export const tanh = (x: VariableLike): Variable => new Tanh().call(x)
