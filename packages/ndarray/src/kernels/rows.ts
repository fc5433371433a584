import type { TypedArray } from '../array/dtype.ts'
import { copyRows } from './copy.ts'
import { kernels } from './load.ts'

/** Below this many numbers the way into the kernels' memory costs more than they save. */
const WORTHWHILE = 128

/** What rows do to the numbers that they are folded into, one row after the other. */
export type RowFold = 'addRows' | 'raiseToRows' | 'lowerToRows'

type PlainFold = (columns: number, out: TypedArray, k: number, x: TypedArray, i: number) => void

const plain: Record<RowFold, PlainFold> = {
  addRows(columns, out, k, x, i) {
    for (let c = 0; c < columns; c++) out[k + c] += x[i + c]
  },
  raiseToRows(columns, out, k, x, i) {
    for (let c = 0; c < columns; c++) out[k + c] = Math.max(out[k + c], x[i + c])
  },
  lowerToRows(columns, out, k, x, i) {
    for (let c = 0; c < columns; c++) out[k + c] = Math.min(out[k + c], x[i + c])
  },
}

/** Folds rows x[i], x[i + 1], … and x[i + step], … into out[k], out[k + 1], … */
export function foldRows(
  fold: RowFold,
  rows: number,
  columns: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
  step: number,
): void {
  const engine = rows * columns >= WORTHWHILE ? kernels() : undefined
  if (engine === undefined) {
    for (let row = 0; row < rows; row++) plain[fold](columns, out, k, x, i + row * step)
    return
  }
  const { float64, CAPACITY, COLUMNS, NUMBERS, SUMS } = engine
  for (let column = 0; column < columns; column += COLUMNS) {
    const width = Math.min(COLUMNS, columns - column)
    const fit = Math.floor(CAPACITY / width)
    copyRows(1, width, out, k + column, width, float64, SUMS / 8, width)
    for (let row = 0; row < rows; row += fit) {
      const height = Math.min(fit, rows - row)
      copyRows(height, width, x, i + row * step + column, step, float64, NUMBERS / 8, width)
      engine[fold](height, width)
    }
    copyRows(1, width, float64, SUMS / 8, width, out, k + column, width)
  }
}
