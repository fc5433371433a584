import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digamma } from '../../src/math/digamma.ts'
import { erf, erfc } from '../../src/math/error-function.ts'
import { exp2 } from '../../src/math/exp2.ts'
import { acosh, asinh, atanh, cosh, sinh } from '../../src/math/hyperbolic.ts'
import { acos, asin, atan, atan2 } from '../../src/math/inverse-trigonometric.ts'
import { lgamma } from '../../src/math/lgamma.ts'
import { log2, log10 } from '../../src/math/logarithms.ts'
import { polygamma } from '../../src/math/polygamma.ts'
import { cbrt, hypot, rsqrt } from '../../src/math/roots.ts'
import { mod, round } from '../../src/math/rounding.ts'
import edges from '../figures/edges.json' with { type: 'json' }
import figures from '../figures/elementwise.json' with { type: 'json' }
import { ulp } from './ulp.ts'

type OfOne = (x: number) => number
type OfTwo = (x: number, y: number) => number

const ofOne = { asin, acos, atan, sinh, cosh, asinh, acosh, atanh, log2, log10, exp2, cbrt, rsqrt }
const elementary = { ...ofOne, atan2, hypot }
const special = { erf, erfc, lgamma, digamma, polygamma }

// Each row of the figures, made with mpmath: the arguments, the double nearest to the result, and what that one lacks, in ulp.
type Row = number[]
const resultOf = (f: unknown, row: Row) => (f as (...xs: number[]) => number)(...row.slice(0, -2))
const offBy = (f: unknown, row: Row) => {
  const [nearest, lacks] = row.slice(-2)
  return Math.abs((resultOf(f, row) - nearest) / ulp(nearest) - lacks)
}
const worst = (f: unknown, rows: Row[]) => Math.max(...rows.map((row) => offBy(f, row)))

describe('high-precision figures', () => {
  it.each(Object.entries(elementary))('%s is off by less than 2 ulp', (name, f) => {
    expect(worst(f, figures[name as keyof typeof elementary])).toBeLessThan(2)
  })

  // Left of 0 lgamma and digamma have a zero between any two poles, where the last digits are those of larger numbers.
  const isNearZero = (f: unknown, row: Row) =>
    (f === lgamma || f === digamma) && row[0] < 0 && Math.abs(resultOf(f, row) - row[1]) <= 1e-15

  it.each(Object.entries(special))('%s is off by less than 4 ulp, or by 1e-15 near a zero left of 0', (name, f) => {
    const rows: Row[] = figures[name as keyof typeof special]
    const others = rows.filter((row) => !isNearZero(f, row))
    expect(worst(f, others)).toBeLessThan(4)
  })
})

const decode = (x: number | string) => Number(x)
const near = (result: number, expected: number) =>
  Object.is(result, expected) || (expected !== 0 && Math.abs(result - expected) <= 2 * ulp(expected))

