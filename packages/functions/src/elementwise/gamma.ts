import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { describeValue, map } from '@dezero/ndarray/internal'
import * as loops from '../math/loops.ts'

/** y = ln |Γ(x)|,  dy/dx = ψ(x), the digamma function */
export class Lgamma extends FunctionNode {
  static override get name() {
    return 'Lgamma'
  }

  forward(x: NdArray) {
    return map(x, loops.lgamma)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(digamma(x))
  }
}

/** y = ψ(x) = Γ′(x) / Γ(x),  dy/dx = ψ′(x), the first polygamma function */
export class Digamma extends FunctionNode {
  static override get name() {
    return 'Digamma'
  }

  forward(x: NdArray) {
    return map(x, loops.digamma)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(polygamma(1, x))
  }
}

/** y = ψ⁽ⁿ⁾(x), the n-th derivative of digamma,  dy/dx = ψ⁽ⁿ⁺¹⁾(x) */
export class Polygamma extends FunctionNode {
  static override get name() {
    return 'Polygamma'
  }

  override readonly attributes: { readonly n: number }

  constructor(n: number) {
    super()
    if (!(Number.isInteger(n) && n >= 0 && n <= HIGHEST)) {
      throw new RangeError(
        `polygamma: n must be a whole number from 0 to ${HIGHEST}, beyond which n! overflows; got ${describeValue(n)}`,
      )
    }
    this.attributes = { n }
  }
  forward(x: NdArray) {
    return map(x, loops.polygamma(this.attributes.n))
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(polygamma(this.attributes.n + 1, x))
  }
}

const HIGHEST = 170

/** ln |Γ(x)|, the logarithm of (x − 1)! for whole numbers; ∞ at the poles 0, −1, −2, … */
export const lgamma = (x: VariableLike): Variable => new Lgamma().call(x)

/** ψ(x), the derivative of lgamma; at the poles −∞ for 0, NaN for −1, −2, … */
export const digamma = (x: VariableLike): Variable => new Digamma().call(x)

/**
 * ψ⁽ⁿ⁾(x), the n-th derivative of digamma.
 *
 * @throws RangeError if n is no whole number from 0 to 170.
 */
export const polygamma = (n: number, x: VariableLike): Variable => new Polygamma(n).call(x)
