import { TO_WHOLE } from '../../src/math/float64/coefficients'
import { takeOffPowersOfTwo } from './exponent'
import { BLOCK, BLOCK_BYTES, SCRATCH } from './layout'
import { lost } from './product'
import { add, both, bothBits, div, mul, sub } from './vector'

/** x = ± 2ᵏ m; the squares of m and what they lost, the power so far and what it lost. */
const EXPONENTS: usize = SCRATCH
const SQUARES: usize = EXPONENTS + BLOCK_BYTES
const SQUARE_TAILS: usize = SQUARES + BLOCK_BYTES
const POWERS: usize = SQUARE_TAILS + BLOCK_BYTES
const POWER_TAILS: usize = POWERS + BLOCK_BYTES

/**
 * x ← xⁿ for `count` numbers from `at` on, where 1 < |n| ≤ 64: wholePower in math/float64/pow.ts on two numbers at once.
 * NaN where 2 to the power kn is not a normal number; returns whether all were.
 */
export function wholePower(at: usize, count: i32, n: i32): bool {
  let all = true
  for (; count > 0; count -= BLOCK, at += BLOCK_BYTES) {
    const block = min(count, BLOCK)
    takeOffPowersOfTwo(at, block, EXPONENTS, SQUARES)
    memory.fill(SQUARE_TAILS, 0, BLOCK_BYTES)
    multiply(block, abs(n))
    if (n < 0) invert(block)
    all = scale(at, block, n) && all
  }
  return all
}

/** Square and multiply; the first factor is the power so far. */
function multiply(count: i32, n: i32): void {
  for (; !(n & 1); n >>= 1) square(count)
  memory.copy(POWERS, SQUARES, 2 * BLOCK_BYTES)
  for (n >>= 1; n > 0; n >>= 1) {
    square(count)
    if (n & 1) multiplyBySquare(count)
  }
}

function square(count: i32): void {
  for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
    const x = v128.load(i, SQUARES)
    const tail = v128.load(i, SQUARE_TAILS)
    const high = mul(x, x)
    const low = add(lost(x, x, high), mul(add(x, x), tail))
    const sum = add(high, low)
    v128.store(i, sum, SQUARES)
    v128.store(i, sub(low, sub(sum, high)), SQUARE_TAILS)
  }
}

function multiplyBySquare(count: i32): void {
  for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
    const x = v128.load(i, POWERS)
    const tail = v128.load(i, POWER_TAILS)
    const factor = v128.load(i, SQUARES)
    const high = mul(x, factor)
    const small = add(mul(x, v128.load(i, SQUARE_TAILS)), mul(tail, factor))
    const low = add(lost(x, factor, high), small)
    const sum = add(high, low)
    v128.store(i, sum, POWERS)
    v128.store(i, sub(low, sub(sum, high)), POWER_TAILS)
  }
}

function invert(count: i32): void {
  const one = both(1)
  for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
    const x = v128.load(i, POWERS)
    const rounded = div(one, x)
    const back = mul(rounded, x)
    const rest = sub(sub(sub(one, back), lost(rounded, x, back)), mul(rounded, v128.load(i, POWER_TAILS)))
    v128.store(i, add(rounded, mul(rounded, rest)), POWERS)
  }
}

/** Times 2 to the power kn, with the sign. An x that is not normal has a k that is out of range with any n. */
function scale(at: usize, count: i32, n: i32): bool {
  const times = both(n)
  const lowest = both(-1022)
  const highest = both(1023)
  const toWhole = both(TO_WHOLE)
  const bias = bothBits(1023)
  const nan = both(NaN)
  const signOfOdd = bothBits(n & 1 ? i64.MIN_VALUE : 0)
  let all = i32x4.splat(-1)
  for (let i: usize = 0, end: usize = count << 3; i < end; i += 16, at += 16) {
    const shift = mul(v128.load(i, EXPONENTS), times)
    const fits = v128.and(f64x2.ge(shift, lowest), f64x2.le(shift, highest))
    const powerOfTwo = i64x2.shl(i64x2.add(add(shift, toWhole), bias), 52)
    const size = mul(v128.load(i, POWERS), powerOfTwo)
    const y = v128.or(size, v128.and(v128.load(at), signOfOdd))
    v128.store(at, v128.bitselect(y, nan, fits))
    all = v128.and(all, fits)
  }
  return i64x2.all_true(all)
}
