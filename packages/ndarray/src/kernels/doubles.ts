// Arithmetic on float64 side by side. Copying so much to a kernel takes longer than computing it here, where V8 sees one
// type of array, and checks a loop of many elements hardly more often than a loop of one.

/** Where the long turns end at the latest: V8 leaves out the check that no index overflows where it sees a limit. */
const MOST = 2 ** 31 - 1

/** out[0], out[1], … ← n results of x[0] and y[0], x[1] and y[1], …; those with one operand ignore y. */
export type DoubleLoop = (n: number, out: Float64Array, x: Float64Array, y: Float64Array) => void

export const doubles = {
  add(n, out, x, y) {
    const last = (n & MOST) - 16
    let e = 0
    for (; e <= last; e += 16) {
      out[e] = x[e] + y[e]
      out[e + 1] = x[e + 1] + y[e + 1]
      out[e + 2] = x[e + 2] + y[e + 2]
      out[e + 3] = x[e + 3] + y[e + 3]
      out[e + 4] = x[e + 4] + y[e + 4]
      out[e + 5] = x[e + 5] + y[e + 5]
      out[e + 6] = x[e + 6] + y[e + 6]
      out[e + 7] = x[e + 7] + y[e + 7]
      out[e + 8] = x[e + 8] + y[e + 8]
      out[e + 9] = x[e + 9] + y[e + 9]
      out[e + 10] = x[e + 10] + y[e + 10]
      out[e + 11] = x[e + 11] + y[e + 11]
      out[e + 12] = x[e + 12] + y[e + 12]
      out[e + 13] = x[e + 13] + y[e + 13]
      out[e + 14] = x[e + 14] + y[e + 14]
      out[e + 15] = x[e + 15] + y[e + 15]
    }
    for (; e < n; e++) out[e] = x[e] + y[e]
  },

  sub(n, out, x, y) {
    const last = (n & MOST) - 16
    let e = 0
    for (; e <= last; e += 16) {
      out[e] = x[e] - y[e]
      out[e + 1] = x[e + 1] - y[e + 1]
      out[e + 2] = x[e + 2] - y[e + 2]
      out[e + 3] = x[e + 3] - y[e + 3]
      out[e + 4] = x[e + 4] - y[e + 4]
      out[e + 5] = x[e + 5] - y[e + 5]
      out[e + 6] = x[e + 6] - y[e + 6]
      out[e + 7] = x[e + 7] - y[e + 7]
      out[e + 8] = x[e + 8] - y[e + 8]
      out[e + 9] = x[e + 9] - y[e + 9]
      out[e + 10] = x[e + 10] - y[e + 10]
      out[e + 11] = x[e + 11] - y[e + 11]
      out[e + 12] = x[e + 12] - y[e + 12]
      out[e + 13] = x[e + 13] - y[e + 13]
      out[e + 14] = x[e + 14] - y[e + 14]
      out[e + 15] = x[e + 15] - y[e + 15]
    }
    for (; e < n; e++) out[e] = x[e] - y[e]
  },

  mul(n, out, x, y) {
    const last = (n & MOST) - 16
    let e = 0
    for (; e <= last; e += 16) {
      out[e] = x[e] * y[e]
      out[e + 1] = x[e + 1] * y[e + 1]
      out[e + 2] = x[e + 2] * y[e + 2]
      out[e + 3] = x[e + 3] * y[e + 3]
      out[e + 4] = x[e + 4] * y[e + 4]
      out[e + 5] = x[e + 5] * y[e + 5]
      out[e + 6] = x[e + 6] * y[e + 6]
      out[e + 7] = x[e + 7] * y[e + 7]
      out[e + 8] = x[e + 8] * y[e + 8]
      out[e + 9] = x[e + 9] * y[e + 9]
      out[e + 10] = x[e + 10] * y[e + 10]
      out[e + 11] = x[e + 11] * y[e + 11]
      out[e + 12] = x[e + 12] * y[e + 12]
      out[e + 13] = x[e + 13] * y[e + 13]
      out[e + 14] = x[e + 14] * y[e + 14]
      out[e + 15] = x[e + 15] * y[e + 15]
    }
    for (; e < n; e++) out[e] = x[e] * y[e]
  },

  div(n, out, x, y) {
    const last = (n & MOST) - 16
    let e = 0
    for (; e <= last; e += 16) {
      out[e] = x[e] / y[e]
      out[e + 1] = x[e + 1] / y[e + 1]
      out[e + 2] = x[e + 2] / y[e + 2]
      out[e + 3] = x[e + 3] / y[e + 3]
      out[e + 4] = x[e + 4] / y[e + 4]
      out[e + 5] = x[e + 5] / y[e + 5]
      out[e + 6] = x[e + 6] / y[e + 6]
      out[e + 7] = x[e + 7] / y[e + 7]
      out[e + 8] = x[e + 8] / y[e + 8]
      out[e + 9] = x[e + 9] / y[e + 9]
      out[e + 10] = x[e + 10] / y[e + 10]
      out[e + 11] = x[e + 11] / y[e + 11]
      out[e + 12] = x[e + 12] / y[e + 12]
      out[e + 13] = x[e + 13] / y[e + 13]
      out[e + 14] = x[e + 14] / y[e + 14]
      out[e + 15] = x[e + 15] / y[e + 15]
    }
    for (; e < n; e++) out[e] = x[e] / y[e]
  },

  maximum(n, out, x, y) {
    let e = 0
    for (; e <= n - 8; e += 8) {
      out[e] = Math.max(x[e], y[e])
      out[e + 1] = Math.max(x[e + 1], y[e + 1])
      out[e + 2] = Math.max(x[e + 2], y[e + 2])
      out[e + 3] = Math.max(x[e + 3], y[e + 3])
      out[e + 4] = Math.max(x[e + 4], y[e + 4])
      out[e + 5] = Math.max(x[e + 5], y[e + 5])
      out[e + 6] = Math.max(x[e + 6], y[e + 6])
      out[e + 7] = Math.max(x[e + 7], y[e + 7])
    }
    for (; e < n; e++) out[e] = Math.max(x[e], y[e])
  },

  minimum(n, out, x, y) {
    let e = 0
    for (; e <= n - 8; e += 8) {
      out[e] = Math.min(x[e], y[e])
      out[e + 1] = Math.min(x[e + 1], y[e + 1])
      out[e + 2] = Math.min(x[e + 2], y[e + 2])
      out[e + 3] = Math.min(x[e + 3], y[e + 3])
      out[e + 4] = Math.min(x[e + 4], y[e + 4])
      out[e + 5] = Math.min(x[e + 5], y[e + 5])
      out[e + 6] = Math.min(x[e + 6], y[e + 6])
      out[e + 7] = Math.min(x[e + 7], y[e + 7])
    }
    for (; e < n; e++) out[e] = Math.min(x[e], y[e])
  },

  neg(n, out, x) {
    let e = 0
    for (; e <= n - 8; e += 8) {
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
  },

  abs(n, out, x) {
    let e = 0
    for (; e <= n - 8; e += 8) {
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
  },

  sqrt(n, out, x) {
    let e = 0
    for (; e <= n - 8; e += 8) {
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
  },
} satisfies Record<string, DoubleLoop>

/** Elements at, at + 1, … of x, for these loops: x itself if there are no others. */
export const part = (x: Float64Array, at: number, n: number): Float64Array =>
  at === 0 && x.length === n ? x : x.subarray(at, at + n)
