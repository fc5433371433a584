import { exponent, scale } from '../float64/bits.ts'
import { logAtTheEdge } from '../float64/log.ts'
import { L3, L5, L7, L9, LN2 } from './coefficients.ts'

/** The natural logarithm of a float32, to be rounded to one. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return logAtTheEdge(x)
  const k = exponent(x)
  return logPlus(k, scale(x, -k) - 1)
}

/** log(1 + x) of a float32, exact near 0. */
export function log1p(x: number): number {
  if (x === 0) return x
  const sum = 1 + x
  if (!(sum > 0 && sum < Infinity)) return logAtTheEdge(sum)
  const k = exponent(sum)
  return logPlus(k, k === 0 ? x : scale(sum, -k) - 1)
}

/** k ln 2 + log(1 + f), where 1 + f lies between √½ and √2. */
function logPlus(k: number, f: number): number {
  const s = f / (2 + f)
  const z = s * s
  return k * LN2 + s * (2 + z * (L3 + z * L5 + z * z * (L7 + z * L9)))
}
