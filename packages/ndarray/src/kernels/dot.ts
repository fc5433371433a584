import type { TypedArray } from '../dtype.ts'

/** x[i] · y[j] + x[i + si] · y[j + sj] + …, n terms, one after the other. */
export type Dot = (n: number, x: TypedArray, i: number, si: number, y: TypedArray, j: number, sj: number) => number

/** The dot product in the type of `out`. */
export function dotIn(out: TypedArray): Dot {
  if (out instanceof Float64Array) return dotDoubles
  return out instanceof Float32Array ? dotSingles : dotIntegers
}

const dotDoubles: Dot = (n, x, i, si, y, j, sj) => {
  let sum = 0
  for (let e = 0; e < n; e++) sum += x[i + e * si] * y[j + e * sj]
  return sum
}

const dotSingles: Dot = (n, x, i, si, y, j, sj) => {
  let sum = 0
  for (let e = 0; e < n; e++) sum = Math.fround(sum + Math.fround(x[i + e * si] * y[j + e * sj]))
  return sum
}

const dotIntegers: Dot = (n, x, i, si, y, j, sj) => {
  let sum = 0
  for (let e = 0; e < n; e++) sum = (sum + Math.imul(x[i + e * si], y[j + e * sj])) | 0
  return sum
}
