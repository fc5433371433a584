import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { floatPair } from '../floats.ts'
import { checkSameShape, type LossOptions, reduced, reductionOf } from './reduction.ts'

/** y = (x0 − x1)²,  ∂y/∂x0 = 2 (x0 − x1),  ∂y/∂x1 = −2 (x0 − x1) */
export class SquaredError extends FunctionNode {
  static override get name() {
    return 'SquaredError'
  }

  forward(x0: NdArray, x1: NdArray) {
    const difference = x0.sub(x1)
    return difference.mul(difference)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    const gx0 = gy.mul(x0.sub(x1)).mul(2)
    return [gx0, x1.needsGrad ? gx0.neg() : null]
  }
}

/** The squared differences of two variables of one shape, summed and divided by the number of rows (step 42). */
export function meanSquaredError(x0: VariableLike, x1: VariableLike, options: LossOptions = {}): Variable {
  const reduction = reductionOf('meanSquaredError', options)
  const [first, second] = floatPair('meanSquaredError', x0, x1)
  checkSameShape('meanSquaredError', first, second)
  return reduced(new SquaredError().call(first, second), reduction)
}
