import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'

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

/** The hyperbolic tangent (step 35). */
export const tanh = (x: VariableLike): Variable => new Tanh().call(x)
