import type { TypedArray } from '../array/dtype.ts'
import { pow as realPower } from '../math/float64/pow.ts'
import type { Loop } from './dispatch.ts'

// Each loop is written out: one shared loop that took the operation as an argument would call it per element.

// --- two operands ---

export const add: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] + y[j + e * sj]
}
export const sub: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] - y[j + e * sj]
}
export const mul: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] * y[j + e * sj]
}
export const mulInt32: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.imul(x[i + e * si], y[j + e * sj])
}
export const div: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si] / y[j + e * sj]
}
export const pow: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = realPower(x[i + e * si], y[j + e * sj])
}
export const powInt32: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = integerPower(x[i + e * si], y[j + e * sj])
}
export const maximum: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.max(x[i + e * si], y[j + e * sj])
}
export const minimum: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.min(x[i + e * si], y[j + e * sj])
}

/** Square and multiply modulo 2³², as NumPy's integers wrap. */
function integerPower(base: number, exponent: number): number {
  let power = 1
  for (let square = base, left = exponent; left > 0; left >>>= 1, square = Math.imul(square, square)) {
    if (left & 1) power = Math.imul(power, square)
  }
  return power
}

// --- comparisons: 1 or 0, without a branch, which processors would predict wrong ---

export const equal: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] === y[j + e * sj])
}
export const notEqual: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] !== y[j + e * sj])
}
export const less: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] < y[j + e * sj])
}
export const lessEqual: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] <= y[j + e * sj])
}
export const greater: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] > y[j + e * sj])
}
export const greaterEqual: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] >= y[j + e * sj])
}

/** Where x holds, y replaces what is in out. */
export const select: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  for (let e = 0; e < n; e++) if (x[i + e * si] !== 0) out[k + e * sk] = y[j + e * sj]
}

// --- one operand ---

export const copy: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = x[i + e * si]
}
export const truth: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Number(x[i + e * si] !== 0)
}
export const neg: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = -x[i + e * si]
}
export const abs: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.abs(x[i + e * si])
}
export const sqrt: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.sqrt(x[i + e * si])
}
// The difference of two comparisons needs no jump; NaN is neither above nor below 0.
export const sign: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) {
    const value = x[i + e * si]
    out[k + e * sk] = Number.isNaN(value) ? value : Number(value > 0) - Number(value < 0)
  }
}

/** The loop of a function that takes longer than a call. */
export const each =
  (f: (x: number) => number): Loop =>
  (n, out, k, sk, x, i, si) => {
    for (let e = 0; e < n; e++) out[k + e * sk] = f(x[i + e * si])
  }

// --- reductions: fold x into out; a run that stays on one element keeps it in a register ---

export const sum: Loop = (n, out, k, sk, x, i, si) => {
  if (sk === 0) out[k] = out[k] + pairwiseSum(n, x, i, si)
  else for (let e = 0; e < n; e++) out[k + e * sk] = out[k + e * sk] + x[i + e * si]
}
export const sumInt32: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = (out[k + e * sk] + x[i + e * si]) | 0
    return
  }
  let folded = out[k] | 0
  for (let e = 0; e < n; e++) folded = (folded + x[i + e * si]) | 0
  out[k] = folded
}
export const prod: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = out[k + e * sk] * x[i + e * si]
    return
  }
  let folded = out[k]
  for (let e = 0; e < n; e++) folded = folded * x[i + e * si]
  out[k] = folded
}
export const prodInt32: Loop = (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.imul(out[k + e * sk], x[i + e * si])
}
export const max: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = Math.max(out[k + e * sk], x[i + e * si])
    return
  }
  let most = out[k]
  for (let e = 0; e < n; e++) most = Math.max(most, x[i + e * si])
  out[k] = most
}
export const min: Loop = (n, out, k, sk, x, i, si) => {
  if (sk !== 0) {
    for (let e = 0; e < n; e++) out[k + e * sk] = Math.min(out[k + e * sk], x[i + e * si])
    return
  }
  let least = out[k]
  for (let e = 0; e < n; e++) least = Math.min(least, x[i + e * si])
  out[k] = least
}

/** Where the second half of n terms begins. */
export const middle = (n: number): number => (n >> 4) << 3

/**
 * The sum of x[i], x[i + step], …, in float64. The order is NumPy's, and so are the digits: halves of halves,
 * then eight sums side by side.
 */
export function pairwiseSum(n: number, x: TypedArray, i: number, step: number): number {
  if (n > 128) {
    const half = middle(n)
    return pairwiseSum(half, x, i, step) + pairwiseSum(n - half, x, i + half * step, step)
  }
  let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0]
  let e = 0
  for (; e <= n - 8; e += 8) {
    const at = i + e * step
    s0 += x[at]
    s1 += x[at + step]
    s2 += x[at + 2 * step]
    s3 += x[at + 3 * step]
    s4 += x[at + 4 * step]
    s5 += x[at + 5 * step]
    s6 += x[at + 6 * step]
    s7 += x[at + 7 * step]
  }
  let sum = s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7))
  for (; e < n; e++) sum += x[i + e * step]
  return sum
}
