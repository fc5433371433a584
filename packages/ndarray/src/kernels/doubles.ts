import type { Kernel } from './dispatch.ts'
import { readRows } from './transfer.ts'

// Arithmetic on contiguous float64. Copying them to the memory of the WebAssembly kernels takes longer than computing them
// here, where V8 sees one type of array. Eight elements at a time are about 1.5 times as fast as one.

/** out[0], out[1], … ← n results of x[0] and y[0], x[1] and y[1], …; those with one operand ignore y. */
type DoubleLoop = (n: number, out: Float64Array, x: Float64Array, y: Float64Array) => void

/** V8 leaves out the check that no index overflows where it sees a limit. */
const MAX = 2 ** 31 - 1

const add: DoubleLoop = (n, out, x, y) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = x[e] + y[e]
    out[e + 1] = x[e + 1] + y[e + 1]
    out[e + 2] = x[e + 2] + y[e + 2]
    out[e + 3] = x[e + 3] + y[e + 3]
    out[e + 4] = x[e + 4] + y[e + 4]
    out[e + 5] = x[e + 5] + y[e + 5]
    out[e + 6] = x[e + 6] + y[e + 6]
    out[e + 7] = x[e + 7] + y[e + 7]
  }
  for (; e < n; e++) out[e] = x[e] + y[e]
}

const sub: DoubleLoop = (n, out, x, y) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = x[e] - y[e]
    out[e + 1] = x[e + 1] - y[e + 1]
    out[e + 2] = x[e + 2] - y[e + 2]
    out[e + 3] = x[e + 3] - y[e + 3]
    out[e + 4] = x[e + 4] - y[e + 4]
    out[e + 5] = x[e + 5] - y[e + 5]
    out[e + 6] = x[e + 6] - y[e + 6]
    out[e + 7] = x[e + 7] - y[e + 7]
  }
  for (; e < n; e++) out[e] = x[e] - y[e]
}

const mul: DoubleLoop = (n, out, x, y) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = x[e] * y[e]
    out[e + 1] = x[e + 1] * y[e + 1]
    out[e + 2] = x[e + 2] * y[e + 2]
    out[e + 3] = x[e + 3] * y[e + 3]
    out[e + 4] = x[e + 4] * y[e + 4]
    out[e + 5] = x[e + 5] * y[e + 5]
    out[e + 6] = x[e + 6] * y[e + 6]
    out[e + 7] = x[e + 7] * y[e + 7]
  }
  for (; e < n; e++) out[e] = x[e] * y[e]
}

const div: DoubleLoop = (n, out, x, y) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = x[e] / y[e]
    out[e + 1] = x[e + 1] / y[e + 1]
    out[e + 2] = x[e + 2] / y[e + 2]
    out[e + 3] = x[e + 3] / y[e + 3]
    out[e + 4] = x[e + 4] / y[e + 4]
    out[e + 5] = x[e + 5] / y[e + 5]
    out[e + 6] = x[e + 6] / y[e + 6]
    out[e + 7] = x[e + 7] / y[e + 7]
  }
  for (; e < n; e++) out[e] = x[e] / y[e]
}

const neg: DoubleLoop = (n, out, x) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = -x[e]
    out[e + 1] = -x[e + 1]
    out[e + 2] = -x[e + 2]
    out[e + 3] = -x[e + 3]
    out[e + 4] = -x[e + 4]
    out[e + 5] = -x[e + 5]
    out[e + 6] = -x[e + 6]
    out[e + 7] = -x[e + 7]
  }
  for (; e < n; e++) out[e] = -x[e]
}

const abs: DoubleLoop = (n, out, x) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = Math.abs(x[e])
    out[e + 1] = Math.abs(x[e + 1])
    out[e + 2] = Math.abs(x[e + 2])
    out[e + 3] = Math.abs(x[e + 3])
    out[e + 4] = Math.abs(x[e + 4])
    out[e + 5] = Math.abs(x[e + 5])
    out[e + 6] = Math.abs(x[e + 6])
    out[e + 7] = Math.abs(x[e + 7])
  }
  for (; e < n; e++) out[e] = Math.abs(x[e])
}

const sqrt: DoubleLoop = (n, out, x) => {
  const last = (n & MAX) - 8
  let e = 0
  for (; e <= last; e += 8) {
    out[e] = Math.sqrt(x[e])
    out[e + 1] = Math.sqrt(x[e + 1])
    out[e + 2] = Math.sqrt(x[e + 2])
    out[e + 3] = Math.sqrt(x[e + 3])
    out[e + 4] = Math.sqrt(x[e + 4])
    out[e + 5] = Math.sqrt(x[e + 5])
    out[e + 6] = Math.sqrt(x[e + 6])
    out[e + 7] = Math.sqrt(x[e + 7])
  }
  for (; e < n; e++) out[e] = Math.sqrt(x[e])
}

// An operand that is shorter than the other, or has gaps, is copied here. V8 makes the most of arrays that are constants.
const LENGTH = 8192
const copyOfX = new Float64Array(LENGTH)
const copyOfY = new Float64Array(LENGTH)

/** x from an element on. */
const from = (x: Float64Array, at: number): Float64Array => (at === 0 ? x : x.subarray(at))

const kernelOf = (loop: DoubleLoop): Kernel => ({
  run(n, out, k, sk, x, i, si, y, j, sj) {
    if (!(out instanceof Float64Array && x instanceof Float64Array && y instanceof Float64Array)) return false
    if (sk !== 1 || si < 0 || si > 1 || sj < 0 || sj > 1) return false
    if (si === 1 && sj === 1) {
      loop(n, from(out, k), from(x, i), from(y, j))
      return true
    }
    const length = Math.min(n, LENGTH)
    if (si === 0) copyOfX.fill(x[i], 0, length)
    if (sj === 0) copyOfY.fill(y[j], 0, length)
    for (let done = 0; done < n; done += length) {
      const xs = si === 0 ? copyOfX : from(x, i + done)
      const ys = sj === 0 ? copyOfY : from(y, j + done)
      loop(Math.min(length, n - done), from(out, k + done), xs, ys)
    }
    return true
  },

  rows(rows, n, out, k, kRow, sk, x, i, xRow, si, y, j, yRow, sj) {
    if (!(out instanceof Float64Array && x instanceof Float64Array && y instanceof Float64Array)) return false
    const fit = Math.floor(LENGTH / n)
    if (fit < 2 || sk !== 1 || kRow !== n) return false
    const isWholeX = si === 1 && xRow === n
    const isWholeY = sj === 1 && yRow === n
    for (let row = 0; row < rows; row += fit) {
      const count = Math.min(fit, rows - row)
      const first = i + row * xRow
      const second = j + row * yRow
      if (!isWholeX && (row === 0 || xRow !== 0)) readRows(count, n, x, first, xRow, si, copyOfX, 0)
      if (!isWholeY && (row === 0 || yRow !== 0)) readRows(count, n, y, second, yRow, sj, copyOfY, 0)
      const xs = isWholeX ? from(x, first) : copyOfX
      const ys = isWholeY ? from(y, second) : copyOfY
      loop(count * n, from(out, k + row * n), xs, ys)
    }
    return true
  },
})

export const doubles = {
  add: kernelOf(add),
  sub: kernelOf(sub),
  mul: kernelOf(mul),
  div: kernelOf(div),
  neg: kernelOf(neg),
  abs: kernelOf(abs),
  sqrt: kernelOf(sqrt),
}
