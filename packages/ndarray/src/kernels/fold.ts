import type { TypedArray } from '../array/dtype.ts'
import type { Kernel } from './dispatch.ts'
import { type FoldName, type Kernels, kernels } from './load.ts'
import { middle } from './loops.ts'
import { copyRows } from './transfer.ts'

/** out[k], out[k + 1], … ← these and n results, folded. */
type Accumulate = (n: number, out: TypedArray, k: number, results: Float64Array, at: number) => void

/** Folds numbers into out, in float64: runs that each become one number, or rows that are folded into a row. */
function fold(runsName: `${FoldName}Runs`, rowsName: `${FoldName}Rows`, ofTwo: OfTwo, accumulate: Accumulate): Kernel {
  return {
    run(n, out, k, sk, x, i, si) {
      const engine = kernels()
      if (engine === undefined || sk !== 0 || si !== 1) return false
      out[k] = ofTwo(out[k], foldRun(engine, runsName, ofTwo, n, x, i))
      return true
    },

    rows(rows, n, out, k, kRow, sk, x, i, xRow, si) {
      const engine = kernels()
      if (engine === undefined || si !== 1 || !(out instanceof Float64Array)) return false
      if (sk === 1 && kRow === 0) {
        foldRows(engine, rowsName, rows, n, out, k, x, i, xRow)
        return true
      }
      if (sk !== 0 || kRow !== 1 || xRow !== n || 2 * n > engine.CAPACITY) return false
      foldRuns(engine, runsName, accumulate, rows, n, out, k, x, i)
      return true
    },
  }
}

type OfTwo = (a: number, b: number) => number

export const sums = fold(
  'sumRuns',
  'sumRows',
  (a, b) => a + b,
  (n, out, k, results, at) => {
    for (let e = 0; e < n; e++) out[k + e] = out[k + e] + results[at + e]
  },
)

export const maxima = fold(
  'maxRuns',
  'maxRows',
  (a, b) => Math.max(a, b),
  (n, out, k, results, at) => {
    for (let e = 0; e < n; e++) out[k + e] = Math.max(out[k + e], results[at + e])
  },
)

export const minima = fold(
  'minRuns',
  'minRows',
  (a, b) => Math.min(a, b),
  (n, out, k, results, at) => {
    for (let e = 0; e < n; e++) out[k + e] = Math.min(out[k + e], results[at + e])
  },
)

/** n neighbours; more than fit the memory are halved as the plain sum halves them, so that the digits are the same. */
function foldRun(engine: Kernels, name: `${FoldName}Runs`, ofTwo: OfTwo, n: number, x: TypedArray, i: number): number {
  if (n > engine.CAPACITY) {
    const half = middle(n)
    return ofTwo(foldRun(engine, name, ofTwo, half, x, i), foldRun(engine, name, ofTwo, n - half, x, i + half))
  }
  engine.float64.set(x.subarray(i, i + n), engine.NUMBERS / 8)
  engine[name](1, n)
  return engine.float64[engine.SUMS / 8]
}

/** Runs of n neighbours that lie end to end, as many at once as fit the memory. */
function foldRuns(
  engine: Kernels,
  name: `${FoldName}Runs`,
  accumulate: Accumulate,
  runs: number,
  n: number,
  out: Float64Array,
  k: number,
  x: TypedArray,
  i: number,
): void {
  const { float64, CAPACITY, NUMBERS, SUMS } = engine
  const fit = Math.floor(CAPACITY / n)
  for (let done = 0; done < runs; done += fit) {
    const count = Math.min(fit, runs - done)
    const from = i + done * n
    float64.set(x.subarray(from, from + count * n), NUMBERS / 8)
    engine[name](count, n)
    accumulate(count, out, k + done, float64, SUMS / 8)
  }
}

/** Rows x[i], x[i + 1], … and x[i + step], … into the row out[k], out[k + 1], … */
function foldRows(
  engine: Kernels,
  name: `${FoldName}Rows`,
  rows: number,
  columns: number,
  out: Float64Array,
  k: number,
  x: TypedArray,
  i: number,
  step: number,
): void {
  const { float64, CAPACITY, COLUMNS, NUMBERS, SUMS } = engine
  for (let column = 0; column < columns; column += COLUMNS) {
    const width = Math.min(COLUMNS, columns - column)
    const fit = Math.floor(CAPACITY / width)
    copyRows(1, width, out, k + column, width, float64, SUMS / 8, width)
    for (let row = 0; row < rows; row += fit) {
      const height = Math.min(fit, rows - row)
      copyRows(height, width, x, i + row * step + column, step, float64, NUMBERS / 8, width)
      engine[name](height, width)
    }
    copyRows(1, width, float64, SUMS / 8, width, out, k + column, width)
  }
}
