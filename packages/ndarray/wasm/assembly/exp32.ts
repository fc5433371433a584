import { E2, E3, E4, E5, E6, E7, E8, LN2 } from '../../src/math/float32/coefficients'
import { LOG2_E, TO_WHOLE } from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES, BLOCK_BYTES_32, SCRATCH } from './layout'
import { add, both, bothBits, div, load2, mul, store2, store2WithSigns, sub } from './vector'

/** The float32 that are raised, which leave these doubles: eʳ - 1 of the rest of each, and the power of two before it. */
const EXPONENTS: usize = SCRATCH
const RESTS: usize = EXPONENTS + BLOCK_BYTES
const POWERS: usize = RESTS + BLOCK_BYTES

/** x ← eˣ for n float32 from `at` on: the steps of float32/exp.ts on two numbers at once. */
export function exp32(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    limit(at, count, -104, 89)
    raise(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
      const power = v128.load(i, POWERS)
      store2(at + (i >> 1), add(mul(power, v128.load(i, RESTS)), power))
    }
  }
}

/** x ← eˣ - 1 */
export function expm132(at: usize, n: i32): void {
  const one = both(1)
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    limit(at, count, -18, 89)
    raise(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
      const power = v128.load(i, POWERS)
      const to = at + (i >> 1)
      store2WithSigns(to, add(mul(power, v128.load(i, RESTS)), sub(power, one)))
    }
  }
}

/** x ← tanh x */
export function tanh32(at: usize, n: i32): void {
  const one = both(1)
  const two = both(2)
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    doubleSizes(at, count)
    raise(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
      const power = v128.load(i, POWERS)
      const to = at + (i >> 1)
      const e = add(mul(power, v128.load(i, RESTS)), sub(power, one))
      store2WithSigns(to, div(e, add(e, two)))
    }
  }
}

/** x, or the limit that it is beyond, where the result is 0, -1 or infinite. */
function limit(at: usize, n: i32, low: f32, high: f32): void {
  const lows = f32x4.splat(low)
  const highs = f32x4.splat(high)
  for (let i: usize = 0, end: usize = n << 2; i < end; i += 16) {
    v128.store(i, f32x4.pmin(f32x4.pmax(v128.load(at + i), lows), highs), EXPONENTS)
  }
}

/** 2 |x|, or 20 where that is more: tanh is 1 there. */
function doubleSizes(at: usize, n: i32): void {
  const most = f32x4.splat(20)
  for (let i: usize = 0, end: usize = n << 2; i < end; i += 16) {
    const size = f32x4.abs(v128.load(at + i))
    v128.store(i, f32x4.pmin(f32x4.add(size, size), most), EXPONENTS)
  }
}

/** x = k ln 2 + r for each of the exponents: eʳ - 1 and 2ᵏ */
function raise(n: i32): void {
  const log2e = both(LOG2_E)
  const toWhole = both(TO_WHOLE)
  const ln2 = both(LN2)
  const e2 = both(E2)
  const e3 = both(E3)
  const e4 = both(E4)
  const e5 = both(E5)
  const e6 = both(E6)
  const e7 = both(E7)
  const e8 = both(E8)
  const bias = bothBits(1023)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const x = load2(EXPONENTS + (i >> 1))
    const whole = add(mul(x, log2e), toWhole)
    const r = sub(x, mul(sub(whole, toWhole), ln2))
    const z = mul(r, r)
    const high = add(add(e6, mul(r, e7)), mul(z, e8))
    const p = add(add(e2, mul(r, e3)), mul(z, add(add(e4, mul(r, e5)), mul(z, high))))
    v128.store(i, add(r, mul(z, p)), RESTS)
    // 2ᵏ: the low bits of `whole` are k.
    v128.store(i, i64x2.shl(i64x2.add(whole, bias), 52), POWERS)
  }
}
