import { C2, C4, C6, C8, C10, HALF_PI_REST, S3, S5, S7, S9 } from '../../src/math/float32/coefficients'
import { HALF_PI_1, TO_WHOLE, TWO_OVER_PI } from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES, BLOCK_BYTES_32, SCRATCH } from './layout'
import { add, both, bothBits, div, load2, mul, store2, sub } from './vector'

/** The number of quarter turns, in the low bits; the sine and the cosine of what they leave. */
const TURNS: usize = SCRATCH
const SINES: usize = TURNS + BLOCK_BYTES
const COSINES: usize = SINES + BLOCK_BYTES

/** x ← sin x for n float32 from `at` on, each within ±REDUCED_EXACTLY: the steps of float32/sin.ts on two numbers at once. */
export function sin32(at: usize, n: i32): void {
  turned(at, n, 0)
}

/** x ← cos x, as sin. */
export function cos32(at: usize, n: i32): void {
  turned(at, n, 1)
}

/** x ← tan x, as sin. */
export function tan32(at: usize, n: i32): void {
  const zero = both(0)
  const lowest = bothBits(1)
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    takeOffQuarterTurns(at, count, 0)
    evaluatePolynomials(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
      const turns = v128.load(i, TURNS)
      const sine = v128.load(i, SINES)
      const cosine = v128.load(i, COSINES)
      const odd = i64x2.sub(zero, v128.and(turns, lowest))
      const ratio = div(v128.bitselect(cosine, sine, odd), v128.bitselect(sine, cosine, odd))
      store2(at + (i >> 1), v128.xor(ratio, i64x2.shl(turns, 63)))
    }
  }
}

/** The sine of x and `extra` quarter turns. */
function turned(at: usize, n: i32, extra: i64): void {
  const zero = both(0)
  const lowest = bothBits(1)
  const signBit = both(-0.0)
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES_32) {
    const count = min(n, BLOCK)
    takeOffQuarterTurns(at, count, extra)
    evaluatePolynomials(count)
    for (let i: usize = 0, end: usize = count << 3; i < end; i += 16) {
      const turns = v128.load(i, TURNS)
      const odd = i64x2.sub(zero, v128.and(turns, lowest))
      const sign = v128.and(i64x2.shl(turns, 62), signBit)
      store2(at + (i >> 1), v128.xor(v128.bitselect(v128.load(i, COSINES), v128.load(i, SINES), odd), sign))
    }
  }
}

/** Leaves the rests in the place of the sines. */
function takeOffQuarterTurns(at: usize, n: i32, extra: i64): void {
  const turnsPerRadian = both(TWO_OVER_PI)
  const toWhole = both(TO_WHOLE)
  const part1 = both(HALF_PI_1)
  const part2 = both(HALF_PI_REST)
  const extraTurns = bothBits(extra)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const x = load2(at + (i >> 1))
    const whole = add(mul(x, turnsPerRadian), toWhole)
    const k = sub(whole, toWhole)
    v128.store(i, sub(sub(x, mul(k, part1)), mul(k, part2)), SINES)
    v128.store(i, i64x2.add(whole, extraTurns), TURNS)
  }
}

/** The sine and the cosine of the rests. */
function evaluatePolynomials(n: i32): void {
  const one = both(1)
  const s3 = both(S3)
  const s5 = both(S5)
  const s7 = both(S7)
  const s9 = both(S9)
  const c2 = both(C2)
  const c4 = both(C4)
  const c6 = both(C6)
  const c8 = both(C8)
  const c10 = both(C10)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16) {
    const r = v128.load(i, SINES)
    const z = mul(r, r)
    const w = mul(z, z)
    const sine = add(add(s3, mul(z, s5)), mul(w, add(s7, mul(z, s9))))
    const cosine = add(add(c2, mul(z, c4)), mul(w, add(add(c6, mul(z, c8)), mul(w, c10))))
    v128.store(i, mul(r, add(one, mul(z, sine))), SINES)
    v128.store(i, add(one, mul(z, cosine)), COSINES)
  }
}
