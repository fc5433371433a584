import { scale } from './bits.ts'
import { E1, E2, E3, E4, E5, LN2_HIGH, LN2_LOW, LOG2_E, Q1, Q2, Q3, Q4, Q5, TO_WHOLE } from './coefficients.ts'

/** eˣ */
export function exp(x: number): number {
  if (x >= -746 && x <= 710) return expOfSum(x, 0)
  return x < 0 ? 0 : x + Infinity
}

/** e to the power x + tail, where tail is tiny: 2ᵏ eʳ, where x = k ln 2 + r. */
export function expOfSum(x: number, tail: number): number {
  const k = x * LOG2_E + TO_WHOLE - TO_WHOLE
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW - tail
  const r = high - low
  const z = r * r
  const w = z * z
  const c = r - z * (E1 + z * E2 + w * (E3 + z * E4 + w * E5))
  const q = (r * c) / (2 - c)
  // eʳ = 1 + high + (q - low); the low bits that 1 + high loses come back.
  const sum = 1 + high
  return scale(sum + (1 - sum + high + (q - low)), k)
}

/** eˣ - 1, exact near 0. */
export function expm1(x: number): number {
  if (!(x >= -40 && x <= 710)) return x < 0 ? -1 : x + Infinity
  if (x === 0) return x
  const k = x * LOG2_E + TO_WHOLE - TO_WHOLE
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const lost = high - r - low
  const half = 0.5 * r
  const z = r * half
  const w = z * z
  const p = 1 + z * Q1 + w * (Q2 + z * Q3 + w * (Q4 + z * Q5))
  const t = 3 - p * half
  const q = z * ((p - t) / (6 - r * t))
  const e = r * (q - lost) - lost - z
  // 2ᵏ (1 + r - e) - 1 = 2ᵏ ((1 - 2⁻ᵏ) + r - e)
  const one = 1 - scale(1, -k)
  const sum = one + r
  return scale(sum + (one - sum + r - e), k)
}
