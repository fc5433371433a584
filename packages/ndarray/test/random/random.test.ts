import { beforeEach, describe, expect, it } from 'vitest'
import { NdArray } from '../../src/array/ndarray.ts'
import { MersenneTwister } from '../../src/random/generator.ts'
import { random } from '../../src/random/random.ts'
import figures from '../figures/random.json' with { type: 'json' }
import { itRefuses, wrong } from '../support.ts'

const { choice, permutation, rand, randint, randn, seed, uniform } = random

/** The elements row by row. */
function values(x: NdArray): number[] {
  let positions = [x.offset]
  for (const [axis, length] of x.shape.entries()) {
    positions = positions.flatMap((p) => Array.from({ length }, (_, i) => p + i * x.strides[axis]))
  }
  return positions.map((p) => x.data[p])
}

const numbers = [10, 20, 30, 40]
const vector = new NdArray(Float64Array.from(numbers), 'float64', [4])
const backwards = new NdArray(Float64Array.from(numbers), 'float64', [4], [-1], 3)
const arange12 = (...shape: number[]) =>
  new NdArray(
    Int32Array.from({ length: 12 }, (_, i) => i),
    'int32',
    shape,
  )

describe('one stream through all kinds of draws', () => {
  it.each(Object.entries(figures.streams))('seed %i', (n, expected) => {
    const raw = new MersenneTwister(Number(n))
    expect(expected.first_u32.map(() => raw.nextUint32())).toEqual(expected.first_u32)

    seed(Number(n))
    expect(values(rand(4))).toEqual(expected['rand(4)'])
    expect(values(randn(5))).toEqual(expected['then_randn(5)'])
    expect(values(permutation(10))).toEqual(expected['then_permutation(10)'])
    expect(values(uniform(-0.05, 0.05, { size: 3 }))).toEqual(expected['then_uniform(-.05,.05,3)'])
    expect(values(rand(2))).toEqual(expected['then_rand(2)'])
  })

  it.each(Object.entries(figures.seeds))('the first numbers after seed(%i)', (n, expected) => {
    seed(Number(n))
    expect(values(rand(3))).toEqual(expected)
  })
})

/** What NumPy gives after np.random.seed(1), and the np.random.rand() that comes next. */
interface Figure {
  dtype: string
  shape: number[]
  values: number[]
  next: number
}

