import { scale } from '../float64/bits.ts'
import { LOG2_E, TO_WHOLE } from '../float64/coefficients.ts'
import { E2, E3, E4, E5, E6, E7, E8, LN2 } from './coefficients.ts'

/** eˣ of a float32, to be rounded to one. */
export function exp(x: number): number {
  if (!(x >= -104 && x <= 89)) return x < 0 ? 0 : x + Infinity
  const k = x * LOG2_E + TO_WHOLE - TO_WHOLE
  const power = scale(1, k)
  return power * expm1OfRest(x - k * LN2) + power
}

/** eˣ - 1 of a float32, exact near 0. */
export function expm1(x: number): number {
  if (!(x >= -18 && x <= 89)) return x < 0 ? -1 : x + Infinity
  if (x === 0) return x
  const k = x * LOG2_E + TO_WHOLE - TO_WHOLE
  const power = scale(1, k)
  return power * expm1OfRest(x - k * LN2) + (power - 1)
}

/** The hyperbolic tangent of a float32: (e²ˣ - 1) / (e²ˣ + 1), which is ±1 from 10 on. */
export function tanh(x: number): number {
  if (x === 0) return x
  const e = expm1(Math.min(2 * Math.abs(x), 20))
  return x < 0 ? -e / (e + 2) : e / (e + 2)
}

/** eʳ - 1 for |r| ≤ ½ ln 2 */
function expm1OfRest(r: number): number {
  const z = r * r
  return r + z * (E2 + r * E3 + z * (E4 + r * E5 + z * (E6 + r * E7 + z * E8)))
}
