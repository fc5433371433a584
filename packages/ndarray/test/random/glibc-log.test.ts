import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fma } from '../../src/random/glibc-fma.ts'
import { log } from '../../src/random/glibc-log.ts'
import figures from '../figures/glibc-log.json' with { type: 'json' }

describe('log gives what glibc gives', () => {
  it.each(figures.nearest)('%d', (x, expected) => expect(log(x)).toBe(expected))
  it.each(figures.notNearest)('%d, which is not the nearest double', (x, expected) => expect(log(x)).toBe(expected))
})

describe('fma rounds a b + c once', () => {
  /** JavaScript rounds whole numbers of any length to the nearest double, ties to even. */
  const rounded = (a: number, b: number, c: number) => Number(BigInt(a) * BigInt(b) + BigInt(c))
  const check = (a: number, b: number, c: number) => {
    expect(fma(a, b, c)).toBe(rounded(a, b, c))
  }

  const whole = fc.maxSafeInteger()
  const scaled = (least: number, most: number) =>
    fc.tuple(whole, fc.integer({ min: least, max: most })).map(([m, k]) => m * 2 ** k)

  it('for numbers of any size', () => {
    fc.assert(fc.property(whole, whole, scaled(0, 120), check), { numRuns: 1000 })
  })

  it('where a b and c nearly cancel', () => {
    const nearly = fc.tuple(whole, whole, fc.integer({ min: -9, max: 9 }))
    fc.assert(
      fc.property(nearly, ([a, b, d]) => check(a, b, -a * b + d)),
      { numRuns: 1000 },
    )
  })

  // Around 2¹⁰⁴, products of these lie on both sides of what is halfway between two doubles of 105 bits and more.
  const half = 2 ** 52
  const factor = fc.constantFrom(half - 1, half, half + 1, 1 - half, -half, -1 - half)
  it('halfway between two doubles, and next to it', () => {
    fc.assert(fc.property(factor, factor, scaled(50, 108), check), { numRuns: 1000 })
    const power = fc.integer({ min: 104, max: 160 }).map((k) => 2 ** k)
    fc.assert(fc.property(factor, factor, power, check), { numRuns: 1000 })
  })

  it.each([
    ['to even, down', half, half, half * 2 ** 105, half * 2 ** 105],
    ['to even, up', half, half, (half + 1) * 2 ** 105, (half + 2) * 2 ** 105],
    ['just above', half + 1, half + 1, half * 2 ** 105, (half + 1) * 2 ** 105],
    ['above by 3', 2 * half - 37, 7546572348566777, 2 ** 107, 6390242714512183 * 2 ** 55],
    ['just below', half - 1, half + 1, (half + 1) * 2 ** 105, (half + 1) * 2 ** 105],
    ['just below a power of two', -half - 1, half + 1, half * 2 ** 106, (2 * half - 1) * 2 ** 105],
    ['a fraction', 1 + 2 ** -52, 1 - 2 ** -52, -1, -(2 ** -104)],
    ['nothing', 3, 7, -21, 0],
    ['an addend far smaller', 3, 7, 2 ** -300, 21],
    ['an addend far larger', 3, 7, -(2 ** 300), -(2 ** 300)],
  ])('%s', (_, a, b, c, expected) => expect(fma(a, b, c)).toBe(expected))
})
