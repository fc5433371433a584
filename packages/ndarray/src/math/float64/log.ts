import { exponent, scale } from './bits.ts'
import { L1, L2, L3, L4, L5, L6, L7, LN2_HIGH, LN2_LOW } from './coefficients.ts'

/** The natural logarithm. */
export const log = (x: number): number => (x > 0 && x < Infinity ? logPlus(x, 0) : logAtTheEdge(x))

/** log(1 + x), exact near 0. */
export function log1p(x: number): number {
  if (x === 0) return x
  const sum = 1 + x
  if (!(sum > 0 && sum < Infinity)) return logAtTheEdge(sum)
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
  return logPlus(sum, lost / sum)
}

/** The logarithm of 0, of what is below it, of ∞ and of NaN. */
export function logAtTheEdge(x: number): number {
  if (x === 0) return -Infinity
  return x > 0 ? x : NaN
}

/** log(x) + tail, where tail is tiny: k ln 2 + log(1 + f), where x = 2ᵏ (1 + f). */
function logPlus(x: number, tail: number): number {
  const k = exponent(x)
  const f = scale(x, -k) - 1
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6))
  // k ln 2 + f - f²/2 + the rest; what the two large sums lose comes back.
  const near = f - half
  const large = k * LN2_HIGH
  const sum = large + near
  return sum + (large - sum + near + (f - near - half) + (s * (half + r) + (k * LN2_LOW + tail)))
}
