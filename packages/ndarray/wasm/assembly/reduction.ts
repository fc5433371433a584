import { HALF_PI_1, HALF_PI_2, HALF_PI_3, HALF_PI_4, TO_WHOLE, TWO_OVER_PI } from '../../src/math/float64/coefficients'
import { BLOCK_BYTES, SCRATCH } from './layout'
import { add, both, bothBits, mul, sub } from './vector'

/** What the rest of each angle lost. */
export const LOSTS: usize = SCRATCH
/** The number of quarter turns, in the low bits. */
export const TURNS: usize = LOSTS + BLOCK_BYTES
export const BEHIND_TURNS: usize = TURNS + BLOCK_BYTES

/** The steps of math/float64/reduction.ts: leaves the first part of the rest at `at`, and counts `extra` turns more. */
export function takeOffQuarterTurns(at: usize, n: i32, extra: i64): void {
  const turnsPerRadian = both(TWO_OVER_PI)
  const toWhole = both(TO_WHOLE)
  const part1 = both(HALF_PI_1)
  const part2 = both(HALF_PI_2)
  const part3 = both(HALF_PI_3)
  const part4 = both(HALF_PI_4)
  const extraTurns = bothBits(extra)
  for (let i: usize = 0, end: usize = n << 3; i < end; i += 16, at += 16) {
    const x = v128.load(at)
    const whole = add(mul(x, turnsPerRadian), toWhole)
    const k = sub(whole, toWhole)
    const first = sub(x, mul(k, part1))
    const step = mul(k, part2)
    const second = sub(first, step)
    const nextStep = mul(k, part3)
    const third = sub(second, nextStep)
    const lostFirst = sub(sub(first, second), step)
    const lostSecond = sub(sub(second, third), nextStep)
    v128.store(at, third)
    v128.store(i, sub(sub(mul(k, part4), lostFirst), lostSecond), LOSTS)
    v128.store(i, i64x2.add(whole, extraTurns), TURNS)
  }
}
