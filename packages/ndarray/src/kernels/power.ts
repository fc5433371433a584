import type { TypedArray } from '../array/dtype.ts'
import { isWholePower, pow } from '../math/float64/pow.ts'
import type { Kernel } from './dispatch.ts'
import { doubles } from './doubles.ts'
import { type Kernels, kernels } from './load.ts'
import { unary } from './map.ts'
import { read, write } from './transfer.ts'

const roots32 = unary('sqrt32')

/**
 * Powers of floats. The kernels take the same steps as the plain function, and leave NaN where they cannot take them, so
 * that an element's result, bit for bit, does not depend on which of them computed it.
 */
export const power: Kernel = {
  run(n, out, k, sk, x, i, si, y, j, sj) {
    const exponent = sj === 0 ? y[j] : undefined
    if (exponent === 0.5) return roots(n, out, k, sk, x, i, si)
    const engine = isPlain(exponent) ? undefined : kernels()
    if (engine === undefined) return false
    const { float64, CAPACITY, NUMBERS } = engine
    for (let done = 0; done < n; done += CAPACITY) {
      const count = Math.min(CAPACITY, n - done)
      const [from, to, by] = [i + done * si, k + done * sk, j + done * sj]
      read(count, x, from, si, float64, NUMBERS / 8)
      const tookAll = raise(engine, count, exponent, y, by, sj)
      write(count, float64, NUMBERS / 8, out, to, sk)
      if (!tookAll) computeRest(count, out, to, sk, x, from, si, y, by, sj)
    }
    return true
  },
}

/** Is there one exponent for all, which takes no more than a multiplication or a division? */
const isPlain = (exponent: number | undefined): boolean =>
  exponent === 0 || exponent === 1 || exponent === -1 || exponent === 2

/** Raises the numbers in the memory of the kernels; returns whether they could all be taken. */
function raise(
  { float64, NUMBERS, POWERS, realPower, wholePower }: Kernels,
  n: number,
  exponent: number | undefined,
  y: TypedArray,
  j: number,
  step: number,
): boolean {
  if (exponent !== undefined && isWholePower(exponent)) return Boolean(wholePower(NUMBERS, n, exponent))
  read(n, y, j, step, float64, POWERS / 8)
  return Boolean(realPower(NUMBERS, n))
}

/** Computes anew what is NaN: what the kernels could not take. */
function computeRest(
  n: number,
  out: TypedArray,
  k: number,
  sk: number,
  x: TypedArray,
  i: number,
  si: number,
  y: TypedArray,
  j: number,
  sj: number,
): void {
  for (let e = 0; e < n; e++) {
    if (Number.isNaN(out[k + e * sk])) out[k + e * sk] = pow(x[i + e * si], y[j + e * sj])
  }
}

/** Square roots; unlike them, the power 0.5 of -∞ is ∞, and that of -0 is 0. */
function roots(n: number, out: TypedArray, k: number, sk: number, x: TypedArray, i: number, si: number): boolean {
  const { run } = out instanceof Float32Array ? roots32 : doubles.sqrt
  if (!run(n, out, k, sk, x, i, si, x, i, si)) return false
  for (let e = 0; e < n; e++) if (!(out[k + e] > 0)) out[k + e] = pow(x[i + e], 0.5)
  return true
}
