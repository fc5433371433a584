import type { TypedArray } from '../array/dtype.ts'
import type { Matrix, Multiply } from './dispatch.ts'

/** out[k], out[k + 1], … ← these plus the factor times x[i], x[i + step], … */
type AddProducts = (
  n: number,
  out: TypedArray,
  k: number,
  factor: number,
  x: TypedArray,
  i: number,
  step: number,
) => void

const addDoubles: AddProducts = (n, out, k, factor, x, i, step) => {
  for (let e = 0; e < n; e++) out[k + e] += factor * x[i + e * step]
}

/** Rounds each product to float32 before it is added, as the kernel does. */
const addSingles: AddProducts = (n, out, k, factor, x, i, step) => {
  for (let e = 0; e < n; e++) out[k + e] += Math.fround(factor * x[i + e * step])
}

/** Modulo 2³²: a float64 would round the product of two large integers. */
const addIntegers: AddProducts = (n, out, k, factor, x, i, step) => {
  for (let e = 0; e < n; e++) out[k + e] += Math.imul(factor, x[i + e * step])
}

const termByTerm =
  (add: AddProducts): Multiply =>
  (rows, terms, columns, a, b, out, to) => {
    out.fill(0, to, to + rows * columns)
    for (let row = 0; row < rows; row++) {
      for (let k = 0; k < terms; k++) {
        const factor = a.data[a.offset + row * a.rowStep + k * a.columnStep]
        add(columns, out, to + row * columns, factor, b.data, b.offset + k * b.rowStep, b.columnStep)
      }
    }
  }

export const multiplySingles = termByTerm(addSingles)
export const multiplyIntegers = termByTerm(addIntegers)
const multiplyMixed = termByTerm(addDoubles)

export const multiplyDoubles: Multiply = (rows, terms, columns, a, b, out, to) => {
  if (rows === 1 && areDoubles(a, b)) multiplyVector(terms, columns, a, b, out as Float64Array, to)
  else multiplyMixed(rows, terms, columns, a, b, out, to)
}

/** Are the numbers of both matrices float64? */
export const areDoubles = (a: Matrix, b: Matrix): boolean =>
  a.data instanceof Float64Array && b.data instanceof Float64Array

/**
 * The product of a row vector and a matrix, term by term. It uses each number of the matrix once, so that the kernel, which
 * would copy the matrix first, takes longer.
 */
function multiplyVector(terms: number, columns: number, a: Matrix, b: Matrix, out: Float64Array, to: number): void {
  const multiply = Math.abs(b.rowStep) <= Math.abs(b.columnStep) ? dots : sums
  const [v, x] = [a.data as Float64Array, b.data as Float64Array]
  multiply(columns, terms, x, b.offset, b.columnStep, b.rowStep, v, a.offset, a.columnStep, out, to)
}

/** out[to + r] ← the sum of x[i + r · rowStep + k · termStep] · v[j + k · step] over k. */
type TimesVector = (
  rows: number,
  terms: number,
  x: Float64Array,
  i: number,
  rowStep: number,
  termStep: number,
  v: Float64Array,
  j: number,
  step: number,
  out: Float64Array,
  to: number,
) => void

// --- row by row, four at once, so that the additions of different rows overlap ---

const dots: TimesVector = (rows, terms, x, i, rowStep, termStep, v, j, step, out, to) => {
  for (let r = 0; r < rows; r += 4) {
    // Where rows are missing, the last one is computed again.
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

// --- all rows side by side, four terms at once, so that sums are read and written a quarter as often ---

const sums: TimesVector = (rows, terms, x, i, rowStep, termStep, v, j, step, out, to) => {
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
