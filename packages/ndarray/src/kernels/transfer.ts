import type { TypedArray } from '../array/dtype.ts'

// Copies between arrays and the memory of the kernels. Where the types differ, typed arrays convert.

/** From so many elements on, the engine's own way of copying is faster than a loop. */
export const NATIVE = 32

/** to[k], to[k + 1], … ← the run of n elements x[i], x[i + step], … */
export function read(n: number, x: TypedArray, i: number, step: number, to: TypedArray, k: number): void {
  if (n >= NATIVE && step === 1) to.set(x.subarray(i, i + n), k)
  else if (n >= NATIVE && step === 0) to.fill(x[i], k, k + n)
  else for (let e = 0; e < n; e++) to[k + e] = x[i + e * step]
}

/** The run x[i], x[i + step], … ← n elements from[k], from[k + 1], … */
export function write(n: number, from: TypedArray, k: number, x: TypedArray, i: number, step: number): void {
  if (n >= NATIVE && step === 1) x.set(from.subarray(k, k + n), i)
  else for (let e = 0; e < n; e++) x[i + e * step] = from[k + e]
}

/** to[k], to[k + 1], … ← rows of n elements, one after the other. */
export function readRows(
  rows: number,
  n: number,
  x: TypedArray,
  i: number,
  xRow: number,
  step: number,
  to: TypedArray,
  k: number,
): void {
  if (step === 1 && xRow === n) read(rows * n, x, i, 1, to, k)
  else if (xRow === 0) repeatRow(rows, n, x, i, step, to, k)
  else if (step === 0) repeatColumn(rows, n, x, i, xRow, to, k)
  else for (let row = 0; row < rows; row++) read(n, x, i + row * xRow, step, to, k + row * n)
}

/** One row again and again: a short operand is repeated up to the length of the other. */
function repeatRow(rows: number, n: number, x: TypedArray, i: number, step: number, to: TypedArray, k: number): void {
  const size = rows * n
  read(n, x, i, step, to, k)
  for (let filled = n; filled < size; filled *= 2) to.copyWithin(k + filled, k, k + Math.min(filled, size - filled))
}

/** Rows of n times the same number: x[i], x[i + xRow], … */
function repeatColumn(
  rows: number,
  n: number,
  x: TypedArray,
  i: number,
  xRow: number,
  to: TypedArray,
  k: number,
): void {
  for (let row = 0, at = k; row < rows; row++, at += n) {
    const value = x[i + row * xRow]
    if (n >= NATIVE) to.fill(value, at, at + n)
    else for (let e = at; e < at + n; e++) to[e] = value
  }
}

/** Copies rows of `width` neighbours from from[i], …, with `fromStep` between them, to to[k], …, with `toStep`. */
export function copyRows(
  rows: number,
  width: number,
  from: TypedArray,
  i: number,
  fromStep: number,
  to: TypedArray,
  k: number,
  toStep: number,
): void {
  if (fromStep === width && toStep === width) {
    to.set(from.subarray(i, i + rows * width), k)
    return
  }
  for (let row = 0; row < rows; row++) {
    const start = i + row * fromStep
    to.set(from.subarray(start, start + width), k + row * toStep)
  }
}
