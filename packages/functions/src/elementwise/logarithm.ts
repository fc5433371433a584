import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map } from '@dezero/ndarray/internal'
import { asFloats } from '../floats.ts'
import * as loops from '../math/loops.ts'

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

/** y = ln(1 + x),  dy/dx = 1 / (1 + x) */
export class Log1p extends FunctionNode {
  static override get name() {
    return 'Log1p'
  }

  forward(x: NdArray) {
    return x.log1p()
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.div(asFloats(x).add(1))
  }
}

/** y = log₂ x,  dy/dx = 1 / x ln 2 */
export class Log2 extends FunctionNode {
  static override get name() {
    return 'Log2'
  }

  forward(x: NdArray) {
    return map(x, loops.log2)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.div(x).div(Math.LN2)
  }
}

/** y = log₁₀ x,  dy/dx = 1 / x ln 10 */
export class Log10 extends FunctionNode {
  static override get name() {
    return 'Log10'
  }

  forward(x: NdArray) {
    return map(x, loops.log10)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.div(x).div(Math.LN10)
  }
}

/** The natural logarithm. */
export const log = (x: VariableLike): Variable => new Log().call(x)

/** ln(1 + x), exact near 0. */
export const log1p = (x: VariableLike): Variable => new Log1p().call(x)

/** The logarithm to base 2, exact for powers of 2. */
export const log2 = (x: VariableLike): Variable => new Log2().call(x)

/** The logarithm to base 10, exact for powers of 10. */
export const log10 = (x: VariableLike): Variable => new Log10().call(x)
