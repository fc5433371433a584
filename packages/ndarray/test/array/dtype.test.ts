import { type ArrayLike, array, concat, type DType, type NdArray, onesLike, stack, where } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import casts from '../figures/astype.json' with { type: 'json' }
import figures from '../figures/dtypes.json' with { type: 'json' }
import { bool, dtypes, type Figure, float32, fromFigure, int32, itRefuses, wrong } from '../support.ts'

type Outcome = DType | 'error'

function outcome(compute: () => NdArray): Outcome {
  try {
    return compute().dtype
  } catch {
    return 'error'
  }
}

const arrays: Record<string, NdArray> = Object.fromEntries(dtypes.map((dtype) => [dtype, array([1, 1], { dtype })]))

/** What may stand next to an array. */
const partners: Record<string, ArrayLike> = { ...arrays, 'number 2': 2, 'number 2.5': 2.5, boolean: true }

type Pair = (x: NdArray, y: ArrayLike) => NdArray

const pairs: Record<string, Pair> = {
  clip: (x, y) => x.clip(y, y),
  where: (x, y) => where([true, false], x, y),
  concat: (x, y) => concat([x, y]),
  stack: (x, y) => stack([x, y]),
}

/** An operation of two arrays by its name. */
const pairOf = (name: string): Pair =>
  pairs[name] ?? ((x, y) => x[name as 'add' | 'pow' | 'less' | 'rdiv' | 'matmul'](y as NdArray))

describe('what comes out of two dtypes is what NumPy gives', () => {
  it.each(Object.entries(figures.two as Record<string, Record<string, Outcome>>))('%s with …', (title, expected) => {
    const [operation, dtype] = title.split(' ')
    const actual = Object.keys(expected).map((partner) => [
      partner,
      outcome(() => pairOf(operation)(arrays[dtype], partners[partner])),
    ])
    expect(Object.fromEntries(actual)).toEqual(expected)
  })

  it.each(['add', 'sub', 'mul', 'div', 'pow', 'maximum', 'less'] as const)(
    '%s of two 0-d arrays as of vectors',
    (name) => {
      for (const a of dtypes) {
        for (const b of dtypes) {
          const ofVectors = outcome(() => arrays[a][name](arrays[b]))
          expect(outcome(() => array(1, { dtype: a })[name](array(1, { dtype: b })))).toBe(ofVectors)
        }
      }
    },
  )

  it('where takes the number first, too', () => {
    expect(where([true, false], 0.1, float32([1, 2]))).toEqualArray(float32([0.1, 2]))
    expect(where([true, false], 7, int32([1, 2]))).toEqualArray(int32([7, 2]))
  })
})

describe('what comes out of one dtype is what NumPy gives', () => {
  // NumPy knows no sign of a bool; here it is the bool itself.
  const rows = Object.entries(figures.one).map(([name, row]) => [
    name,
    name === 'sign' ? { ...row, bool: 'bool' } : row,
  ])
  it.each(rows as [string, Record<string, Outcome>][])('%s', (name, expected) => {
    const actual = dtypes.map((dtype) => [
      dtype,
      outcome(() => arrays[dtype][name as 'neg' | 'sin' | 'sum' | 'argmax']()),
    ])
    expect(Object.fromEntries(actual)).toEqual(expected)
  })
})

