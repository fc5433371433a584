import type { TypedArray } from '../array/dtype.ts'
import { type Shape, sizeOf } from '../array/shape.ts'
import type { Strided } from '../array/strided.ts'

// The one place that decides whether a kernel or a plain loop runs.

/**
 * One run of n elements: out[k], out[k + sk], … from x[i], x[i + si], … and y[j], y[j + sj], …
 * A step of 0 repeats an element; loops with one operand ignore y.
 */
export type Loop = (
  n: number,
  out: TypedArray,
  k: number,
  sk: number,
  x: TypedArray,
  i: number,
  si: number,
  y: TypedArray,
  j: number,
  sj: number,
) => void

/** Computes a run as a loop does, or returns false and leaves it to the loop. */
export type RunKernel = (...run: Parameters<Loop>) => boolean

/** The same for several runs, called rows: kRow, xRow and yRow lead from the start of one row to the next. */
export type RowsKernel = (
  rows: number,
  n: number,
  out: TypedArray,
  k: number,
  kRow: number,
  sk: number,
  x: TypedArray,
  i: number,
  xRow: number,
  si: number,
  y: TypedArray,
  j: number,
  yRow: number,
  sj: number,
) => boolean

/** What computes faster than a plain loop; a kernel need not take several rows at once. */
export interface Kernel {
  readonly run: RunKernel
  readonly rows?: RowsKernel
}

/** A row of the table: what computes an operation on elements of one dtype. */
export interface Implementation {
  /** Takes every run. */
  readonly loop: Loop
  /** Tried first on runs of at least `from` elements. */
  readonly run: RunKernel
  readonly from: number
  /** Tried first on rows that have at least `rowsFrom` elements together. */
  readonly rows: RowsKernel
  readonly rowsFrom: number
}

export const never = () => false

/** A plain loop, and the kernel that takes over from so many elements on. */
export function implementation(loop: Loop, kernel?: Kernel, from = Infinity, rowsFrom = from): Implementation {
  const { run = never, rows } = kernel ?? {}
  return { loop, run, from, rows: rows ?? never, rowsFrom: rows === undefined ? Infinity : rowsFrom }
}

/** Computes one run. */
export function run(
  how: Implementation,
  n: number,
  out: TypedArray,
  k: number,
  sk: number,
  x: TypedArray,
  i: number,
  si: number,
  y: TypedArray,
  j: number,
  sj: number,
): void {
  if (n >= how.from && how.run(n, out, k, sk, x, i, si, y, j, sj)) return
  how.loop(n, out, k, sk, x, i, si, y, j, sj)
}

type Strides = readonly number[]

/**
 * Computes every element of `shape`, reading each operand with strides of its own.
 * Axes that lie end to end in all operands are merged first, so that contiguous operands are one run.
 */
export function walk(
  how: Implementation,
  shape: Shape,
  out: Strided,
  outStrides: Strides,
  x: Strided,
  xStrides: Strides,
  y: Strided,
  yStrides: Strides,
): void {
  if (sizeOf(shape) === 0) return
  const { lengths, so, sx, sy } = mergeAxes(shape, outStrides, xStrides, yStrides)
  if (lengths.length === 1) {
    run(how, lengths[0], out.data, out.offset, so[0], x.data, x.offset, sx[0], y.data, y.offset, sy[0])
    return
  }
  const [n, rows] = lengths
  const index = new Array<number>(lengths.length).fill(0)
  let k = out.offset
  let i = x.offset
  let j = y.offset
  for (;;) {
    runRows(how, rows, n, out.data, k, so[1], so[0], x.data, i, sx[1], sx[0], y.data, j, sy[1], sy[0])
    let axis = 2
    for (; axis < lengths.length; axis++) {
      k += so[axis]
      i += sx[axis]
      j += sy[axis]
      if (++index[axis] < lengths[axis]) break
      k -= so[axis] * lengths[axis]
      i -= sx[axis] * lengths[axis]
      j -= sy[axis] * lengths[axis]
      index[axis] = 0
    }
    if (axis >= lengths.length) return
  }
}

/** Lengths and steps of the merged axes, the innermost one first. */
function mergeAxes(shape: Shape, outStrides: Strides, xStrides: Strides, yStrides: Strides) {
  const lengths = [1]
  const so = [0]
  const sx = [0]
  const sy = [0]
  for (let axis = shape.length - 1, top = 0; axis >= 0; axis--) {
    const n = shape[axis]
    if (n === 1) continue
    const merged = lengths[top]
    const isNext =
      outStrides[axis] === so[top] * merged &&
      xStrides[axis] === sx[top] * merged &&
      yStrides[axis] === sy[top] * merged
    if (merged > 1 && !isNext) {
      top = lengths.push(n) - 1
      so.push(outStrides[axis])
      sx.push(xStrides[axis])
      sy.push(yStrides[axis])
      continue
    }
    if (merged === 1) {
      so[top] = outStrides[axis]
      sx[top] = xStrides[axis]
      sy[top] = yStrides[axis]
    }
    lengths[top] = merged * n
  }
  return { lengths, so, sx, sy }
}

/** Computes several runs. */
export function runRows(
  how: Implementation,
  rows: number,
  n: number,
  out: TypedArray,
  k: number,
  kRow: number,
  sk: number,
  x: TypedArray,
  i: number,
  xRow: number,
  si: number,
  y: TypedArray,
  j: number,
  yRow: number,
  sj: number,
): void {
  if (rows * n >= how.rowsFrom && how.rows(rows, n, out, k, kRow, sk, x, i, xRow, si, y, j, yRow, sj)) return
  for (let row = 0; row < rows; row++) {
    run(how, n, out, k + row * kRow, sk, x, i + row * xRow, si, y, j + row * yRow, sj)
  }
}

/** A matrix in a typed array: element (row, column) is data[offset + row * rowStep + column * columnStep]. */
export interface Matrix {
  readonly data: TypedArray
  readonly offset: number
  readonly rowStep: number
  readonly columnStep: number
}

/**
 * out[to], … ← a · b, for a of `rows` × `terms` and b of `terms` × `columns`, row by row without gaps.
 * Each element is summed term by term, in the order of k, in the type of out.
 */
export type Multiply = (
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  b: Matrix,
  out: TypedArray,
  to: number,
) => void

export type MultiplyKernel = (...product: Parameters<Multiply>) => boolean

/** A row of the table for matrix products. */
export interface Product {
  readonly loop: Multiply
  /** Tried first from so many products of two numbers on. */
  readonly kernel: MultiplyKernel
  readonly from: number
}

export function multiply(
  how: Product,
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  b: Matrix,
  out: TypedArray,
  to: number,
): void {
  // A column lies in memory like the row that is its transpose, for which kernel and loop take half as long.
  if (columns === 1 && rows > 1) multiply(how, 1, terms, rows, transposed(b), transposed(a), out, to)
  else if (rows * terms * columns < how.from || !how.kernel(rows, terms, columns, a, b, out, to)) {
    how.loop(rows, terms, columns, a, b, out, to)
  }
}

export const transposed = ({ data, offset, rowStep, columnStep }: Matrix): Matrix => ({
  data,
  offset,
  rowStep: columnStep,
  columnStep: rowStep,
})
