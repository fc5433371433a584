import { C1, C2, C3, C4, C5, C6, S1, S2, S3, S4, S5, S6 } from '../../src/math/float64/coefficients'
import { BLOCK, BLOCK_BYTES } from './layout'
import { BEHIND_TURNS, LOSTS, TURNS, takeOffQuarterTurns } from './reduction'
import { add, both, bothBits, mul, sub } from './vector'

const SINES: usize = BEHIND_TURNS
const COSINES: usize = SINES + BLOCK_BYTES

/** x ← sin x for n numbers from `at` on, each within ±REDUCED_EXACTLY: the steps of math/float64/sin.ts on two numbers at once. */
export function sin(at: usize, n: i32): void {
  blocks(at, n, 0)
}

/** x ← cos x, as sin. */
export function cos(at: usize, n: i32): void {
  blocks(at, n, 1)
}

/** The sine of x and `extra` quarter turns. */
function blocks(at: usize, n: i32, extra: i64): void {
  for (; n > 0; n -= BLOCK, at += BLOCK_BYTES) {
    const count = min(n, BLOCK)
    takeOffQuarterTurns(at, count, extra)
    evaluatePolynomials(at, count)
    rotate(at, count)
  }
}

/** Those of the sine and of the cosine of the rest. */
function evaluatePolynomials(at: usize, n: i32): void {
  const s1 = both(S1)
  const s2 = both(S2)
  const s3 = both(S3)
  const s4 = both(S4)
  const s5 = both(S5)
  const s6 = both(S6)
  const c1 = both(C1)
  const c2 = both(C2)
  const c3 = both(C3)
  const c4 = both(C4)
  const c5 = both(C5)
  const c6 = both(C6)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const r = v128.load(at)
    const z = mul(r, r)
    const w = mul(z, z)
    const sine = add(add(s1, mul(z, s2)), mul(w, add(add(s3, mul(z, s4)), mul(w, add(s5, mul(z, s6))))))
    const cosine = add(add(c1, mul(z, c2)), mul(w, add(add(c3, mul(z, c4)), mul(w, add(c5, mul(z, c6))))))
    v128.store(i, sine, SINES)
    v128.store(i, mul(z, cosine), COSINES)
  }
}

/** The sine of the rest and the turns. */
function rotate(at: usize, n: i32): void {
  const one = both(1)
  const half = both(0.5)
  const lowest = bothBits(1)
  const signBit = both(-0.0)
  const zero = both(0)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const r = v128.load(at)
    const lost = v128.load(i, LOSTS)
    const z = mul(r, r)
    const halfSquare = mul(half, z)
    const high = sub(one, halfSquare)
    const low = add(sub(sub(one, high), halfSquare), add(mul(z, v128.load(i, COSINES)), mul(r, lost)))
    const cosine = add(high, low)
    const sine = sub(r, sub(mul(lost, high), mul(mul(z, r), v128.load(i, SINES))))

    const turns = v128.load(i, TURNS)
    const odd = i64x2.sub(zero, v128.and(turns, lowest))
    const sign = v128.and(i64x2.shl(turns, 62), signBit)
    v128.store(at, v128.xor(v128.bitselect(cosine, sine, odd), sign))
  }
}