describe('a JavaScript number is weak', () => {
  it.each([
    ['float32 + 0.1 stays float32', float32([1]).add(0.1), float32([1.1])],
    ['float32 + 1e300 stays float32 and overflows', float32([1]).add(1e300), float32([Infinity])],
    ['float32 compares with 0.1 as float32', float32([0.1]).equal(0.1), bool([1])],
    ['float32 + 3000000000 stays float32', float32([1]).add(3e9), float32([3e9])],
    ['int32 + 2 stays int32', int32([1]).add(2), int32([3])],
    ['int32 + 0.5 becomes float64', int32([1]).add(0.5), array([1.5])],
    ['int32 + NaN becomes float64', int32([1]).add(Number.NaN), array([Number.NaN])],
    ['int32 + ∞ becomes float64', int32([1]).add(Infinity), array([Infinity])],
    ['int32 + 2 ** 31, which int32 cannot hold, becomes float64', int32([1]).add(2 ** 31), array([2147483649])],
    ['int32 − 2 ** 31 fits', int32([0]).add(-(2 ** 31)), int32([-2147483648])],
    ['int32 compares with numbers it cannot hold', int32([2147483647]).less(2147483648), bool([1])],
    ['bool + 1 becomes int32', bool([1, 0]).add(1), int32([2, 1])],
    ['bool · 0.5 becomes float64', bool([1, 0]).mul(0.5), array([0.5, 0])],
    ['a 0-d array is not weak', float32([1]).add(array(0.5)), array([1.5])],
    ['a list is not weak', float32([1]).add([0.5]), array([1.5])],
    ['5 − int32', int32([1]).rsub(5), int32([4])],
    ['0.5 − float32', float32([1]).rsub(0.5), float32([-0.5])],
    ['1 / int32', int32([4]).rdiv(1), array([0.25])],
    ['1 / float32', float32([4]).rdiv(1), float32([0.25])],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })
})

describe('int32 wraps around, as NumPy does', () => {
  const most = int32([2147483647])
  const least = int32([-2147483648])
  it.each([
    ['2147483647 + 1', most.add(1), least],
    ['−2147483648 − 1', least.sub(1), most],
    ['−(−2147483648)', least.neg(), least],
    ['abs(−2147483648)', least.abs(), least],
    ['46341 · 46341', int32([46341]).mul(46341), int32([-2147479015])],
    ['2147483647 · 2147483647', most.mul(most), int32([1])],
    ['3 ** 31', int32([3]).pow(31), int32([1264544299])],
    ['2 ** 32', int32([2]).pow(32), int32([0])],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })
})

describe('astype', () => {
  it.each(casts as { x: Figure; dtype: DType; out: Figure }[])('$x.dtype to $dtype', ({ x, dtype, out }) => {
    expect(fromFigure(x).astype(dtype)).toEqualArray(out)
  })

  it.each(dtypes)('%s to itself is the array itself', (dtype) => {
    const x = array([1, 0], { dtype })
    expect(x.astype(dtype)).toBe(x)
  })

  it('reads views through their strides', () => {
    expect(
      array([
        [1.5, 2.5],
        [3.5, 4.5],
      ])
        .T.slice('::-1')
        .astype('int32'),
    ).toEqualArray(
      int32([
        [2, 4],
        [1, 3],
      ]),
    )
  })

  // biome-ignore format: one line for each case
  itRefuses([
    [`dtype: "float" is unknown; use 'float64', 'float32', 'int32' or 'bool'`, TypeError, () => array([1]).astype(wrong('float'))],
    [`dtype: "Float64" is unknown; use 'float64', 'float32', 'int32' or 'bool'`, TypeError, () => array(1).astype(wrong('Float64'))],
    [`dtype: undefined is unknown; use 'float64', 'float32', 'int32' or 'bool'`, TypeError, () => array(1).astype(wrong(undefined))],
  ])
})

it('a bool array holds nothing but 0 and 1, whatever made it', () => {
  const x = bool([1, 0, 1])
  const made = [
    x.add(x),
    x.mul(x),
    x.maximum(x),
    x.clip(-Infinity, Infinity),
    x.sum().astype('bool'),
    where(x, x, true),
    x.max(),
    x.equal(x),
    onesLike(x),
    concat([x, x]),
    x.matmul(x),
    x.take([0, 0]),
    array([5, 0], { dtype: 'bool' }),
    array(-3).astype('bool'),
    x.abs(),
    x.sign(),
  ]
  for (const y of made) {
    expect(y.dtype).toBe('bool')
    expect([...y.data].filter((value) => value > 1)).toEqual([])
  }
})
