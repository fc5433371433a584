import { float64 } from '@dezero/ndarray/internal'

/** log₁₀ 2 in two parts, the first of which times a whole number below 2¹² is exact. */
const LOG10_2 = 0.301029995663157
const LOG10_2_TAIL = 8.241712586023572e-13

/** The logarithm to base 2: k + log₂ m, where x = 2ᵏ m. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return float64.log(x)
  const k = float64.exponent(x)
  return k + float64.log(float64.scale(x, -k)) / Math.LN2
}

/** The logarithm to base 10: k log₁₀ 2 + log₁₀ m, where x = 2ᵏ m. */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return float64.log(x)
  const k = float64.exponent(x)
  return k * LOG10_2 + (k * LOG10_2_TAIL + float64.log(float64.scale(x, -k)) / Math.LN10)
}
