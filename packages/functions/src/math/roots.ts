import { float64 } from '@dezero/ndarray/internal'

/** ∛x: twenty bits of it, whose square is exact, and one step of Halley's method. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x
  const size = Math.abs(x)
  const rough = float64.withoutLowWord(float64.exp(float64.log(size) / 3))
  const ratio = size / (rough * rough)
  const root = rough + (rough * (ratio - rough)) / (2 * rough + ratio)
  return x < 0 ? -root : root
}

/** √(x² + y²), scaled where a square would overflow or vanish; infinite where one of the two is. */
export function hypot(x: number, y: number): number {
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return Infinity
  const larger = Math.max(Math.abs(x), Math.abs(y))
  if (larger > 2 ** 510) return Math.sqrt(sumOfSquares(x * 2 ** -600, y * 2 ** -600)) * 2 ** 600
  if (larger < 2 ** -450) return Math.sqrt(sumOfSquares(x * 2 ** 600, y * 2 ** 600)) * 2 ** -600
  return Math.sqrt(sumOfSquares(x, y))
}

const sumOfSquares = (x: number, y: number): number => x * x + y * y

/** 1 / √x */
export const rsqrt = (x: number): number => 1 / Math.sqrt(x)
