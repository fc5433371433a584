import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expr } from '../src/index.ts'
import { compute, formulas, onNumbers, template } from './formula.ts'

describe('precedence', () => {
  it.each([
    [expr`2 + 3 * 4`, 2 + 3 * 4],
    [expr`(2 + 3) * 4`, (2 + 3) * 4],
    [expr`10 - 4 - 3`, 10 - 4 - 3],
    [expr`10 - (4 - 3)`, 10 - (4 - 3)],
    [expr`24 / 4 / 3`, 24 / 4 / 3],
    [expr`24 / 4 * 3`, (24 / 4) * 3],
    [expr`2 * 3 ** 2`, 2 * 3 ** 2],
    [expr`2 ** 3 ** 2`, 2 ** (3 ** 2)],
    [expr`2 ** -1`, 2 ** -1],
    [expr`(-3) ** 2`, (-3) ** 2],
    [expr`3 - -2`, 5],
    [expr`3--2`, 5],
    [expr`- -2`, 2],
    [expr`-+-+2`, 2],
    [expr`2 * -3`, -6],
  ])('is that of JavaScript: %d is %d', (value, expected) => {
    expect(value).toBe(expected)
  })

  it.each([
    [expr`-3 ** 2`, -9],
    [expr`+3 ** 2`, 9],
    [expr`-2 ** -2`, -0.25],
    [expr`2 ** -1 ** 2`, 0.5],
    [expr`1 - 3 ** 2`, -8],
    [expr`-${3} ** 2`, -9],
  ])('of a sign before ** is that of Python: %d is %d', (value, expected) => {
    expect(value).toBe(expected)
  })

  it('agrees with the tree of any formula', () => {
    const formula = formulas(fc.double({ noNaN: true }))
    fc.assert(
      fc.property(formula, fc.constantFrom('', ' ', '\n  '), (formula, space) => {
        expect(expr(...template(formula, space))).toBe(compute(formula, onNumbers))
      }),
      { numRuns: 1000 },
    )
  })
})

it('a formula may be as long as one likes', () => {
  const raw = [`${'1 - 2 * 3 + '.repeat(10_000)}1`]
  expect(expr(Object.assign(raw, { raw }))).toBe(-49_999)
})

describe('numbers', () => {
  it.each([
    [expr`7`, 7],
    [expr`0.5`, 0.5],
    [expr`.5`, 0.5],
    [expr`5.`, 5],
    [expr`1e-3`, 0.001],
    [expr`1E+3`, 1000],
    [expr`.5e1`, 5],
    [expr`1.5e300`, 1.5e300],
  ])('are those of JavaScript: %d is %d', (value, expected) => {
    expect(value).toBe(expected)
  })
})

describe('calls', () => {
  it('pass numbers to any function of numbers', () => {
    expect(expr`${Math.sin}(0.5) + 1`).toBe(Math.sin(0.5) + 1)
    expect(expr`2 * ${Math.max}(1, ${3} ** 2, -4) ** 2`).toBe(162)
    expect(expr`-${Math.hypot}(3, ${Math.abs}(-4))`).toBe(-5)
  })

  it('bind tighter than any operator', () => {
    expect(expr`${Math.sqrt}(4) ** 3`).toBe(8)
    expect(expr`2 ** ${Math.sqrt}(4)`).toBe(4)
  })

  it('may have space before the parenthesis and around the arguments', () => {
    expect(expr`${Math.min} ( 2 , 1 )`).toBe(1)
  })
})
