import {
  equal,
  FunctionNode,
  greater,
  greaterEqual,
  less,
  lessEqual,
  sign,
  type Variable,
  type VariableLike,
  where,
} from '@dezero/core'
import { weighted } from '@dezero/core/internal'
import type { NdArray } from '@dezero/ndarray'
import { describeValue, isFloat } from '@dezero/ndarray/internal'

/** y = |x|,  dy/dx = sign x */
export class Abs extends FunctionNode {
  static override get name() {
    return 'Abs'
  }

  forward(x: NdArray) {
    return x.abs()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(sign(x))
  }
}

/** y = max(x0, x1),  the gradient goes to the larger one, half to each where they are equal */
export class Maximum extends FunctionNode {
  static override get name() {
    return 'Maximum'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.maximum(x1)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    return share(gy, x0, x1, greater(x0, x1))
  }
}

/** y = min(x0, x1),  the gradient goes to the smaller one, half to each where they are equal */
export class Minimum extends FunctionNode {
  static override get name() {
    return 'Minimum'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.minimum(x1)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    return share(gy, x0, x1, less(x0, x1))
  }
}

/** Gives the gradient to x0 where it wins, to x1 where it does not, and half to each where they are equal. */
function share(gy: Variable, x0: Variable, x1: Variable, x0Wins: Variable): (Variable | null)[] {
  const dtype = isFloat(gy.dtype) ? gy.dtype : 'float64' // integers have no half
  const part0 = where(equal(x0, x1), 0.5, x0Wins.astype(dtype))
  return [
    x0.needsGrad ? weighted(gy, part0).sumTo(x0.shape) : null,
    x1.needsGrad ? weighted(gy, part0.rsub(1)).sumTo(x1.shape) : null,
  ]
}

/** y = min(max(x, low), high),  dy/dx = 1 where low ≤ x ≤ high, else 0 */
export class Clip extends FunctionNode {
  static override get name() {
    return 'Clip'
  }

  override readonly attributes: { readonly low: number; readonly high: number }

  constructor(low: number, high: number) {
    super()
    if (typeof low !== 'number' || typeof high !== 'number') {
      throw new TypeError(
        `clip: low and high must be numbers, ±Infinity for an open bound; got ${describeValue(low)} and ${describeValue(high)}`,
      )
    }
    if (!(low <= high)) throw new RangeError(`clip: low ${low} must not be above high ${high}`)
    this.attributes = { low, high }
  }
  forward(x: NdArray) {
    const { low, high } = this.attributes
    return x.clip(low, high)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    const { low, high } = this.attributes
    return where(greaterEqual(x, low).mul(lessEqual(x, high)), gy, 0)
  }
}

/** |x|; the derivative at 0 is taken as 0. */
export const abs = (x: VariableLike): Variable => new Abs().call(x)

/** The larger of two, element by element. */
export const maximum = (x0: VariableLike, x1: VariableLike): Variable => new Maximum().call(x0, x1)

/** The smaller of two, element by element. */
export const minimum = (x0: VariableLike, x1: VariableLike): Variable => new Minimum().call(x0, x1)

/** x moved into [low, high]; leave one bound open with ±Infinity. */
export const clip = (x: VariableLike, low: number, high: number): Variable => new Clip(low, high).call(x)
