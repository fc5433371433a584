import { FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import { type NdArray, where } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'
import { asFloats } from '../floats.ts'
import { exp } from './exponential.ts'

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
    const values = asFloats(x)
    return gy.mul(exp(values.mul(values).neg()).mul(-2 / Math.sqrt(Math.PI)))
  }
}

/** The complementary error function 1 − erf x, which keeps its digits where it is small. */
export const erfc = (x: VariableLike): Variable => new Erfc().call(x)

/** erfc of an array: e⁻ᶻ² · erfcx z for z = |x|, and 2 minus that where x is negative. */
export function erfcOf(x: NdArray): NdArray {
  const z = x.astype('float64').abs().minimum(30) // there it is 0 already
  const high = z.astype('float32').astype('float64') // its square is exact
  const tail = high.mul(high).neg().exp()
  const rest = high.sub(z).mul(high.add(z)).exp()
  const y = erfcx(z).mul(tail).mul(rest)
  return where(x.less(0), y.rsub(2), y).astype(isFloat(x.dtype) ? x.dtype : 'float64')
}

/** Chebyshev's coefficients of erfcx z / t over t = 4 / (4 + z) from 0 to 1, fitted with 60 digits. */
const COEFFICIENTS = [
  0.40802446954913146, 0.37635823567636745, 0.14758035457222363, 0.049571317930027586, 0.014227107557117175,
  0.003443493262717524, 0.000682254183283808, 0.00010340451975756189, 9.72854595199015e-6, -1.1988713758412045e-7,
  -2.1747767703449563e-7, -3.0291767735991394e-8, 9.47991756520455e-10, 8.633411694990956e-10, 6.872156425953403e-11,
  -1.7034898438296277e-11, -3.3921306868290887e-12, 2.6158087668540244e-13, 1.212767580310864e-13,
  -2.114689543244809e-15, -4.117340933404178e-15, -6.328712721700708e-17, 1.4393110983449846e-16,
  4.5614947982841305e-18, -5.339094257978135e-18,
]

/** eᶻ² erfc z for z ≥ 0, to a few units in the last place (Clenshaw's sum). */
function erfcx(z: NdArray): NdArray {
  const out = z.copy()
  const { data, offset, size } = out
  for (let i = offset; i < offset + size; i++) {
    const t = 4 / (4 + data[i])
    const u = 4 * t - 2
    let sum = 0
    let previous = 0
    for (let n = COEFFICIENTS.length - 1; n > 0; n--) {
      const next = u * sum - previous + COEFFICIENTS[n]
      previous = sum
      sum = next
    }
    data[i] = t * ((u / 2) * sum - previous + COEFFICIENTS[0])
  }
  return out
}
