import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map } from '@dezero/ndarray/internal'
import { asFloats } from '../floats.ts'
import * as loops from '../math/loops.ts'
import { hypot, sqrt } from './power.ts'

/** y = asinh x,  dy/dx = 1 / √(x² + 1) */
export class Asinh extends FunctionNode {
  static override get name() {
    return 'Asinh'
  }

  forward(x: NdArray) {
    return map(x, loops.asinh)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.div(hypot(x, 1))
  }
}

/** y = acosh x,  dy/dx = 1 / √(x² − 1) */
export class Acosh extends FunctionNode {
  static override get name() {
    return 'Acosh'
  }

  forward(x: NdArray) {
    return map(x, loops.acosh)
  }
  backward(gy: Variable) {
    const x = asFloats(this.inputs[0])
    return gy.div(sqrt(x.sub(1)).mul(sqrt(x.add(1))))
  }
}

/** y = atanh x,  dy/dx = 1 / (1 − x²) */
export class Atanh extends FunctionNode {
  static override get name() {
    return 'Atanh'
  }

  forward(x: NdArray) {
    return map(x, loops.atanh)
  }
  backward(gy: Variable) {
    const x = asFloats(this.inputs[0])
    return gy.div(x.rsub(1).mul(x.add(1)))
  }
}

/** The number with the hyperbolic sine x. */
export const asinh = (x: VariableLike): Variable => new Asinh().call(x)

/** The number from 0 on with the hyperbolic cosine x, NaN below 1; its derivative at 1 is infinite. */
export const acosh = (x: VariableLike): Variable => new Acosh().call(x)

/** The number with the hyperbolic tangent x, infinite at ±1 and NaN beyond. */
export const atanh = (x: VariableLike): Variable => new Atanh().call(x)
