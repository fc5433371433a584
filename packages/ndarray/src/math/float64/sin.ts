import { C1, C2, C3, C4, C5, C6, S1, S2, S3, S4, S5, S6 } from './coefficients.ts'
import { quadrant, rest } from './reduction.ts'

/** The sine of an angle in radians. */
export const sin = (x: number): number => (Number.isFinite(x) ? afterQuarterTurns(quadrant(x)) : NaN)

/** The cosine of an angle in radians. */
export const cos = (x: number): number => (Number.isFinite(x) ? afterQuarterTurns(quadrant(x) + 1) : NaN)

/** The sine of `rest` and n quarter turns. */
function afterQuarterTurns(n: number): number {
  const y = n & 1 ? cosOfRest(rest[0], rest[1]) : sinOfRest(rest[0], rest[1])
  return n & 2 ? -y : y
}

/** sin(r - lost) for |r| ≤ π/4 */
function sinOfRest(r: number, lost: number): number {
  const z = r * r
  const w = z * z
  const p = S1 + z * S2 + w * (S3 + z * S4 + w * (S5 + z * S6))
  return r - (lost * (1 - 0.5 * z) - z * r * p)
}

/** cos(r - lost) for |r| ≤ π/4 */
function cosOfRest(r: number, lost: number): number {
  const z = r * r
  const w = z * z
  const p = z * (C1 + z * C2 + w * (C3 + z * C4 + w * (C5 + z * C6)))
  const half = 0.5 * z
  const high = 1 - half
  return high + (1 - high - half + (z * p + r * lost))
}
