import { HALF_PI_1, REDUCED_EXACTLY, TO_WHOLE, TWO_OVER_PI } from '../float64/coefficients.ts'
import { cos as cosOfDouble, sin as sinOfDouble } from '../float64/sin.ts'
import { tan as tanOfDouble } from '../float64/tan.ts'
import { C2, C4, C6, C8, C10, HALF_PI_REST, S3, S5, S7, S9 } from './coefficients.ts'

/** The sine of a float32 in radians, to be rounded to one. */
export function sin(x: number): number {
  if (!(Math.abs(x) <= REDUCED_EXACTLY)) return sinOfDouble(x)
  const n = quarterTurns(x)
  return afterQuarterTurns(n, rest(x, n))
}

/** The cosine of a float32 in radians. */
export function cos(x: number): number {
  if (!(Math.abs(x) <= REDUCED_EXACTLY)) return cosOfDouble(x)
  const n = quarterTurns(x)
  return afterQuarterTurns(n + 1, rest(x, n))
}

/** The tangent of a float32 in radians. */
export function tan(x: number): number {
  if (!(Math.abs(x) <= REDUCED_EXACTLY)) return tanOfDouble(x)
  const n = quarterTurns(x)
  const r = rest(x, n)
  return n & 1 ? -cosOfRest(r) / sinOfRest(r) : sinOfRest(r) / cosOfRest(r)
}

const quarterTurns = (x: number): number => x * TWO_OVER_PI + TO_WHOLE - TO_WHOLE

/** x minus n quarter turns: no float32 is so near to a quarter turn that the rounding of the second product matters. */
const rest = (x: number, n: number): number => x - n * HALF_PI_1 - n * HALF_PI_REST

/** The sine of r and n quarter turns. */
function afterQuarterTurns(n: number, r: number): number {
  const y = n & 1 ? cosOfRest(r) : sinOfRest(r)
  return n & 2 ? -y : y
}

/** sin r for |r| ≤ π/4 */
function sinOfRest(r: number): number {
  const z = r * r
  return r * (1 + z * (S3 + z * S5 + z * z * (S7 + z * S9)))
}

/** cos r for |r| ≤ π/4 */
function cosOfRest(r: number): number {
  const z = r * r
  const w = z * z
  return 1 + z * (C2 + z * C4 + w * (C6 + z * C8 + w * C10))
}
