import { withoutLowWord } from './bits.ts'
import { quadrant, rest } from './reduction.ts'

/** The tangent of an angle in radians. */
export function tan(x: number): number {
  if (x === 0) return x
  if (!Number.isFinite(x)) return NaN
  const odd = (quadrant(x) & 1) === 1
  const r = rest[0]
  const tail = -rest[1]
  if (Math.abs(r) < 0.6744) return odd ? -reciprocal(r, series(r, tail)) : r + series(r, tail)
  return r < 0 ? -nearOne(-r, -tail, odd) : nearOne(r, tail, odd)
}

const T = [
  0.3333333333333341, 0.13333333333320124, 0.05396825397622605, 0.021869488294859542, 0.0088632398235993,
  0.0035920791075913124, 0.0014562094543252903, 0.0005880412408202641, 0.0002464631348184699, 7.817944429395571e-5,
  7.140724913826082e-5, -1.8558637485527546e-5, 2.590730518636337e-5,
]

/** tan(r + tail) - r for |r| ≤ 0.68 */
function series(r: number, tail: number): number {
  const z = r * r
  const w = z * z
  const odd = T[1] + w * (T[3] + w * (T[5] + w * (T[7] + w * (T[9] + w * T[11]))))
  const even = z * (T[2] + w * (T[4] + w * (T[6] + w * (T[8] + w * (T[10] + w * T[12])))))
  const cube = z * r
  return tail + z * (cube * (odd + even) + tail) + T[0] * cube
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

const QUARTER_PI = 0.7853981633974483
const QUARTER_PI_TAIL = 3.061616997868383e-17

/** tan(r + tail), or -1 / tan(r + tail), for r near π/4: from the angle that is left to π/4. */
function nearOne(r: number, tail: number, turned: boolean): number {
  const x = QUARTER_PI - r + (QUARTER_PI_TAIL - tail)
  const more = series(x, 0)
  const t = x + more
  const one = turned ? -1 : 1
  return one - 2 * (x - ((t * t) / (t + one) - more))
}
