import type { Kernel } from './dispatch.ts'
import { kernels, type NumberType, type PairName } from './load.ts'
import { read, readRows, write } from './transfer.ts'

/** Arithmetic on pairs of numbers of one type, which are copied piece by piece to the memory of the kernels. */
export const binary = (type: NumberType, name: PairName): Kernel => ({
  run(n, out, k, sk, x, i, si, y, j, sj) {
    const engine = kernels()
    if (engine === undefined || sk !== 1) return false
    const memory = engine[type]
    const bytes = memory.BYTES_PER_ELEMENT
    const room = engine.NUMBERS_BYTES / bytes
    const [first, second] = [engine.NUMBERS / bytes, engine.OTHERS / bytes]
    // The results replace an operand that is read anew for each piece.
    const result = si === 0 ? second : first
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      if (done === 0 || si !== 0) read(count, x, i + done * si, si, memory, first)
      if (done === 0 || si === 0 || sj !== 0) read(count, y, j + done * sj, sj, memory, second)
      engine[name](result * bytes, count)
      write(count, memory, result, out, k + done, 1)
    }
    return true
  },

  rows(rows, n, out, k, kRow, sk, x, i, xRow, si, y, j, yRow, sj) {
    const engine = kernels()
    if (engine === undefined || sk !== 1 || kRow !== n) return false
    const memory = engine[type]
    const bytes = memory.BYTES_PER_ELEMENT
    const fit = Math.floor(engine.NUMBERS_BYTES / bytes / n)
    if (fit < 2) return false
    const [first, second] = [engine.NUMBERS / bytes, engine.OTHERS / bytes]
    const result = xRow === 0 ? second : first
    for (let row = 0; row < rows; row += fit) {
      const count = Math.min(fit, rows - row)
      if (row === 0 || xRow !== 0) readRows(count, n, x, i + row * xRow, xRow, si, memory, first)
      if (row === 0 || xRow === 0 || yRow !== 0) readRows(count, n, y, j + row * yRow, yRow, sj, memory, second)
      engine[name](result * bytes, count * n)
      write(count * n, memory, result, out, k + row * n, 1)
    }
    return true
  },
})
