import { L3, L5, L7, L9, LN2 } from '../../src/math/float32/coefficients'
import { BLOCK, BLOCK_BYTES, BLOCK_BYTES_32, SCRATCH } from './layout'
import { add, both, bothBits, div, load2, mul, store2, store2WithSigns, sub } from './vector'

const EXPONENTS: usize = SCRATCH
const RATIOS: usize = EXPONENTS + BLOCK_BYTES

/** x ← log x for n float32 from `at` on, all positive and finite: the steps of float32/log.ts on two numbers at once. */
export function log32(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    takeOffPowers(at, count, 0)
    evaluate(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) store2(at + (i >> 1), v128.load(i, RATIOS))
  }
}

/** x ← log(1 + x), each x above -1 and finite. */
export function log1p32(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    takeOffPowers(at, count, 1)
    evaluate(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
      store2WithSigns(at + (i >> 1), v128.load(i, RATIOS))
    }
  }
}

/** x + addend = 2ᵏ (1 + f): the exponent k, and the ratio f / (2 + f). Where k is 0 f comes from x, and loses nothing. */
function takeOffPowers(at: usize, n: i32, addend: f64): void {
  const addends = both(addend)
  const rest = both(1 - addend)
  const zero = both(0)
  const one = both(1)
  const two = both(2)
  const toRoot = bothBits((0x3ff00000 - 0x3fe6a09e) << 32)
  const root = bothBits(0x3fe6a09e << 32)
  const fractionBits = bothBits(0x000fffffffffffff)
  const exponentOfNumber = both(4503599627370496)
  const toNumber = both(4503599627370496 + 1023)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const x = load2(at + (i >> 1))
    const bits = i64x2.add(add(x, addends), toRoot)
    const k = sub(v128.or(i64x2.shr_u(bits, 52), exponentOfNumber), toNumber)
    const scaled = sub(i64x2.add(v128.and(bits, fractionBits), root), one)
    const f = v128.bitselect(sub(x, rest), scaled, f64x2.eq(k, zero))
    v128.store(i, k, EXPONENTS)
    v128.store(i, div(f, add(two, f)), RATIOS)
  }
}

/** k ln 2 + log(1 + f), in the place of the ratios */
function evaluate(n: i32): void {
  const ln2 = both(LN2)
  const two = both(2)
  const l3 = both(L3)
  const l5 = both(L5)
  const l7 = both(L7)
  const l9 = both(L9)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const s = v128.load(i, RATIOS)
    const z = mul(s, s)
    const p = add(add(l3, mul(z, l5)), mul(mul(z, z), add(l7, mul(z, l9))))
    v128.store(i, add(mul(v128.load(i, EXPONENTS), ln2), mul(s, add(two, mul(z, p)))), RATIOS)
  }
}
