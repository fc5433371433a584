import type { TypedArray } from '../array/dtype.ts'
import { type Kernels, kernels } from './load.ts'

/** Below this many terms the way into the kernels' memory costs more than they save. */
const WORTHWHILE = 512

/**
 * The sum of x[i], x[i + step], …, in float64. The order is NumPy's, and so are the digits: halves of halves,
 * then eight sums side by side.
 */
export function pairwise(n: number, x: TypedArray, i: number, step: number): number {
  const engine = step === 1 && n >= WORTHWHILE ? kernels() : undefined
  return engine ? pairwiseByKernel(engine, n, x, i) : pairwisePlainly(n, x, i, step)
}

/** Where the second half begins. */
const middle = (n: number): number => (n >> 4) << 3

function pairwisePlainly(n: number, x: TypedArray, i: number, step: number): number {
  if (n > 128) {
    const half = middle(n)
    return pairwisePlainly(half, x, i, step) + pairwisePlainly(n - half, x, i + half * step, step)
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

function pairwiseByKernel(engine: Kernels, n: number, x: TypedArray, i: number): number {
  if (n > engine.CAPACITY) {
    const half = middle(n)
    return pairwiseByKernel(engine, half, x, i) + pairwiseByKernel(engine, n - half, x, i + half)
  }
  engine.float64.set(x.subarray(i, i + n), engine.NUMBERS / 8)
  engine.sum(1, n)
  return engine.float64[engine.SUMS / 8]
}
