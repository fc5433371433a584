import type { TypedArray } from '../array/dtype.ts'
import { copyRows } from './copy.ts'
import type { Block, Loop } from './dispatch.ts'
import { type Kernels, kernels } from './load.ts'
import { memoryLike } from './transfer.ts'

/** Below this many numbers the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 256

/** So many rows at once: fewer would cut the lines that they are made of, more the rows, into shorter pieces. */
const ROWS = 1024

/** Copies rows whose numbers stand below each other, as those of a transposed matrix do; other rows by `plain`, one by one. */
export function turning(plain: Loop): Block {
  return (rows, n, out, k, x, i, xRow, si, y, j, yRow, sj) => {
    const isTurned = xRow === 1 && si !== 0 && si !== 1 && !(x instanceof Uint8Array)
    const engine = isTurned && rows * n >= WORTHWHILE ? kernels() : undefined
    if (engine) turnRows(engine, rows, n, out, k, x, i, si)
    else for (let r = 0; r < rows; r++) plain(n, out, k + r * n, 1, x, i + r * xRow, si, y, j + r * yRow, sj)
  }
}

/** Rows of n numbers: those at one place of n lines, which lie in x with `step` from one to the next. */
function turnRows(
  engine: Kernels,
  rows: number,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
  step: number,
): void {
  const { OPERAND, OPERAND_BYTES, RIGHT, turn64, turn32, closeRows } = engine
  const memory = memoryLike(engine, x)
  const size = memory.BYTES_PER_ELEMENT
  const turn = size === 8 ? turn64 : turn32
  const height = Math.ceil(rows / Math.ceil(rows / ROWS))
  const width = Math.min(n, Math.floor(OPERAND_BYTES / (height * size)))
  // An odd number of vectors: rows that are a power of two apart would share few lines of the first cache.
  const stride = (Math.ceil((width * size) / 16) | 1) * (16 / size)
  for (let row = 0; row < rows; row += height) {
    const length = Math.min(height, rows - row)
    for (let line = 0; line < n; line += width) {
      const lines = Math.min(width, n - line)
      copyRows(lines, length, x, i + row + line * step, step, memory, OPERAND / size, length)
      turn(lines, length, stride * size)
      if (lines === n) closeRows(RIGHT, length, n * size, stride * size)
      copyRows(length, lines, memory, RIGHT / size, lines === n ? n : stride, out, k + row * n + line, n)
    }
  }
}
