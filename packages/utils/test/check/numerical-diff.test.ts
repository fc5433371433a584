import { array } from '@dezero/ndarray'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { numericalDiff } from '../../src/index.ts'
import { cores } from '../cores.ts'

describe.each(cores)('numericalDiff with Variables of $name', ({ core }) => {
  const { Variable } = core

  it('of x² at 2 is what the book prints (step 4)', () => {
    const dy = numericalDiff((x) => x.pow(2), new Variable(2))
    expect(String(dy)).toBe('4.000000000004')
  })

  it('differentiates each element, and leaves x as it was', () => {
    const x = new Variable([[1, 2, 3]])
    expect(numericalDiff((x) => x.pow(3), x)).toBeAllClose([[3, 12, 27]], { rtol: 1e-7 })
    expect(x).toBeAllClose([[1, 2, 3]])
    expect(x.grad).toBeUndefined()
  })
})

describe('numericalDiff with arrays', () => {
  it('of a function of functions is what the book prints (step 4)', () => {
    const square = (x: typeof at) => x.mul(x)
    const at = array(0.5)
    expect(numericalDiff((x) => square(square(x).exp()), at).item()).toBe(3.2974426293330694)
  })

  it('takes another step', () => {
    const cubed = (x: typeof at) => x.pow(3)
    const at = array(1)
    expect(numericalDiff(cubed, at, 0.5)).toBeAllClose(3.25) // 3 + ε²
  })

  it('refuses what is neither an array nor a Variable', () => {
    const x = 3 as unknown as typeof at
    const at = array(1)
    expect(() => numericalDiff((x) => x, x)).toThrow(
      'numericalDiff: x, and what f gives, is an NdArray or a Variable, not the number 3',
    )
    expect(() => numericalDiff(() => x, at)).toThrow('numericalDiff: x, and what f gives')
  })

  it.each([
    [0, 'the number 0'],
    [{ eps: 1e-3 }, 'Object'],
  ])('refuses a step that is none: %o', (eps, shown) => {
    expect(() => numericalDiff((x) => x, array(1), eps as number)).toThrow(
      new RangeError(`numericalDiff: eps is a step above 0, not ${shown}`),
    )
  })

  it('gives an array, whatever it was given', () => {
    const at = array(1)
    expectTypeOf(numericalDiff((x) => x, at)).toEqualTypeOf(at)
  })
})
