// The logarithm of glibc (2.28 and later, where processors have fused multiply-add), after log.c of ARM's optimized
// routines:
//
// Copyright (c) 2018 Arm Limited. MIT License, whose text is that of the file LICENSE.

import { highWord, scale } from '../math/float64/bits.ts'
import { lost, product } from '../math/float64/product.ts'
import { fma } from './glibc-fma.ts'
import { INVERSE, LOG } from './glibc-log-table.ts'

/**
 * log x for 2 ** -1022 ≤ x < 1, bit for bit as glibc computes it for NumPy's normal draws. It is not always the nearest
 * double: every step rounds where glibc's does. Zero, subnormal numbers, infinity and NaN are not supported.
 */
export const log = (x: number): number => (x < 0.9375 ? logFromTable(x) : logOfSum(x - 1))

/** The upper half of 0.6875, where the first interval starts. */
const FIRST_INTERVAL = 0x3fe60000

/** ln 2 in two parts: k times the first, plus an entry of LOG, is exact. */
const LN2_HIGH = 0.6931471805598903
const LN2_LOW = 5.497923018708371e-14

/** log(1 + r) = r + A0 r² + A1 r³ + … within an interval */
const A = [-0.5000000000000001, 0.33333333331825593, -0.2499999999622955, 0.20000304511814496, -0.16667054827627667]

/** The largest error of the last term, however its steps are rounded; near 1 it is r² times the second number. */
const MARGIN = 2 ** -64
const MARGIN_NEAR_1 = 2 ** -54

/** k ln 2 + log c + log(1 + r), where x = 2ᵏ c (1 + r) and c lies near the middle of one of 128 intervals. */
function logFromTable(x: number): number {
  const distance = highWord(x) - FIRST_INTERVAL
  const k = distance >> 20
  const i = (distance >> 13) & 127
  // Rounded once, as fma does: next to 1, the product less 1 is exact.
  const r = product(scale(x, -k), INVERSE[i]) - 1 + lost[0]
  const logOfMiddle = k * LN2_HIGH + LOG[i]
  const sum = logOfMiddle + r
  const lostBySum = logOfMiddle - sum + r
  const r2 = r * r
  const p = A[1] + r * A[2] + r2 * (A[3] + r * A[4])
  const rest = r * r2 * p + (r2 * A[0] + (k * LN2_LOW + lostBySum))
  const result = sum + (rest - MARGIN)
  return result === sum + (rest + MARGIN) ? result : sum + restOfTable(r, k, lostBySum)
}

/** The last term, rounded where glibc rounds it: slower, and seldom needed. */
function restOfTable(r: number, k: number, lostBySum: number): number {
  const r2 = r * r
  const p = fma(fma(r, A[4], A[3]), r2, fma(r, A[2], A[1]))
  return fma(r * r2, p, fma(r2, A[0], fma(k, LN2_LOW, lostBySum)))
}

/** log(1 + r) = r + B0 r² + B1 r³ + … near 1 */
const B = [
  -0.5, 0.3333333333333352, -0.24999999999998432, 0.19999999999320328, -0.16666666669929706, 0.14285715076560868,
  -0.12499997863982555, 0.11110712032936046, -0.10000486757818193, 0.09181994006195467, -0.08328363062289341,
]

/** log(1 + r) for |r| ≤ 1/16 */
function logOfSum(r: number): number {
  const r2 = r * r
  const r3 = r * r2
  // r + B0 r², and what rounding loses: the square of the upper 26 bits of r is exact.
  const shifted = r * 2 ** 27
  const upper = r + shifted - shifted
  const square = B[0] * upper * upper
  const sum = r + square
  const lostBySum = r - sum + square
  const p1 = B[1] + r * B[2] + r2 * B[3]
  const p2 = B[4] + r * B[5] + r2 * B[6]
  const p3 = B[7] + r * B[8] + r2 * B[9] + r3 * B[10]
  const rest = r3 * (p1 + r3 * (p2 + r3 * p3)) + (B[0] * (r - upper) * (r + upper) + lostBySum)
  const margin = r2 * MARGIN_NEAR_1
  const result = sum + (rest - margin)
  return result === sum + (rest + margin) ? result : sum + restOfSum(r, upper, lostBySum)
}

/** As `restOfTable`. */
function restOfSum(r: number, upper: number, lostBySum: number): number {
  const r2 = r * r
  const r3 = r * r2
  const p1 = fma(r2, B[3], fma(r, B[2], B[1]))
  const p2 = fma(r2, B[6], fma(r, B[5], B[4]))
  const p3 = fma(r3, B[10], fma(r2, B[9], fma(r, B[8], B[7])))
  const p = fma(fma(p3, r3, p2), r3, p1)
  return fma(p, r3, fma(B[0] * (r - upper), r + upper, lostBySum))
}
