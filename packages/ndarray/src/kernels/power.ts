import type { TypedArray } from '../array/dtype.ts'
import { isWholePower, pow } from '../math/float64/pow.ts'
import type { Loop } from './dispatch.ts'
import { type Kernels, kernels } from './load.ts'
import { read, write } from './transfer.ts'
import { sqrt } from './unary.ts'

/** Below this many elements the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 16

/**
 * The loop of powers. Kernels take the same steps as the plain function, and leave NaN where they cannot take them, so
 * that an element's result, bit for bit, does not depend on which of them computed it.
 */
export const power: Loop = (n, out, k, sk, x, i, si, y, j, sj) => {
  const exponent = sj === 0 ? y[j] : undefined
  if (exponent === 0.5) {
    sqrt(n, out, k, sk, x, i, si, y, j, sj)
    mendRoots(n, out, k, sk, x, i, si)
    return
  }
  const engine = n >= WORTHWHILE && !isPlain(exponent) ? kernels() : undefined
  if (engine === undefined) {
    for (let e = 0; e < n; e++) out[k + e * sk] = pow(x[i + e * si], y[j + e * sj])
    return
  }
  const { float64, CAPACITY, NUMBERS } = engine
  for (let done = 0; done < n; done += CAPACITY) {
    const count = Math.min(CAPACITY, n - done)
    const [from, to, by] = [i + done * si, k + done * sk, j + done * sj]
    read(float64, NUMBERS / 8, count, x, from, si)
    const all = raise(engine, count, exponent, y, by, sj)
    write(float64, NUMBERS / 8, count, out, to, sk)
    if (!all) mend(count, out, to, sk, x, from, si, y, by, sj)
  }
}

/** Is this one exponent for all, of those that take no more than a multiplication or a division? */
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
  read(float64, POWERS / 8, n, y, j, step)
  return Boolean(realPower(NUMBERS, n))
}

/** Computes anew what the kernels could not, or is NaN. */
function mend(
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

/** As a power, -∞ has a root, and that of -0 is 0. */
function mendRoots(n: number, out: TypedArray, k: number, sk: number, x: TypedArray, i: number, si: number): void {
  for (let e = 0; e < n; e++) if (!(out[k + e * sk] > 0)) out[k + e * sk] = pow(x[i + e * si], 0.5)
}
