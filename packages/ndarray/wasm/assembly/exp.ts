import { E1, E2, E3, E4, E5, LN2_HIGH, LN2_LOW, LOG2_E, TO_WHOLE } from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES, SCRATCH } from './layout'
import { add, both, bothBits, div, mul, sub } from './vector'

/** What is added to each exponent after its rounding. */
export const TAILS: usize = SCRATCH
const LOWS: usize = TAILS + BLOCK_BYTES
const WHOLES: usize = LOWS + BLOCK_BYTES
const CS: usize = WHOLES + BLOCK_BYTES
export const BEHIND_EXP: usize = CS + BLOCK_BYTES

/** x ← eˣ for n numbers from `at` on, each of them in [-708, 709] or NaN: the steps of math/float64/exp.ts on two numbers at once. */
export function exp(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) {
    takeOffPowers(at, min(n, BLOCK), false)
    raise(at, min(n, BLOCK))
  }
}

/** x ← e to the power x + its tail, for up to a block of numbers. */
export function expOfSums(at: usize, n: i32): void {
  takeOffPowers(at, n, true)
  raise(at, n)
}

/** x = k ln 2 + high - low: leaves high at `at`, and the polynomial of high - low. */
function takeOffPowers(at: usize, n: i32, haveTails: bool): void {
  const log2e = both(LOG2_E)
  const toWhole = both(TO_WHOLE)
  const ln2High = both(LN2_HIGH)
  const ln2Low = both(LN2_LOW)
  const e1 = both(E1)
  const e2 = both(E2)
  const e3 = both(E3)
  const e4 = both(E4)
  const e5 = both(E5)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const x = v128.load(at)
    const whole = add(mul(x, log2e), toWhole)
    const k = sub(whole, toWhole)
    const high = sub(x, mul(k, ln2High))
    const product = mul(k, ln2Low)
    const low = haveTails ? sub(product, v128.load(i, TAILS)) : product
    const r = sub(high, low)
    const z = mul(r, r)
    const w = mul(z, z)
    const p = add(add(e1, mul(z, e2)), mul(w, add(add(e3, mul(z, e4)), mul(w, e5))))
    v128.store(at, high)
    v128.store(i, low, LOWS)
    v128.store(i, whole, WHOLES)
    v128.store(i, sub(r, mul(z, p)), CS)
  }
}

/** eˣ from these. */
function raise(at: usize, n: i32): void {
  const one = both(1)
  const two = both(2)
  const bias = bothBits(1023)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const high = v128.load(at)
    const low = v128.load(i, LOWS)
    const c = v128.load(i, CS)
    const q = div(mul(sub(high, low), c), sub(two, c))
    const sum = add(one, high)
    const y = add(sum, add(add(sub(one, sum), high), sub(q, low)))
    // 2ᵏ: the low bits of `whole` are k.
    v128.store(at, mul(y, i64x2.shl(i64x2.add(v128.load(i, WHOLES), bias), 52)))
  }
}
