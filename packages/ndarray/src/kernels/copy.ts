import type { TypedArray } from '../array/dtype.ts'
import type { Kernel } from './dispatch.ts'
import { type Kernels, kernels } from './load.ts'
import { copyRows, NATIVE, read } from './transfer.ts'

/** Rows that are transposed at once: with fewer, lines would be cut into shorter pieces; with more, rows would be. */
const ROWS = 1024

/** Copies elements: a run as the engine does, rows of a transposed matrix by squares. No kernel transposes bytes. */
export const copying: Kernel = {
  run(n, out, k, sk, x, i, si) {
    if (sk !== 1 || si < 0 || si > 1 || n < NATIVE) return false
    read(n, x, i, si, out, k)
    return true
  },

  rows(rows, n, out, k, kRow, sk, x, i, xRow, si) {
    if (xRow !== 1 || si === 0 || si === 1 || sk !== 1 || kRow !== n || x instanceof Uint8Array) return false
    const engine = kernels()
    if (engine === undefined) return false
    transposeRows(engine, rows, n, out, k, x, i, si)
    return true
  },
}

/** Rows of n numbers, row r from the r-th numbers of n lines, which are `step` apart in x. */
function transposeRows(
  engine: Kernels,
  rows: number,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
  step: number,
): void {
  const { OPERAND, OPERAND_BYTES, RIGHT, transpose64, transpose32, closeRows } = engine
  const memory = x instanceof Float64Array ? engine.float64 : x instanceof Float32Array ? engine.float32 : engine.int32
  const size = memory.BYTES_PER_ELEMENT
  const transpose = size === 8 ? transpose64 : transpose32
  const height = Math.ceil(rows / Math.ceil(rows / ROWS))
  const width = Math.min(n, Math.floor(OPERAND_BYTES / (height * size)))
  // An odd number of vectors: rows a power of two apart would compete for the same cache lines.
  const stride = (Math.ceil((width * size) / 16) | 1) * (16 / size)
  for (let row = 0; row < rows; row += height) {
    const length = Math.min(height, rows - row)
    for (let line = 0; line < n; line += width) {
      const lines = Math.min(width, n - line)
      copyRows(lines, length, x, i + row + line * step, step, memory, OPERAND / size, length)
      transpose(lines, length, stride * size)
      if (lines === n) closeRows(RIGHT, length, n * size, stride * size)
      copyRows(length, lines, memory, RIGHT / size, lines === n ? n : stride, out, k + row * n + line, n)
    }
  }
}
