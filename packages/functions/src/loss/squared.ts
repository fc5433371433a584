import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { clip } from '../elementwise/piecewise.ts'
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

/** y = d² / 2 where |d| ≤ δ, else δ (|d| − δ / 2), for d = x0 − x1;  ∂y/∂x0 = d moved into [−δ, δ],  ∂y/∂x1 = −∂y/∂x0 */
export class Huber extends FunctionNode {
  static override get name() {
    return 'Huber'
  }

  override readonly attributes: { readonly delta: number }

  constructor(delta: number) {
    super()
    if (!(delta > 0 && delta < Infinity)) throw new RangeError(`huber: delta must be a number above 0, got ${delta}`)
    this.attributes = { delta }
  }
  forward(x0: NdArray, x1: NdArray) {
    const distance = x0.sub(x1).abs()
    const inside = distance.minimum(this.attributes.delta)
    return inside.mul(distance.sub(inside.div(2)))
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    const { delta } = this.attributes
    const gx0 = gy.mul(clip(x0.sub(x1), -delta, delta))
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

export interface HuberOptions extends LossOptions {
  /** Up to this difference the loss is a parabola, beyond it a straight line; 1 when left out. */
  delta?: number | undefined
}

/** Half the squared differences where they are small, their amounts where they are large; over rows as above. */
export function huber(x0: VariableLike, x1: VariableLike, options: HuberOptions = {}): Variable {
  const { delta = 1, ...rest } = checkOptions('huber', options, { delta: 1, reduction: 'sum' })
  const reduction = reductionOf('huber', rest)
  const [first, second] = floatPair('huber', x0, x1)
  checkSameShape('huber', first, second)
  return reduced(new Huber(delta).call(first, second), reduction)
}
