import { L1, L2, L3, L4, L5, L6, L7, LN2_HIGH, LN2_LOW } from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES, SCRATCH } from './layout'
import { add, both, bothBits, div, mul, sub } from './vector'

const TAILS: usize = SCRATCH
const EXPONENTS: usize = TAILS + BLOCK_BYTES
const RATIOS: usize = EXPONENTS + BLOCK_BYTES
const POLYNOMIALS: usize = RATIOS + BLOCK_BYTES

/** x ← log x for n numbers from `at` on, all positive, finite and no subnormals: the steps of math/float64/log.ts on two numbers at once. */
export function log(at: usize, n: i32): void {
  memory.fill(TAILS, 0, BLOCK_BYTES)
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) logPlus(at, min(n, BLOCK))
}

/** x ← log(1 + x), each x above -1 and finite. */
export function log1p(at: usize, n: i32): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) {
    addOne(at, min(n, BLOCK))
    logPlus(at, min(n, BLOCK))
  }
}

/** x ← 1 + x; what the sum loses becomes the tail of its logarithm. */
function addOne(at: usize, n: i32): void {
  const one = both(1)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const x = v128.load(at)
    const sum = add(one, x)
    const ofLarge = sub(one, sub(sum, x))
    const ofSmall = sub(x, sub(sum, one))
    v128.store(at, sum)
    v128.store(i, div(v128.bitselect(ofLarge, ofSmall, f64x2.gt(x, one)), sum), TAILS)
  }
}

/** x ← log x + its tail */
function logPlus(at: usize, n: i32): void {
  takeOffPowers(at, n)
  evaluatePolynomials(n)
  combine(at, n)
}

/** x = 2ᵏ (1 + f): leaves f at `at`, the exponent k, and the ratio f / (2 + f). */
function takeOffPowers(at: usize, n: i32): void {
  const one = both(1)
  const two = both(2)
  const toRoot = bothBits((0x3ff00000 - 0x3fe6a09e) << 32)
  const root = bothBits(0x3fe6a09e << 32)
  const fractionBits = bothBits(0x000fffffffffffff)
  const exponentOfNumber = both(4503599627370496)
  const toNumber = both(4503599627370496 + 1023)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const bits = i64x2.add(v128.load(at), toRoot)
    const k = sub(v128.or(i64x2.shr_u(bits, 52), exponentOfNumber), toNumber)
    const fraction = v128.and(bits, fractionBits)
    const f = sub(i64x2.add(fraction, root), one)
    v128.store(at, f)
    v128.store(i, k, EXPONENTS)
    v128.store(i, div(f, add(two, f)), RATIOS)
  }
}

/** Those of the ratios. */
function evaluatePolynomials(n: i32): void {
  const l1 = both(L1)
  const l2 = both(L2)
  const l3 = both(L3)
  const l4 = both(L4)
  const l5 = both(L5)
  const l6 = both(L6)
  const l7 = both(L7)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const s = v128.load(i, RATIOS)
    const z = mul(s, s)
    const w = mul(z, z)
    const odd = add(l1, mul(w, add(l3, mul(w, add(l5, mul(w, l7))))))
    const even = add(l2, mul(w, add(l4, mul(w, l6))))
    v128.store(i, add(mul(z, odd), mul(w, even)), POLYNOMIALS)
  }
}

/** log x + its tail from these. */
function combine(at: usize, n: i32): void {
  const ln2High = both(LN2_HIGH)
  const ln2Low = both(LN2_LOW)
  const half = both(0.5)
  const zero = both(0)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const f = v128.load(at)
    const k = v128.load(i, EXPONENTS)
    const tail = v128.load(i, TAILS)
    const halfSquare = mul(mul(half, f), f)
    const near = sub(f, halfSquare)
    const large = mul(k, ln2High)
    const sum = add(large, near)
    const lost = add(add(sub(large, sum), near), sub(sub(f, near), halfSquare))
    const product = mul(v128.load(i, RATIOS), add(halfSquare, v128.load(i, POLYNOMIALS)))
    const small = add(product, add(mul(k, ln2Low), tail))
    const y = add(sum, add(lost, small))
    // A zero has the sign of its tail: log1p(-0) is -0.
    v128.store(at, v128.bitselect(tail, y, f64x2.eq(y, zero)))
  }
}
