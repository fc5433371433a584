import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arange, array, NdArray } from '../../src/index.ts'
import { type RandomGenerator, random } from '../../src/random/random.ts'
import { elements } from '../support.ts'

type Draw = Exclude<keyof RandomGenerator, 'seed' | 'state' | 'loadState'>

/** Right arguments, and what the result has to be. */
interface Call {
  name: Draw
  args: unknown[]
  dtype: string
  shape: number[]
  holds(value: number): boolean
}

const seed = fc.nat(2 ** 32 - 1)
const shape = fc.array(fc.nat(4), { maxLength: 3 })
const int32 = fc.integer()
const bound = fc.double({ min: -1e300, max: 1e300, noNaN: true })

/** How a size is given: left out for 0-d, a number for a vector. */
const sizeOf = (shape: number[]) => (shape.length === 0 ? {} : { size: shape.length === 1 ? shape[0] : shape })

const float = { dtype: 'float64', holds: Number.isFinite }
const from = (low: number, high: number) => ({
  dtype: 'int32',
  holds: (value: number) => Number.isInteger(value) && value >= low && value < high,
})

const rand = shape.map((shape): Call => ({ name: 'rand', args: shape, ...float, shape, holds: (x) => x >= 0 && x < 1 }))
const randn = shape.map((shape): Call => ({ name: 'randn', args: shape, ...float, shape }))
const uniform = fc.tuple(bound, bound, shape).map(([low, high, shape]): Call => {
  const holds = (x: number) => x >= Math.min(low, high) && x <= Math.max(low, high)
  return { name: 'uniform', args: [low, high, sizeOf(shape)], ...float, shape, holds }
})
const randint = fc.tuple(int32, int32, shape).map(([a, b, shape]): Call => {
  const [low, high] = [Math.min(a, b), Math.max(a, b) + 1]
  return { name: 'randint', args: [low, high, sizeOf(shape)], ...from(low, high), shape }
})
const below = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), shape).map(([high, shape]): Call => {
  return { name: 'randint', args: [high, sizeOf(shape)], ...from(0, high), shape }
})
const permutation = fc.nat(50).map((n): Call => ({ name: 'permutation', args: [n], ...from(0, n), shape: [n] }))
const choice = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), shape).map(([n, shape]): Call => {
  return { name: 'choice', args: [n, sizeOf(shape)], ...from(0, n), shape }
})
const weighted = fc.tuple(fc.array(fc.nat(5), { minLength: 1 }), shape).map(([weights, shape]): Call => {
  const total = weights.reduce((sum, w) => sum + w + 1e-9, 0)
  const p = weights.map((w) => (w + 1e-9) / total)
  const x = arange(p.length).mul(10)
  return { name: 'choice', args: [x, { p, ...sizeOf(shape) }], ...float, shape, holds: (y) => elements(x).includes(y) }
})

const rightCall = fc.oneof(rand, randn, uniform, randint, below, permutation, choice, weighted)

const draw = (generator: RandomGenerator, name: Draw, args: readonly unknown[]): unknown =>
  (generator[name] as (...args: unknown[]) => unknown)(...args)

describe('random, for all', () => {
  it('right arguments, gives the array that they ask for, and with the same seed again', () => {
    fc.assert(
      fc.property(seed, rightCall, (seed, { name, args, dtype, shape, holds }) => {
        const x = draw(random.generator(seed), name, args) as NdArray
        expect([x.dtype, [...x.shape]]).toEqual([dtype, shape])
        expect(elements(x).filter((value) => !holds(value))).toEqual([])
        expect(elements(draw(random.generator(seed), name, args) as NdArray)).toEqual(elements(x))
      }),
    )
  })

  it('populations, takes each value once at most without replacement', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.nat(3), { minLength: 1 }), fc.nat(), (seed, weights, n) => {
        const total = weights.reduce((sum, w) => sum + w, 0)
        const p = total === 0 ? undefined : weights.map((w) => w / total)
        const possible = p === undefined ? weights.length : weights.filter((w) => w > 0).length
        const x = random.generator(seed).choice(weights.length, { size: n % (possible + 1), replace: false, p })
        expect(new Set(elements(x)).size).toBe(n % (possible + 1))
        expect(elements(x).filter((i) => p?.[i] === 0)).toEqual([])
      }),
    )
  })

  const odd = fc.constantFrom<unknown[]>(
    ...[undefined, null, true, 3n, '3', Symbol('s'), Number.NaN, Infinity, -1, 1.5, -0, 2 ** 40, 2 ** 53, 1e300, 3],
    ...[{}, [], [2], [[2]], [2, 2 ** 40], [{}], [Symbol('s')], () => 1, new Date(0), Object.create(null)],
    ...[array(2), array([1, 2]), arange(4).reshape(2, 2), array([], { dtype: 'bool' })],
  )
  const options = fc.record({ size: odd, replace: odd, p: odd, axis: odd }, { requiredKeys: [] })
  const names = fc.constantFrom<Draw[]>('rand', 'randn', 'uniform', 'randint', 'permutation', 'choice')

  it('arguments at all, gives an array, or an error that names the function and leaves the generator as it was', () => {
    fc.assert(
      fc.property(names, fc.array(fc.oneof(odd, options), { maxLength: 4 }), (name, args) => {
        const generator = random.generator(7)
        generator.randn()
        const before = generator.state()
        try {
          expect(draw(generator, name, args)).toBeInstanceOf(NdArray)
        } catch (error) {
          expect((error as Error).name).toMatch(/^(TypeError|RangeError)$/)
          expect((error as Error).message).toMatch(new RegExp(`^${name}: .+`))
          expect(generator.state()).toEqual(before)
        }
      }),
    )
  })

  it('seeds and states, goes on as before when it refuses them', () => {
    const fields = fc.record({ key: odd, position: odd, spareGauss: odd }, { requiredKeys: [] })
    const state = fc.oneof(
      odd,
      fields,
      fields.map((changed) => ({ ...random.generator(1).state(), ...changed })),
    )
    fc.assert(
      fc.property(fc.constantFrom('seed', 'loadState'), state, (name, given) => {
        const generator = random.generator(7)
        const before = generator.state()
        try {
          generator[name as 'seed'](given as number)
          expect(generator.rand(3).size).toBe(3)
        } catch (error) {
          expect((error as Error).message).toMatch(new RegExp(`^${name}: .+`))
          expect(generator.state()).toEqual(before)
        }
      }),
    )
  })
})
