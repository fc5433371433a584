import { withoutLowWord } from './bits.ts'
import {
  NEAR_ONE,
  QUARTER_PI,
  QUARTER_PI_TAIL,
  T1,
  T2,
  T3,
  T4,
  T5,
  T6,
  T7,
  T8,
  T9,
  T10,
  T11,
  T12,
  T13,
} from './coefficients.ts'
import { quadrant, rest } from './reduction.ts'

/** The tangent of an angle in radians. */
export function tan(x: number): number {
  if (x === 0) return x
  if (!Number.isFinite(x)) return NaN
  const odd = (quadrant(x) & 1) === 1
  const r = rest[0]
  const tail = -rest[1]
  if (Math.abs(r) < NEAR_ONE) return odd ? -reciprocal(r, series(r, tail)) : r + series(r, tail)
  return r < 0 ? -nearOne(-r, -tail, odd) : nearOne(r, tail, odd)
}

/** tan(r + tail) - r for |r| ≤ 0.68 */
function series(r: number, tail: number): number {
  const z = r * r
  const w = z * z
  const odd = T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12))))
  const even = z * (T3 + w * (T5 + w * (T7 + w * (T9 + w * (T11 + w * T13)))))
  const cube = z * r
  return tail + z * (cube * (odd + even) + tail) + T1 * cube
}

/** 1 / (r + more), as exact as a tangent: division alone would lose the low bits of the sum. */
function reciprocal(r: number, more: number): number {
  const sum = r + more
  const high = withoutLowWord(sum)
  const low = more - (high - r)
  const inverse = 1 / sum
  const t = withoutLowWord(inverse)
  return t + inverse * (1 - t * high - t * low)
}

/** tan(r + tail), or -1 / tan(r + tail), for r near π/4: from the angle that is left to π/4. */
function nearOne(r: number, tail: number, turned: boolean): number {
  const x = QUARTER_PI - r + (QUARTER_PI_TAIL - tail)
  const more = series(x, 0)
  const t = x + more
  const one = turned ? -1 : 1
  return one - 2 * (x - ((t * t) / (t + one) - more))
}
