import { exponent, scale } from './bits.ts'
import { A5, A7, A9, A11, A13, A15, A17, A19, LN2_HIGH, LN2_LOW, TWO_THIRDS, TWO_THIRDS_TAIL } from './coefficients.ts'
import { expOfSum } from './exp.ts'
import { lost, product } from './product.ts'

/** x to the power y as C and NumPy define it: 1 to any power is 1, be it NaN, and (-1) ** ±∞ is 1. */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x
  if (y === 1) return x
  if (y === 0) return 1
  if (y === -1) return 1 / x
  const size = Math.abs(x)
  if (!(size > 0 && size < Infinity && Math.abs(y) < Infinity)) return powAtTheEdge(x, y)
  if (x < 0 && !Number.isInteger(y)) return NaN
  if (y === 0.5) return Math.sqrt(x)
  const power = isWholePower(y) ? wholePower(size, y) : realPower(size, y)
  return x < 0 && isOdd(y) ? -power : power
}

/** Computed by few multiplications instead of a logarithm. */
export const isWholePower = (y: number): boolean => Number.isInteger(y) && Math.abs(y) <= 64

const isOdd = (y: number): boolean => Math.abs(y % 2) === 1

function powAtTheEdge(x: number, y: number): number {
  if (x === 1) return 1
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN
  const size = Math.abs(x)
  if (size === 1) return 1
  const power = size > 1 === y > 0 ? Infinity : 0
  return isOdd(y) && (x < 0 || Object.is(x, -0)) ? -power : power
}

/** Squares and products in twice the precision, rounded at the end. */
function wholePower(x: number, n: number): number {
  const k = exponent(x)
  let square = scale(x, -k)
  let squareTail = 0
  let power = 1
  let tail = 0
  for (let left = Math.abs(n); ; left >>= 1) {
    if (left & 1) {
      const high = product(power, square)
      const low = lost[0] + (power * squareTail + tail * square)
      power = high + low
      tail = low - (power - high)
    }
    if (left === 1) break
    const high = product(square, square)
    const low = lost[0] + 2 * square * squareTail
    square = high + low
    squareTail = low - (square - high)
  }
  const shift = Math.max(-2044, Math.min(k * n, 2044))
  return scale(n > 0 ? power : reciprocal(power, tail), shift)
}

/** 1 / (x + tail), rounded once. */
function reciprocal(x: number, tail: number): number {
  const rounded = 1 / x
  const back = product(rounded, x)
  return rounded + rounded * (1 - back - lost[0] - rounded * tail)
}

/** exp(y log x), the logarithm and the product in twice the precision. */
function realPower(x: number, y: number): number {
  if (x === 1) return 1
  const high = logInTwoParts(x)
  const low = logTail[0]
  const rough = y * high
  if (rough > 710) return Infinity
  if (rough < -746) return 0
  const rounded = product(y, high)
  return expOfSum(rounded, lost[0] + y * low)
}

const logTail = new Float64Array(1)

/** log x, with what rounding lost in `logTail`: k ln 2 + 2 s + 2/3 s³ + s⁵ (2/5 + …), where x = 2ᵏ (1 + s) / (1 - s). */
function logInTwoParts(x: number): number {
  const k = exponent(x)
  const f = scale(x, -k) - 1
  const below = 2 + f
  const s = f / below
  const sBack = product(s, below)
  const sTail = (f - sBack - lost[0] - s * (f - (below - 2))) / below
  const z = product(s, s)
  const zTail = lost[0] + 2 * s * sTail
  const cube = product(s, z)
  const cubeTail = lost[0] + (s * zTail + sTail * z)
  const third = product(cube, TWO_THIRDS)
  const thirdTail = lost[0] + (cube * TWO_THIRDS_TAIL + cubeTail * TWO_THIRDS)
  const rest = z * cube * (A5 + z * (A7 + z * (A9 + z * (A11 + z * (A13 + z * (A15 + z * (A17 + z * A19)))))))

  const near = 2 * s + third
  const nearTail = 2 * s - near + third + (2 * sTail + thirdTail + rest)
  const large = k * LN2_HIGH
  const sum = large + near
  const sumTail = large - sum + near + (nearTail + k * LN2_LOW)
  const rounded = sum + sumTail
  logTail[0] = sum - rounded + sumTail
  return rounded
}
