import { LN2_HIGH, LN2_LOW, LOG2_E, Q1, Q2, Q3, Q4, Q5, TO_WHOLE } from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES, SCRATCH } from './layout'
import { add, both, bothBits, div, mul, sub } from './vector'

const RESTS: usize = SCRATCH
const LOSTS: usize = RESTS + BLOCK_BYTES
const WHOLES: usize = LOSTS + BLOCK_BYTES
const QUOTIENTS: usize = WHOLES + BLOCK_BYTES

/** x ← eˣ - 1 for n numbers from `at` on, each in [-40, 709]: the steps of math/float64/exp.ts on two numbers at once. */
export function expm1(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) {
    takeOffPowers(at, min(n, BLOCK))
    divide(min(n, BLOCK))
    raise(at, min(n, BLOCK))
  }
}

/** x = k ln 2 + the rest - what it lost. */
function takeOffPowers(at: usize, n: i32): void {
  const log2e = both(LOG2_E)
  const toWhole = both(TO_WHOLE)
  const ln2High = both(LN2_HIGH)
  const ln2Low = both(LN2_LOW)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const x = v128.load(at)
    const whole = add(mul(x, log2e), toWhole)
    const k = sub(whole, toWhole)
    const high = sub(x, mul(k, ln2High))
    const low = mul(k, ln2Low)
    const r = sub(high, low)
    v128.store(i, r, RESTS)
    v128.store(i, sub(sub(high, r), low), LOSTS)
    v128.store(i, whole, WHOLES)
  }
}

/** The quotient that serves for the rest. */
function divide(n: i32): void {
  const q1 = both(Q1)
  const q2 = both(Q2)
  const q3 = both(Q3)
  const q4 = both(Q4)
  const q5 = both(Q5)
  const half = both(0.5)
  const ones = both(1)
  const three = both(3)
  const six = both(6)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const r = v128.load(i, RESTS)
    const halfR = mul(half, r)
    const z = mul(r, halfR)
    const w = mul(z, z)
    const p = add(add(ones, mul(z, q1)), mul(w, add(add(q2, mul(z, q3)), mul(w, add(q4, mul(z, q5))))))
    const t = sub(three, mul(p, halfR))
    v128.store(i, mul(z, div(sub(p, t), sub(six, mul(r, t)))), QUOTIENTS)
  }
}

/** eˣ - 1 from these. */
function raise(at: usize, n: i32): void {
  const half = both(0.5)
  const ones = both(1)
  const bias = bothBits(1023)
  const sign = both(-0.0)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const r = v128.load(i, RESTS)
    const lost = v128.load(i, LOSTS)
    const whole = v128.load(i, WHOLES)
    const z = mul(r, mul(half, r))
    const e = sub(sub(mul(r, sub(v128.load(i, QUOTIENTS), lost)), lost), z)
    const one = sub(ones, i64x2.shl(i64x2.sub(bias, whole), 52))
    const sum = add(one, r)
    const y = add(sum, sub(add(sub(one, sum), r), e))
    const scaled = mul(y, i64x2.shl(i64x2.add(whole, bias), 52))
    v128.store(at, v128.or(scaled, v128.and(v128.load(at), sign)))
  }
}
