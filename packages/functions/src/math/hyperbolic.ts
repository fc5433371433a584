import { float64 } from '@dezero/ndarray/internal'

/** ln 2 in two parts; taking the first one from a number between 20 and 711 is exact. */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

// The formulas for each range are those of fdlibm (Sun, 1993).

/** From here on e⁻ˣ is nothing beside eˣ. */
const LARGE = 22
/** From here on x² ± 1 is x². */
const HUGE = 2 ** 28

/** (eˣ − e⁻ˣ) / 2 */
export function sinh(x: number): number {
  const size = Math.abs(x)
  if (size >= LARGE) return x < 0 ? -halfOfExp(size) : halfOfExp(size)
  const e = float64.expm1(size)
  const y = size < 1 ? e - (0.5 * e * e) / (e + 1) : 0.5 * (e + e / (e + 1))
  return x < 0 || Object.is(x, -0) ? -y : y
}

/** (eˣ + e⁻ˣ) / 2 */
export function cosh(x: number): number {
  const size = Math.abs(x)
  if (size >= LARGE) return halfOfExp(size)
  if (size < 0.35) {
    const e = float64.expm1(size)
    return 1 + (0.5 * e * e) / (1 + e)
  }
  const e = float64.exp(size)
  return 0.5 * e + 0.5 / e
}

/** eˣ / 2 for large x, finite also where eˣ no longer is. */
const halfOfExp = (x: number): number => (x < 711 ? float64.expOfSum(x - LN2_HIGH, -LN2_LOW) : Infinity)

/** ln(x + √(x² + 1)) */
export function asinh(x: number): number {
  if (x === 0) return x
  const y = asinhOfPositive(Math.abs(x))
  return x < 0 ? -y : y
}

function asinhOfPositive(x: number): number {
  if (x > HUGE) return float64.log(x) + Math.LN2
  if (x > 2) return float64.log(2 * x + 1 / (Math.sqrt(x * x + 1) + x))
  const square = x * x
  return float64.log1p(x + square / (1 + Math.sqrt(1 + square)))
}

/** ln(x + √(x² − 1)); NaN below 1. */
export function acosh(x: number): number {
  if (!(x >= 1)) return NaN
  if (x > HUGE) return float64.log(x) + Math.LN2
  if (x > 2) return float64.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)))
  const more = x - 1
  return float64.log1p(more + Math.sqrt(2 * more + more * more))
}

/** ln((1 + x) / (1 − x)) / 2; ±∞ at ±1 and NaN beyond. */
export function atanh(x: number): number {
  if (x === 0) return x
  const size = Math.abs(x)
  const y = 0.5 * float64.log1p((2 * size) / (1 - size))
  return x < 0 ? -y : y
}
