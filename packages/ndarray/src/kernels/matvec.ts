import type { TypedArray } from '../array/dtype.ts'

const { fround } = Math

// The product of a matrix and a vector, of float64, or of few rows of float32: a kernel, which lays out the matrix to use
// each number once, would take longer.

/** From so many rows of float32 on, the kernel is faster. */
const MANY_ROWS = 8

/**
 * out[to + r] ← the sum of x[i + r · rowStep + k · termStep] · v[j + k · step] over k, term by term.
 * False if they are better left to the kernel, or are not all floats of one type: then out is as it was.
 */
export function timesVector(
  rows: number,
  terms: number,
  x: TypedArray,
  i: number,
  rowStep: number,
  termStep: number,
  v: TypedArray,
  j: number,
  step: number,
  out: TypedArray,
  to: number,
): boolean {
  const alongRows = Math.abs(termStep) <= Math.abs(rowStep)
  if (x instanceof Float64Array && v instanceof Float64Array && out instanceof Float64Array) {
    const multiply = alongRows ? dotsOfDoubles : sumsOfDoubles
    multiply(rows, terms, x, i, rowStep, termStep, v, j, step, out, to)
    return true
  }
  if (rows >= MANY_ROWS) return false
  if (x instanceof Float32Array && v instanceof Float32Array && out instanceof Float32Array) {
    const multiply = alongRows ? dotsOfSingles : sumsOfSingles
    multiply(rows, terms, x, i, rowStep, termStep, v, j, step, out, to)
    return true
  }
  return false
}

type TimesVector<Floats> = (
  rows: number,
  terms: number,
  x: Floats,
  i: number,
  rowStep: number,
  termStep: number,
  v: Floats,
  j: number,
  step: number,
  out: Floats,
  to: number,
) => void

// --- row by row, four at once, so that their additions need not wait for each other ---

const dotsOfDoubles: TimesVector<Float64Array> = (rows, terms, x, i, rowStep, termStep, v, j, step, out, to) => {
  for (let r = 0; r < rows; r += 4) {
    // Rows that are missing are the last one again.
    const a = i + r * rowStep
    const b = i + Math.min(r + 1, rows - 1) * rowStep
    const c = i + Math.min(r + 2, rows - 1) * rowStep
    const d = i + Math.min(r + 3, rows - 1) * rowStep
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0]
    for (let k = 0; k < terms; k++) {
      const factor = v[j + k * step]
      const at = k * termStep
      sumA += factor * x[a + at]
      sumB += factor * x[b + at]
      sumC += factor * x[c + at]
      sumD += factor * x[d + at]
    }
    out[to + Math.min(r + 3, rows - 1)] = sumD
    out[to + Math.min(r + 2, rows - 1)] = sumC
    out[to + Math.min(r + 1, rows - 1)] = sumB
    out[to + r] = sumA
  }
}

const dotsOfSingles: TimesVector<Float32Array> = (rows, terms, x, i, rowStep, termStep, v, j, step, out, to) => {
  for (let r = 0; r < rows; r += 4) {
    const a = i + r * rowStep
    const b = i + Math.min(r + 1, rows - 1) * rowStep
    const c = i + Math.min(r + 2, rows - 1) * rowStep
    const d = i + Math.min(r + 3, rows - 1) * rowStep
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0]
    for (let k = 0; k < terms; k++) {
      const factor = v[j + k * step]
      const at = k * termStep
      sumA = fround(sumA + fround(factor * x[a + at]))
      sumB = fround(sumB + fround(factor * x[b + at]))
      sumC = fround(sumC + fround(factor * x[c + at]))
      sumD = fround(sumD + fround(factor * x[d + at]))
    }
    out[to + Math.min(r + 3, rows - 1)] = sumD
    out[to + Math.min(r + 2, rows - 1)] = sumC
    out[to + Math.min(r + 1, rows - 1)] = sumB
    out[to + r] = sumA
  }
}

// --- all rows side by side, four terms at once, so that sums are read and written a quarter as often ---

const sumsOfDoubles: TimesVector<Float64Array> = (rows, terms, x, i, rowStep, termStep, v, j, step, out, to) => {
  out.fill(0, to, to + rows)
  let k = 0
  for (; k <= terms - 4; k += 4) {
    const a = i + k * termStep
    const b = a + termStep
    const c = b + termStep
    const d = c + termStep
    const fa = v[j + k * step]
    const fb = v[j + (k + 1) * step]
    const fc = v[j + (k + 2) * step]
    const fd = v[j + (k + 3) * step]
    for (let r = 0; r < rows; r++) {
      const at = r * rowStep
      out[to + r] = out[to + r] + fa * x[a + at] + fb * x[b + at] + fc * x[c + at] + fd * x[d + at]
    }
  }
  for (; k < terms; k++) {
    const factor = v[j + k * step]
    for (let r = 0; r < rows; r++) out[to + r] += factor * x[i + r * rowStep + k * termStep]
  }
}

const sumsOfSingles: TimesVector<Float32Array> = (rows, terms, x, i, rowStep, termStep, v, j, step, out, to) => {
  out.fill(0, to, to + rows)
  let k = 0
  for (; k <= terms - 4; k += 4) {
    const a = i + k * termStep
    const b = a + termStep
    const c = b + termStep
    const d = c + termStep
    const fa = v[j + k * step]
    const fb = v[j + (k + 1) * step]
    const fc = v[j + (k + 2) * step]
    const fd = v[j + (k + 3) * step]
    for (let r = 0; r < rows; r++) {
      const at = r * rowStep
      const two = fround(fround(out[to + r] + fround(fa * x[a + at])) + fround(fb * x[b + at]))
      out[to + r] = fround(two + fround(fc * x[c + at])) + fround(fd * x[d + at])
    }
  }
  for (; k < terms; k++) {
    const factor = v[j + k * step]
    for (let r = 0; r < rows; r++) out[to + r] += fround(factor * x[i + r * rowStep + k * termStep])
  }
}
