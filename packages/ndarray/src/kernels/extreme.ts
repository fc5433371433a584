import type { TypedArray } from '../array/dtype.ts'
import { type Kernels, kernels } from './load.ts'

/** Below this many numbers the way into the kernels' memory costs more than they save. */
const WORTHWHILE = 128

/** The largest of x[i], x[i + step], …; NaN if one is, −∞ if there is none. */
export function largest(n: number, x: TypedArray, i: number, step: number): number {
  const engine = step === 1 && n >= WORTHWHILE ? kernels() : undefined
  if (engine) return byKernel(engine, 'largest', Math.max, n, x, i)
  let most = -Infinity
  for (let e = 0; e < n; e++) most = Math.max(most, x[i + e * step])
  return most
}

/** The smallest of x[i], x[i + step], …; NaN if one is, ∞ if there is none. */
export function smallest(n: number, x: TypedArray, i: number, step: number): number {
  const engine = step === 1 && n >= WORTHWHILE ? kernels() : undefined
  if (engine) return byKernel(engine, 'smallest', Math.min, n, x, i)
  let least = Infinity
  for (let e = 0; e < n; e++) least = Math.min(least, x[i + e * step])
  return least
}

function byKernel(
  engine: Kernels,
  kernel: 'largest' | 'smallest',
  ofTwo: (a: number, b: number) => number,
  n: number,
  x: TypedArray,
  i: number,
): number {
  const { float64, CAPACITY, NUMBERS, SUMS } = engine
  const count = Math.min(n, CAPACITY)
  let found = x[i]
  for (let done = 0; done < n; done += count) {
    // The last piece is a whole one too, and begins among numbers that were met before.
    const from = i + Math.min(done, n - count)
    float64.set(x.subarray(from, from + count), NUMBERS / 8)
    engine[kernel](1, count)
    found = ofTwo(found, float64[SUMS / 8])
  }
  return found
}
