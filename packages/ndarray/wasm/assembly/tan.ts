import {
  NEAR_ONE,
  QUARTER_PI,
  QUARTER_PI_TAIL,
  T1,
  T2,
  T3,
  T4,
  T5,
  T6,
  T7,
  T8,
  T9,
  T10,
  T11,
  T12,
  T13,
} from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES } from './layout'
import { BEHIND_TURNS, LOSTS, TURNS, takeOffQuarterTurns } from './reduction'
import { add, both, bothBits, div, mul, sub } from './vector'

/** The angle whose series is taken, and what its rounding lost. */
const ANGLES: usize = BEHIND_TURNS
const TAILS: usize = ANGLES + BLOCK_BYTES
const SERIES: usize = TAILS + BLOCK_BYTES
const QUOTIENTS: usize = SERIES + BLOCK_BYTES

/** x ← tan x for n numbers from `at` on, each within ±REDUCED_EXACTLY: the steps of math/float64/tan.ts on two numbers at once. */
export function tan(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) {
    const count = min(n, BLOCK)
    takeOffQuarterTurns(at, count, 0)
    foldAtOne(at, count)
    evaluateOddTerms(count)
    evaluateSeries(count)
    divide(at, count)
    combine(at, count)
  }
}

/** Near π/4 the distance to π/4, elsewhere the rest itself. */
function foldAtOne(at: usize, n: i32): void {
  const nearOne = both(NEAR_ONE)
  const quarter = both(QUARTER_PI)
  const quarterTail = both(QUARTER_PI_TAIL)
  const signBit = both(-0.0)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const r = v128.load(at)
    const tail = f64x2.neg(v128.load(i, LOSTS))
    const size = f64x2.abs(r)
    const isNear = f64x2.ge(size, nearOne)
    const left = add(sub(quarter, size), sub(quarterTail, v128.xor(tail, v128.and(r, signBit))))
    v128.store(i, v128.bitselect(left, r, isNear), ANGLES)
    v128.store(i, v128.andnot(tail, isNear), TAILS)
  }
}

/** Every second term of the series: all terms at once need more registers than there are. */
function evaluateOddTerms(n: i32): void {
  const t2 = both(T2)
  const t4 = both(T4)
  const t6 = both(T6)
  const t8 = both(T8)
  const t10 = both(T10)
  const t12 = both(T12)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const r = v128.load(i, ANGLES)
    const z = mul(r, r)
    const w = mul(z, z)
    const odd = add(t2, mul(w, add(t4, mul(w, add(t6, mul(w, add(t8, mul(w, add(t10, mul(w, t12))))))))))
    v128.store(i, odd, SERIES)
  }
}

/** The tangent less the angle. */
function evaluateSeries(n: i32): void {
  const t1 = both(T1)
  const t3 = both(T3)
  const t5 = both(T5)
  const t7 = both(T7)
  const t9 = both(T9)
  const t11 = both(T11)
  const t13 = both(T13)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const r = v128.load(i, ANGLES)
    const tail = v128.load(i, TAILS)
    const z = mul(r, r)
    const w = mul(z, z)
    const even = mul(z, add(t3, mul(w, add(t5, mul(w, add(t7, mul(w, add(t9, mul(w, add(t11, mul(w, t13)))))))))))
    const cube = mul(z, r)
    const rest = mul(z, add(mul(cube, add(v128.load(i, SERIES), even)), tail))
    v128.store(i, add(add(tail, rest), mul(t1, cube)), SERIES)
  }
}

/** One division serves both the reciprocal after an odd turn and the fraction near π/4. */
function divide(at: usize, n: i32): void {
  const nearOne = both(NEAR_ONE)
  const one = both(1)
  const signBit = both(-0.0)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const isNear = f64x2.ge(f64x2.abs(v128.load(at)), nearOne)
    const tangent = add(v128.load(i, ANGLES), v128.load(i, SERIES))
    const turned = v128.or(one, v128.and(i64x2.shl(v128.load(i, TURNS), 63), signBit))
    const above = v128.bitselect(mul(tangent, tangent), one, isNear)
    const below = v128.bitselect(add(tangent, turned), tangent, isNear)
    v128.store(i, div(above, below), QUOTIENTS)
  }
}

/** The tangent of the rest and the turns. */
function combine(at: usize, n: i32): void {
  const nearOne = both(NEAR_ONE)
  const one = both(1)
  const two = both(2)
  const zero = both(0)
  const lowest = bothBits(1)
  const signBit = both(-0.0)
  const highWord = bothBits(-0x100000000)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const rest = v128.load(at)
    const r = v128.load(i, ANGLES)
    const more = v128.load(i, SERIES)
    const quotient = v128.load(i, QUOTIENTS)
    const tangent = add(r, more)
    const odd = i64x2.sub(zero, v128.and(v128.load(i, TURNS), lowest))

    const high = v128.and(tangent, highWord)
    const low = sub(more, sub(high, r))
    const t = v128.and(quotient, highWord)
    const reciprocal = add(t, mul(quotient, sub(sub(one, mul(t, high)), mul(t, low))))
    const far = v128.bitselect(f64x2.neg(reciprocal), tangent, odd)

    const turned = v128.or(one, v128.and(odd, signBit))
    const near = sub(turned, mul(two, sub(r, sub(quotient, more))))
    const y = v128.bitselect(v128.xor(near, v128.and(rest, signBit)), far, f64x2.ge(f64x2.abs(rest), nearOne))
    v128.store(at, y)
  }
}
