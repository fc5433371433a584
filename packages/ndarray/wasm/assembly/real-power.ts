import {
  A5,
  A7,
  A9,
  A11,
  A13,
  A15,
  A17,
  A19,
  LN2_HIGH,
  LN2_LOW,
  TWO_THIRDS,
  TWO_THIRDS_TAIL,
} from '../../src/math/float64/coefficients'
import { BEHIND_EXP, expOfSums, TAILS } from './exp'
import { takeOffPowersOfTwo } from './exponent'
import { BLOCK, BLOCK_BYTES, POWERS } from './layout'
import { lost } from './product'
import { add, both, div, mul, sub } from './vector'

/** x = 2ᵏ m and m = (1 + s) / (1 - s), where s, its cube and the logarithm are in two parts. */
const EXPONENTS: usize = BEHIND_EXP
const FRACTIONS: usize = EXPONENTS + BLOCK_BYTES
const RATIOS: usize = FRACTIONS + BLOCK_BYTES
const RATIO_TAILS: usize = RATIOS + BLOCK_BYTES
const SQUARES: usize = RATIO_TAILS + BLOCK_BYTES
const CUBES: usize = SQUARES + BLOCK_BYTES
const CUBE_TAILS: usize = CUBES + BLOCK_BYTES
const LOGS: usize = CUBE_TAILS + BLOCK_BYTES
const LOG_TAILS: usize = LOGS + BLOCK_BYTES

/**
 * x ← x to the power y for n numbers from `at` on and as many from POWERS on: realPower in math/float64/pow.ts on two numbers at once.
 * NaN where x is not positive and normal, the power is near the limits of float64, or y is computed in another way;
 * returns whether there was no NaN.
 */
export function realPower(at: usize, n: i32): bool {
  let all = true
  for (let powers = POWERS; n > 0; n -= BLOCK, at += BLOCK_BYTES, powers += BLOCK_BYTES) {
    const count = min(n, BLOCK)
    takeOffPowersOfTwo(at, count, EXPONENTS, FRACTIONS)
    divide(count)
    cube(count)
    evaluateSeries(count)
    addPowersOfTwo(count)
    all = multiply(at, count, powers) && all
    expOfSums(at, count)
  }
  return all
}

/** s = f / (2 + f), where m = 1 + f. */
function divide(n: i32): void {
  const one = both(1)
  const two = both(2)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const f = sub(v128.load(i, FRACTIONS), one)
    const below = add(two, f)
    const s = div(f, below)
    const back = mul(s, below)
    const rest = sub(sub(sub(f, back), lost(s, below, back)), mul(s, sub(f, sub(below, two))))
    v128.store(i, s, RATIOS)
    v128.store(i, div(rest, below), RATIO_TAILS)
  }
}

function cube(n: i32): void {
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const s = v128.load(i, RATIOS)
    const tail = v128.load(i, RATIO_TAILS)
    const z = mul(s, s)
    const zTail = add(lost(s, s, z), mul(add(s, s), tail))
    const cubed = mul(s, z)
    v128.store(i, z, SQUARES)
    v128.store(i, cubed, CUBES)
    v128.store(i, add(lost(s, z, cubed), add(mul(s, zTail), mul(tail, z))), CUBE_TAILS)
  }
}

/** The logarithm of (1 + s) / (1 - s). */
function evaluateSeries(n: i32): void {
  const twoThirds = both(TWO_THIRDS)
  const twoThirdsTail = both(TWO_THIRDS_TAIL)
  const a5 = both(A5)
  const a7 = both(A7)
  const a9 = both(A9)
  const a11 = both(A11)
  const a13 = both(A13)
  const a15 = both(A15)
  const a17 = both(A17)
  const a19 = both(A19)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const s = v128.load(i, RATIOS)
    const z = v128.load(i, SQUARES)
    const cubed = v128.load(i, CUBES)
    const later = add(a11, mul(z, add(a13, mul(z, add(a15, mul(z, add(a17, mul(z, a19))))))))
    const rest = mul(mul(z, cubed), add(a5, mul(z, add(a7, mul(z, add(a9, mul(z, later)))))))

    const third = mul(cubed, twoThirds)
    const ofTails = add(mul(cubed, twoThirdsTail), mul(v128.load(i, CUBE_TAILS), twoThirds))
    const thirdTail = add(lost(cubed, twoThirds, third), ofTails)
    const double = add(s, s)
    const near = add(double, third)
    const tail = v128.load(i, RATIO_TAILS)
    v128.store(i, near, LOGS)
    v128.store(i, add(add(sub(double, near), third), add(add(add(tail, tail), thirdTail), rest)), LOG_TAILS)
  }
}

/** log x = k ln 2 + that. */
function addPowersOfTwo(n: i32): void {
  const ln2High = both(LN2_HIGH)
  const ln2Low = both(LN2_LOW)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const k = v128.load(i, EXPONENTS)
    const near = v128.load(i, LOGS)
    const large = mul(k, ln2High)
    const sum = add(large, near)
    const tail = add(add(sub(large, sum), near), add(v128.load(i, LOG_TAILS), mul(k, ln2Low)))
    const rounded = add(sum, tail)
    v128.store(i, rounded, LOGS)
    v128.store(i, add(sub(sum, rounded), tail), LOG_TAILS)
  }
}

/** y log x: leaves it at `at`, and its tail to exp. */
function multiply(at: usize, n: i32, powers: usize): bool {
  const least = both(f64.MIN_NORMAL_VALUE)
  const most = both(f64.MAX_VALUE)
  const lowest = both(-708)
  const highest = both(709)
  const largestWhole = both(64)
  const half = both(0.5)
  const nan = both(NaN)
  let all = i32x4.splat(-1)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16, powers += 16) {
    const x = v128.load(at)
    const y = v128.load(powers)
    const log = v128.load(i, LOGS)
    const product = mul(y, log)
    v128.store(i, add(lost(y, log, product), mul(y, v128.load(i, LOG_TAILS))), TAILS)

    const isNormal = v128.and(f64x2.ge(x, least), f64x2.le(x, most))
    const fits = v128.and(f64x2.ge(product, lowest), f64x2.le(product, highest))
    const isWhole = v128.and(f64x2.eq(f64x2.nearest(y), y), f64x2.le(f64x2.abs(y), largestWhole))
    const isUsual = v128.andnot(v128.and(isNormal, fits), v128.or(isWhole, f64x2.eq(y, half)))
    v128.store(at, v128.bitselect(product, nan, isUsual))
    all = v128.and(all, isUsual)
  }
  return i64x2.all_true(all)
}