describe('every call gives the numbers of NumPy and takes as much from the stream', () => {
  const calls: [python: keyof typeof figures.calls, call: () => NdArray][] = [
    ['np.random.rand()', () => rand()],
    ['np.random.rand(2, 3)', () => rand(2, 3)],
    ['np.random.rand(0)', () => rand(0)],
    ['np.random.rand(2, 0, 3)', () => rand(2, 0, 3)],
    ['np.random.randn()', () => randn()],
    ['np.random.randn(3)', () => randn(3)],
    ['np.random.randn(2, 2)', () => randn(2, 2)],
    ['np.random.randn(0, 4)', () => randn(0, 4)],
    ['np.random.uniform()', () => uniform()],
    ['np.random.uniform(-0.05, 0.05)', () => uniform(-0.05, 0.05)],
    ['np.random.uniform(2, 5, size=4)', () => uniform(2, 5, { size: 4 })],
    ['np.random.uniform(5, 2, size=(2, 2))', () => uniform(5, 2, { size: [2, 2] })],
    ['np.random.uniform(0, 1, size=0)', () => uniform(0, 1, { size: 0 })],
    ['np.random.randint(10)', () => randint(10)],
    ['np.random.randint(10, size=8)', () => randint(10, { size: 8 })],
    ['np.random.randint(10, size=8)', () => randint(10, undefined, { size: 8 })],
    ['np.random.randint(3, 9, size=(2, 3))', () => randint(3, 9, { size: [2, 3] })],
    ['np.random.randint(-5, -1, size=6)', () => randint(-5, -1, { size: 6 })],
    ['np.random.randint(7, 8, size=3)', () => randint(7, 8, { size: 3 })],
    ['np.random.randint(-2**31, 2**31, size=4)', () => randint(-(2 ** 31), 2 ** 31, { size: 4 })],
    ['np.random.randint(0, 2**31, size=3)', () => randint(0, 2 ** 31, { size: 3 })],
    ['np.random.randint(0, 129, size=12)', () => randint(0, 129, { size: 12 })],
    ['np.random.randint(5, size=())', () => randint(5, { size: [] })],
    ['np.random.randint(5, size=0)', () => randint(5, { size: 0 })],
    ['np.random.permutation(10)', () => permutation(10)],
    ['np.random.permutation(1)', () => permutation(1)],
    ['np.random.permutation(0)', () => permutation(0)],
    ['np.random.permutation(np.array([10., 20., 30., 40.]))', () => permutation(vector)],
    [
      'np.random.permutation(np.array([1, 0, 0, 0, 0], dtype=bool))',
      () => permutation(new NdArray(Uint8Array.of(1, 0, 0, 0, 0), 'bool', [5])),
    ],
    ['np.random.permutation(np.arange(12).reshape(4, 3))', () => permutation(arange12(4, 3))],
    ['np.random.permutation(np.arange(12).reshape(4, 3).T)', () => permutation(arange12(4, 3).T)],
    ['np.random.permutation(np.arange(12).reshape(3, 2, 2))', () => permutation(arange12(3, 2, 2))],
    ['np.random.permutation(np.zeros((0, 3)))', () => permutation(new NdArray(new Float64Array(0), 'float64', [0, 3]))],
    ['np.random.choice(5)', () => choice(5)],
    ['np.random.choice(5, size=8)', () => choice(5, { size: 8 })],
    ['np.random.choice(5, size=(2, 3))', () => choice(5, { size: [2, 3] })],
    ['np.random.choice(5, size=0)', () => choice(5, { size: 0 })],
    ['np.random.choice(0, size=0)', () => choice(0, { size: 0 })],
    ['np.random.choice(5, size=3, replace=False)', () => choice(5, { size: 3, replace: false })],
    ['np.random.choice(6, size=(2, 3), replace=False)', () => choice(6, { size: [2, 3], replace: false })],
    ['np.random.choice(3, p=[0.2, 0.3, 0.5])', () => choice(3, { p: [0.2, 0.3, 0.5] })],
    ['np.random.choice(3, size=8, p=[0.2, 0, 0.8])', () => choice(3, { size: 8, p: [0.2, 0, 0.8] })],
    [
      'np.random.choice(4, size=3, replace=False, p=[0.1, 0.2, 0.3, 0.4])',
      () => choice(4, { size: 3, replace: false, p: [0.1, 0.2, 0.3, 0.4] }),
    ],
    [
      'np.random.choice(5, size=(2, 2), replace=False, p=[0.001, 0.002, 0, 0.007, 0.99])',
      () => choice(5, { size: [2, 2], replace: false, p: [0.001, 0.002, 0, 0.007, 0.99] }),
    ],
    ['np.random.choice(np.array([10., 20., 30., 40.]))', () => choice(vector)],
    ['np.random.choice(np.array([10., 20., 30., 40.]), size=5)', () => choice(vector, { size: 5 })],
    ['np.random.choice(np.array([10., 20., 30., 40.])[::-1], size=5)', () => choice(backwards, { size: 5 })],
    [
      'np.random.choice(np.array([10., 20., 30., 40.]), size=(2, 2), replace=False)',
      () => choice(vector, { size: [2, 2], replace: false }),
    ],
    [
      'np.random.choice(np.array([10., 20., 30., 40.]), size=4, p=np.array([0.1, 0.2, 0.3, 0.4], dtype=np.float32))',
      () => choice(vector, { size: 4, p: new NdArray(Float32Array.of(0.1, 0.2, 0.3, 0.4), 'float32', [4]) }),
    ],
    [
      'np.random.choice(np.array([10., 20., 30., 40.]), size=2, replace=False, p=[0.4, 0.3, 0.2, 0.1])',
      () => choice(vector, { size: 2, replace: false, p: [0.4, 0.3, 0.2, 0.1] }),
    ],
  ]

  it.each(calls)('%s', (python, call) => {
    const expected: Figure = figures.calls[python]
    seed(1)
    const x = call()
    expect(values(x)).toEqual(expected.values)
    expect([x.dtype, x.shape]).toEqual([expected.dtype, expected.shape])
    expect(rand().item()).toBe(expected.next)
  })
})

describe('10,000 draws, bit for bit', () => {
  beforeEach(() => seed(0))

  it('rand', () => expect(hash(rand(10_000))).toBe(figures.long.rand.hash))
  it('randn', () => expect(hash(randn(10_000))).toBe(figures.long.randn.hash))
  it('randint', () => expect(hash(randint(1000, { size: 10_000 }))).toBe(figures.long.randint.hash))
  it('permutation', () => expect(hash(permutation(10_000))).toBe(figures.long.permutation.hash))
})

/** FNV-1a over the bytes. */
function hash({ data }: NdArray): number {
  let h = 0x811c9dc5
  for (const byte of new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) h = Math.imul(h ^ byte, 0x01000193)
  return h >>> 0
}

describe('seed', () => {
  it('forgets the second draw that randn keeps in store', () => {
    seed(0)
    const first = randn().item()
    seed(0)
    expect(randn().item()).toBe(first)
  })

  it('without a number starts a stream nobody can foresee', () => {
    seed()
    const first = rand().item()
    seed()
    expect(rand().item()).not.toBe(first)
  })
})

