import { describe, expect, it } from 'vitest'
import * as singleExp from '../../src/math/float32/exp.ts'
import * as singleLog from '../../src/math/float32/log.ts'
import * as singleSin from '../../src/math/float32/sin.ts'
import { exp, expm1 } from '../../src/math/float64/exp.ts'
import { log, log1p } from '../../src/math/float64/log.ts'
import { pow } from '../../src/math/float64/pow.ts'
import { cos, sin } from '../../src/math/float64/sin.ts'
import { tan } from '../../src/math/float64/tan.ts'
import { tanh } from '../../src/math/float64/tanh.ts'
import figures from './figures/functions.json' with { type: 'json' }
import { anyDoubles, anySingles, spread, ulp, ulp32 } from './ulp.ts'

const functions = { exp, expm1, log, log1p, sin, cos, tan, tanh }
const names = Object.keys(functions) as (keyof typeof functions)[]

// Each row of the figures, made with mpmath: x, the double nearest to f(x), and what that one lacks, in ulp.
const offBy = (result: number, nearest: number, lacks: number) => Math.abs((result - nearest) / ulp(nearest) - lacks)
const largest = (errors: number[]) => errors.reduce((most, error) => Math.max(most, error))

describe('high-precision figures', () => {
  it.each(names)('%s is off by less than 1 ulp, tanh by less than 1.3', (name) => {
    const errors = figures[name].map(([x, nearest, lacks]) => offBy(functions[name](x), nearest, lacks))
    expect(largest(errors)).toBeLessThan(name === 'tanh' ? 1.3 : 1)
  })

  it('pow is off by less than 1 ulp, and by half of one for whole exponents', () => {
    const errors = figures.pow.map(([x, y, nearest, lacks]) => offBy(pow(x, y), nearest, lacks))
    expect(largest(errors)).toBeLessThan(1)
    expect(largest(errors.filter((_, i) => Number.isInteger(figures.pow[i][1])))).toBeLessThanOrEqual(0.5)
  })
})

const edges = [0, -0, 1, -1, 0.5, -0.5, 2, 3, -3, 0.625, 0.6744, 22, 710, -746, 1e5, 1e22, -1e300]
const extremes = [5e-324, -5e-324, 2 ** -1022, -(2 ** -1022), Number.MAX_VALUE, Infinity, -Infinity, NaN]

// Engines differ among themselves by as much, and V8's tanh is off by 2 ulp.
const near = (result: number, expected: number) =>
  Object.is(result, expected) || Math.abs(result - expected) <= 3 * ulp(expected)

describe('Math', () => {
  it.each(names)('agrees on %s', (name) => {
    const inputs = [...edges, ...extremes, ...anyDoubles(20_000, 1), ...spread(20_000, -20, 20), ...spread(5000, -1, 1)]
    expect(inputs.filter((x) => !near(functions[name](x), Math[name](x)))).toEqual([])
  })

  it('agrees on pow', () => {
    const bases = [...edges, ...extremes, ...anyDoubles(100, 2), ...spread(100, -3, 3)]
    const exponents = [...edges, ...extremes, 7, -7, 64, 65, -65, 1 / 3, 2 ** 53, ...spread(50, -300, 300)]
    const pairs = bases.flatMap((x) => exponents.map((y) => [x, y] as const))
    const asInC = (x: number, y: number) => x === 1 || (x === -1 && Math.abs(y) === Infinity)
    expect(pairs.filter(([x, y]) => !near(pow(x, y), asInC(x, y) ? 1 : x ** y))).toEqual([])
  })
})

describe('pow', () => {
  it('squares, takes roots and divides with a single rounding', () => {
    for (const x of spread(1000, 0, 10)) {
      expect([pow(x, 2), pow(x, 1), pow(x, 0.5), pow(x, -1)]).toEqual([x * x, x, Math.sqrt(x), 1 / x])
    }
  })

  it('gives whole numbers for whole numbers', () => {
    expect([pow(3, 33), pow(-7, 3), pow(10, 22), pow(2, -1074), pow(-2, 33)]).toEqual([
      5559060566555523, -343, 1e22, 5e-324, -8589934592,
    ])
  })
})

describe('float32', () => {
  const singles = { ...singleExp, ...singleLog, ...singleSin }
  const inputs = Float32Array.of(...edges, ...extremes, ...anySingles(20_000, 4), ...spread(20_000, -110, 100))

  it.each(names)('%s is the nearest float32, or next to a tie the second nearest', (name) => {
    const far = Array.from(inputs).filter((x) => {
      const [result, exact] = [Math.fround(singles[name](x)), functions[name](x)]
      return !Object.is(result, Math.fround(exact)) && !(Math.abs(result - exact) < 0.5001 * ulp32(result))
    })
    expect(far).toEqual([])
  })

  it('limits and zeros are those of Math', () => {
    for (const name of names) {
      for (const x of [0, -0, Infinity, -Infinity, NaN, -1, 89, 88.8, -104, -18, 10, 20]) {
        expect([name, x, Math.fround(singles[name](x))]).toEqual([name, x, Math.fround(functions[name](x))])
      }
    }
  })
})
