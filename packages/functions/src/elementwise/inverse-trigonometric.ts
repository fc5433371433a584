import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map, mapPairs } from '@dezero/ndarray/internal'
import { asFloats } from '../floats.ts'
import * as loops from '../math/loops.ts'
import { hypot, sqrt } from './power.ts'

/** y = asin x,  dy/dx = 1 / √(1 − x²) */
export class Asin extends FunctionNode {
  static override get name() {
    return 'Asin'
  }

  forward(x: NdArray) {
    return map(x, loops.asin)
  }
  backward(gy: Variable) {
    const x = asFloats(this.inputs[0])
    return gy.div(cosineOf(x))
  }
}

/** y = acos x,  dy/dx = −1 / √(1 − x²) */
export class Acos extends FunctionNode {
  static override get name() {
    return 'Acos'
  }

  forward(x: NdArray) {
    return map(x, loops.acos)
  }
  backward(gy: Variable) {
    const x = asFloats(this.inputs[0])
    return gy.div(cosineOf(x)).neg()
  }
}

/** √(1 − x²), by factors, which keep its digits near ±1. */
const cosineOf = (x: Variable): Variable => sqrt(x.rsub(1)).mul(sqrt(x.add(1)))

/** y = atan x,  dy/dx = 1 / (1 + x²) */
export class Atan extends FunctionNode {
  static override get name() {
    return 'Atan'
  }

  forward(x: NdArray) {
    return map(x, loops.atan)
  }
  backward(gy: Variable) {
    const x = asFloats(this.inputs[0])
    return gy.div(x.mul(x).add(1))
  }
}

/** y = the angle of the point (x1, x0),  ∂y/∂x0 = x1 / r²,  ∂y/∂x1 = −x0 / r²,  r² = x0² + x1² */
export class Atan2 extends FunctionNode {
  static override get name() {
    return 'Atan2'
  }

  forward(x0: NdArray, x1: NdArray) {
    return mapPairs('atan2', x0, x1, loops.atan2)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    const r = hypot(x0, x1) // whose square could overflow, or vanish
    return [
      x0.needsGrad ? gy.mul(x1.div(r).div(r)).sumTo(x0.shape) : null,
      x1.needsGrad ? gy.mul(x0.div(r).div(r).neg()).sumTo(x1.shape) : null,
    ]
  }
}

/** The angle from −π/2 to π/2 with the sine x, NaN beyond ±1; its derivative at ±1 is infinite. */
export const asin = (x: VariableLike): Variable => new Asin().call(x)

/** The angle from 0 to π with the cosine x, NaN beyond ±1; its derivative at ±1 is infinite. */
export const acos = (x: VariableLike): Variable => new Acos().call(x)

/** The angle from −π/2 to π/2 with the tangent x. */
export const atan = (x: VariableLike): Variable => new Atan().call(x)

/** The angle from −π to π of the points (x, y), broadcast together; at (0, 0) it is 0 without a derivative, which is NaN. */
export const atan2 = (y: VariableLike, x: VariableLike): Variable => new Atan2().call(y, x)