describe('errors say what happened and what to do', () => {
  const p2d = new NdArray(Float64Array.of(1), 'float64', [1, 1])
  const number = new NdArray(Float64Array.of(1), 'float64', [])

  it.each<[message: string, call: () => unknown]>([
    ['seed: -1 is not a seed; give a whole number from 0 to 2 ** 32 - 1', () => seed(-1)],
    ['seed: 0.5 is not a seed; give a whole number from 0 to 2 ** 32 - 1', () => seed(0.5)],
    ['seed: 4294967296 is not a seed; give a whole number from 0 to 2 ** 32 - 1', () => seed(2 ** 32)],
    ['rand: shape [2,-1] must hold whole numbers ≥ 0', () => rand(2, -1)],
    ['randn: lengths stand one by one, as in NumPy: randn(2, 3)', () => randn([2, 3] as never)],
    ['uniform: options stand in one object such as { size: 3 }, got a list of 2', () => uniform(0, 1, [2, 3] as never)],
    ['randint: options stand in one object such as { size: 3 }, got a list of 1', () => randint(5, [2] as never)],
    ['choice: there is no option shape, only size, replace, p', () => choice(5, { shape: 2 } as never)],
    ['randn: shape [1.5] must hold whole numbers ≥ 0', () => randn(1.5)],
    ['uniform: shape [-3] must hold whole numbers ≥ 0', () => uniform(0, 1, { size: -3 })],
    ['uniform: the range from 0 to Infinity is not finite; give two finite bounds', () => uniform(0, Infinity)],
    ['randint: low 5 must be below high 3', () => randint(5, 3)],
    ['randint: low 0 must be below high 0', () => randint(0)],
    ['randint: bound 1.5 must be a whole number', () => randint(1.5, 3)],
    [
      'randint: numbers from 0 to 4294967295 do not fit int32; stay within ±2 ** 31',
      () => randint(0, 2 ** 32, { size: 2 }),
    ],
    [
      'rand: an array of shape [1099511627776] would have more than 2 ** 32 elements, too many for one array',
      () => rand(2 ** 40),
    ],
    ['permutation: numbers below 2147483649 do not fit int32; stay within 2 ** 31', () => permutation(2 ** 31 + 1)],
    ['choice: numbers below 2147483649 do not fit int32; stay within 2 ** 31', () => choice(2 ** 31 + 1)],
    ['permutation: -1 must be a whole number ≥ 0', () => permutation(-1)],
    ['permutation: a 0-d array has no axis to shuffle; give a number or an array', () => permutation(number)],
    ['choice: 2.5 must be a whole number ≥ 0', () => choice(2.5)],
    ['choice: nothing to choose from: the population is empty', () => choice(0)],
    ['choice: cannot take 5 of 3 without replacement', () => choice(3, { size: 5, replace: false })],
    [
      'choice: cannot take 2 without replacement: values with a probability above 0: 1',
      () => choice(3, { size: 2, replace: false, p: [0, 1, 0] }),
    ],
    ['choice: shape [4,3] must be 1-d; choose row numbers with choice(rows) instead', () => choice(arange12(4, 3))],
    ['choice: p has 2 probabilities for 3 values; give one for each', () => choice(3, { p: [0.5, 0.5] })],
    ['choice: p of shape [1,1] must be 1-d', () => choice(1, { p: p2d })],
    ['choice: p holds -0.5; probabilities must be numbers ≥ 0', () => choice(2, { p: [1.5, -0.5] })],
    [
      'choice: p holds the string "0.5"; probabilities must be numbers ≥ 0',
      () => choice(2, { p: wrong(['0.5', 0.5]) }),
    ],
    ['choice: p holds NaN; probabilities must be numbers ≥ 0', () => choice(2, { p: [Number.NaN, 1] })],
    ['choice: p sums to 0.75, not to 1; divide each probability by the sum', () => choice(2, { p: [0.5, 0.25] })],
  ])('%s', (message, call) => {
    expect(call).toThrow(message)
  })
})

describe('arguments of a wrong type are named', () => {
  // biome-ignore format: one line for each case
  itRefuses([
    ['seed: expected a number, got the string "1"', TypeError, () => seed(wrong('1'))],
    ['uniform: expected numbers, got the string "1"', TypeError, () => uniform(wrong('1'), 2)],
    ['uniform: expected numbers, got null', TypeError, () => uniform(0, wrong(null))],
    ['randint: expected whole numbers, got the string "3"', TypeError, () => randint(5, wrong('3'))],
    ['randint: expected whole numbers, got the string "5"', TypeError, () => randint(wrong('5'))],
    ['randint: expected whole numbers, got null', TypeError, () => randint(5, wrong(null))],
    ['choice: expected a number or an NdArray, got a list of 3; array(list) makes one of a list', TypeError, () => choice(wrong([1, 2, 3]))],
    ['choice: expected a number or an NdArray, got the string "5"', TypeError, () => choice(wrong('5'))],
    ['choice: expected probabilities p as a list or an NdArray, got the string "ab"', TypeError, () => choice(2, { p: wrong('ab') })],
    ['choice: expected probabilities p as a list or an NdArray, got null', TypeError, () => choice(2, { p: wrong(null) })],
    ['choice: expected replace to be true or false, got the string "no"', TypeError, () => choice(2, { replace: wrong('no') })],
    ['permutation: expected a number or an NdArray, got a list of 2; array(list) makes one of a list', TypeError, () => permutation(wrong([1, 2]))],
    ['permutation: expected a number or an NdArray, got undefined', TypeError, () => permutation(wrong(undefined))],
  ])
})
