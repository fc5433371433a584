import type { LoopOfOne, LoopOfTwo } from '@dezero/ndarray/internal'
import { digamma as digammaOf } from './digamma.ts'
import { erfc as erfcOf, erf as erfOf } from './error-function.ts'
import { exp2 as exp2Of } from './exp2.ts'
import { acosh as acoshOf, asinh as asinhOf, atanh as atanhOf, cosh as coshOf, sinh as sinhOf } from './hyperbolic.ts'
import { acos as acosOf, asin as asinOf, atan2 as atan2Of, atan as atanOf } from './inverse-trigonometric.ts'
import { lgamma as lgammaOf } from './lgamma.ts'
import { log2 as log2Of, log10 as log10Of } from './logarithms.ts'
import { polygamma as polygammaOf } from './polygamma.ts'
import { cbrt as cbrtOf, hypot as hypotOf, rsqrt as rsqrtOf } from './roots.ts'
import { mod as modOf, round as roundOf } from './rounding.ts'

// Each loop is written out: one shared loop that took the function as an argument would box the number that goes into each
// call, and the one that comes out, which takes more time than many of the functions do.

export const asin: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = asinOf(x[i + e])
}

export const acos: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = acosOf(x[i + e])
}

export const atan: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = atanOf(x[i + e])
}

export const sinh: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = sinhOf(x[i + e])
}

export const cosh: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = coshOf(x[i + e])
}

export const asinh: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = asinhOf(x[i + e])
}

export const acosh: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = acoshOf(x[i + e])
}

export const atanh: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = atanhOf(x[i + e])
}

export const exp2: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = exp2Of(x[i + e])
}

export const log2: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = log2Of(x[i + e])
}

export const log10: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = log10Of(x[i + e])
}

export const cbrt: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = cbrtOf(x[i + e])
}

export const rsqrt: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = rsqrtOf(x[i + e])
}

export const round: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = roundOf(x[i + e])
}

export const ceil: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = Math.ceil(x[i + e])
}

export const floor: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = Math.floor(x[i + e])
}

export const erf: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = erfOf(x[i + e])
}

export const erfc: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = erfcOf(x[i + e])
}

export const lgamma: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = lgammaOf(x[i + e])
}

export const digamma: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = digammaOf(x[i + e])
}

/** For the derivative of an order. */
export const polygamma =
  (order: number): LoopOfOne =>
  (n, out, k, x, i) => {
    for (let e = 0; e < n; e++) out[k + e] = polygammaOf(order, x[i + e])
  }

export const atan2: LoopOfTwo = (n, out, k, x, i, y, j) => {
  for (let e = 0; e < n; e++) out[k + e] = atan2Of(x[i + e], y[j + e])
}

export const hypot: LoopOfTwo = (n, out, k, x, i, y, j) => {
  for (let e = 0; e < n; e++) out[k + e] = hypotOf(x[i + e], y[j + e])
}

export const mod: LoopOfTwo = (n, out, k, x, i, y, j) => {
  for (let e = 0; e < n; e++) out[k + e] = modOf(x[i + e], y[j + e])
}