describe('at zeros, infinities, NaN and the ends of a domain', () => {
  const functions: Record<string, OfOne> = { ...ofOne, erf, erfc, round, ceil: Math.ceil, floor: Math.floor }
  const cases = Object.entries(edges.one).filter(([name]) => name !== 'reciprocal')
  it.each(cases)('%s is as in NumPy and SciPy', (name, expected) => {
    const wrong = edges.inputs
      .map((x, i) => [decode(x), functions[name](decode(x)), decode(expected[i])])
      .filter(([, y, figure]) => !near(y, figure))
    expect(wrong).toEqual([])
  })

  it.each(Object.entries(edges.two))('%s is as in NumPy', (name, table) => {
    const f: OfTwo = { atan2, hypot, mod }[name as keyof typeof edges.two]
    const wrong = edges.operands.flatMap((x, i) =>
      edges.operands
        .map((y, j) => [decode(x), decode(y), f(decode(x), decode(y)), decode(table[i][j])])
        .filter(([, , z, figure]) => !near(z, figure)),
    )
    expect(wrong).toEqual([])
  })

  it.each<[string, OfOne, [number, number][]]>([
    [
      'lgamma',
      lgamma,
      [
        [0, Infinity],
        [-0, Infinity],
        [-3, Infinity],
        [1, 0],
        [2, 0],
        [Infinity, Infinity],
        [-Infinity, Infinity],
        [NaN, NaN],
      ],
    ],
    [
      'digamma',
      digamma,
      [
        [0, -Infinity],
        [-0, Infinity],
        [-3, NaN],
        [Infinity, Infinity],
        [-Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'polygamma 0',
      (x) => polygamma(0, x),
      [
        [0, -Infinity],
        [-0, Infinity],
        [-3, NaN],
      ],
    ],
    [
      'polygamma 1',
      (x) => polygamma(1, x),
      [
        [0, Infinity],
        [-0, Infinity],
        [-3, Infinity],
        [Infinity, 0],
        [-Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'polygamma 2',
      (x) => polygamma(2, x),
      [
        [0, -Infinity],
        [-0, Infinity],
        [-3, NaN],
        [Infinity, -0],
        [-Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'rsqrt',
      rsqrt,
      [
        [0, Infinity],
        [Infinity, 0],
        [-1, NaN],
        [NaN, NaN],
      ],
    ],
  ])('%s has the limit, and NaN where the sides differ', (_, f, rows) => {
    for (const [x, y] of rows) expect(f(x)).toBe(y)
  })
})

describe('exact results', () => {
  it('of whole powers and their logarithms', () => {
    for (let k = 0; k <= 22; k++) expect(log10(10 ** k)).toBe(k)
    for (let k = -1074; k < 1024; k += 7) expect([log2(exp2(k)), exp2(k)]).toEqual([k, 2 ** k])
    for (let k = -50; k <= 50; k++) expect(cbrt(k ** 3)).toBe(k)
  })

  it('of Pythagorean triples at any size', () => {
    for (const k of [1, 2 ** 1000, 2 ** -1000, 2 ** -1070]) expect(hypot(-3 * k, 4 * k)).toBe(5 * k)
  })
})

describe('laws', () => {
  const any = fc.double()
  const large = fc.double({ min: -1e300, max: 1e300, noNaN: true })

  it('odd functions are odd, even ones even, to the last bit', () => {
    for (const f of [asin, atan, sinh, asinh, atanh, cbrt, erf, round]) {
      fc.assert(fc.property(any, (x) => Object.is(f(-x), -f(x))))
    }
    fc.assert(fc.property(any, (x) => Object.is(cosh(-x), cosh(x))))
  })

  it('atan2 is mirrored with y, and with x', () => {
    fc.assert(fc.property(any, any, (y, x) => Object.is(atan2(-y, x), -atan2(y, x))))
    fc.assert(
      fc.property(large, large, (y, x) => Math.abs(Math.abs(atan2(y, -x)) + Math.abs(atan2(y, x)) - Math.PI) < 1e-15),
    )
  })

  it('round is within 1/2, and even in the middle', () => {
    fc.assert(fc.property(large, (x) => Math.abs(round(x) - x) <= 0.5 && Number.isInteger(round(x))))
    fc.assert(fc.property(fc.integer(), (k) => round(k + 0.5) % 2 === 0))
  })

  it('mod is between 0 and the divisor', () => {
    fc.assert(
      fc.property(large, large, (a, b) => {
        const rest = mod(a, b)
        return b === 0 ? Number.isNaN(rest) : Math.sign(rest) * b >= 0 && Math.abs(rest) <= Math.abs(b)
      }),
    )
  })

  it('Γ(x + 1) = x Γ(x), on both sides of 0', () => {
    const x = fc.double({ min: -30, max: 30, noNaN: true }).filter((x) => Math.abs(x - Math.round(x)) > 0.01)
    const close = (a: number, b: number, size: number) => Math.abs(a - b) <= 1e-13 * (1 + size)
    fc.assert(fc.property(x, (x) => close(lgamma(x + 1), lgamma(x) + Math.log(Math.abs(x)), Math.abs(lgamma(x)))))
    fc.assert(fc.property(x, (x) => close(digamma(x + 1), digamma(x) + 1 / x, Math.abs(1 / x))))
  })
})
