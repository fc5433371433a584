import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { map } from '@dezero/ndarray/internal'
import { asFloats } from '../floats.ts'
import * as loops from '../math/loops.ts'
import { exp } from './exponential.ts'

/** y = erf x = 2 / √π ∫₀ˣ e⁻ˢ² ds,  dy/dx = 2 / √π · e⁻ˣ² */
export class Erf extends FunctionNode {
  static override get name() {
    return 'Erf'
  }

  forward(x: NdArray) {
    return map(x, loops.erf)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(bell(x))
  }
}

/** y = erfc x = 2 / √π ∫ₓ^∞ e⁻ˢ² ds,  dy/dx = −2 / √π · e⁻ˣ² */
export class Erfc extends FunctionNode {
  static override get name() {
    return 'Erfc'
  }

  forward(x: NdArray) {
    return erfcOf(x)
  }
  backward(gy: Variable) {
    const [x] = this.inputs
    return gy.mul(bell(x).neg())
  }
}

/** 2 / √π · e⁻ˣ² */
function bell(x: Variable): Variable {
  const values = asFloats(x)
  return exp(values.mul(values).neg()).mul(2 / Math.sqrt(Math.PI))
}

/** The error function: the probability that a normal number of variance 1/2 is between −x and x. */
export const erf = (x: VariableLike): Variable => new Erf().call(x)

/** The complementary error function 1 − erf x, which keeps its digits where it is small. */
export const erfc = (x: VariableLike): Variable => new Erfc().call(x)

/** erfc of an array. */
export const erfcOf = (x: NdArray): NdArray => map(x, loops.erfc)
