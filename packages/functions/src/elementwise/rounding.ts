import { FunctionNode, type Variable, type VariableLike, where } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map, mapPairs, resultType } from '@dezero/ndarray/internal'
import { asFloats } from '../floats.ts'
import * as loops from '../math/loops.ts'

/** Functions with steps, flat between them. Their dtype is that of x. */
abstract class Rounding extends FunctionNode {
  backward(gy: Variable) {
    return where(false, gy, 0)
  }
}

/** y = the whole number next to x, the even one of two,  dy/dx = 0 */
export class Round extends Rounding {
  static override get name() {
    return 'Round'
  }

  forward(x: NdArray) {
    return map(x, loops.round, x.dtype)
  }
}

/** y = the smallest whole number ≥ x,  dy/dx = 0 */
export class Ceil extends Rounding {
  static override get name() {
    return 'Ceil'
  }

  forward(x: NdArray) {
    return map(x, loops.ceil, x.dtype)
  }
}

/** y = the largest whole number ≤ x,  dy/dx = 0 */
export class Floor extends Rounding {
  static override get name() {
    return 'Floor'
  }

  forward(x: NdArray) {
    return map(x, loops.floor, x.dtype)
  }
}

/** y = x0 − x1 ⌊x0 / x1⌋,  ∂y/∂x0 = 1,  ∂y/∂x1 = −⌊x0 / x1⌋ */
export class Mod extends FunctionNode {
  static override get name() {
    return 'Mod'
  }

  forward(x0: NdArray, x1: NdArray) {
    const dtype = resultType(x0.dtype, x1.dtype)
    return mapPairs('mod', x0, x1, loops.mod, dtype === 'bool' ? 'int32' : dtype)
  }
  backward(gy: Variable) {
    const [x0, x1] = this.inputs
    const [y] = this.outputs
    return [
      x0.needsGrad ? gy.sumTo(x0.shape) : null,
      x1.needsGrad ? gy.mul(round(asFloats(x0).sub(y).div(x1)).neg()).sumTo(x1.shape) : null,
    ]
  }
}

/** The nearest whole number, of two the even one, as in NumPy; the derivative is 0. */
export const round = (x: VariableLike): Variable => new Round().call(x)

/** The smallest whole number that is not below x; the derivative is 0. */
export const ceil = (x: VariableLike): Variable => new Ceil().call(x)

/** The largest whole number that is not above x; the derivative is 0. */
export const floor = (x: VariableLike): Variable => new Floor().call(x)

/** What is left of x0 divided by x1, with the sign of x1, as in NumPy and unlike `%`; integers stay integers. */
export const mod = (x0: VariableLike, x1: VariableLike): Variable => new Mod().call(x0, x1)
