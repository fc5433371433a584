import { gradients, Variable } from '@dezero/core'
import { array, full, type NdArray, ones, sort as sortArray, zeros } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import quantiles from './figures/quantiles.json' with { type: 'json' }

const { NaN: nan, POSITIVE_INFINITY: inf } = Number

/** The gradient of Σ w y. */
const gradientOf = (f: (x: Variable) => Variable, at: Variable, w: NdArray | number[] | number = 1) =>
  gradients(f(at).mul(w).sum(), [at])[0]

describe('sort and argsort', () => {
  it('along any axis, in both orders', () => {
    const x = new Variable([
      [3, 1, 2],
      [0, 5, 4],
    ])
    expect(F.sort(x)).toBeAllClose([
      [1, 2, 3],
      [0, 4, 5],
    ])
    expect(F.sort(x, { axis: 0, descending: true })).toBeAllClose([
      [3, 5, 4],
      [0, 1, 2],
    ])
    expect(F.argsort(x)).toBeAllClose([
      [1, 2, 0],
      [0, 2, 1],
    ])
    expect(F.argsort(x).dtype).toBe('int32')
  })

  it('each gradient goes where its element was', () => {
    const x = new Variable([3, 1, 2])
    expect(gradientOf((y) => F.sort(y), x, [10, 20, 30])).toBeAllClose([30, 10, 20])
  })

  it('equal elements keep their order, so each still has a gradient of its own', () => {
    const x = new Variable([1, 0, 1, 0])
    expect(gradientOf((y) => F.sort(y), x, [1, 2, 3, 4])).toBeAllClose([3, 1, 4, 2])
    expect(gradientOf((y) => F.sort(y, { descending: true }), x, [1, 2, 3, 4])).toBeAllClose([1, 3, 2, 4])
  })

  it('NaN counts as the largest, and its gradient goes to it', () => {
    const x = new Variable([nan, 1, inf])
    expect(F.sort(x)).toBeAllClose([1, inf, nan])
    expect(F.sort(x, { descending: true })).toBeAllClose([nan, inf, 1])
    expect(gradientOf((y) => F.sort(y).slice(':2'), x, [1, 2])).toBeAllClose([0, 1, 2])
  })

  it('the indices are part of the graph, but no way for a gradient', () => {
    const x = new Variable([2, 1])
    expect(gradientOf((y) => F.argsort(y).mul(y), x)).toBeAllClose([1, 0])
  })

  it('is a permutation, as the sort of arrays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }), (numbers) => {
        const x = new Variable(array(Float64Array.from(numbers)))
        expect(F.sort(x)).toBeAllClose(sortArray(x.data))
        expect(gradientOf((y) => F.sort(y), x)).toBeAllClose(ones(numbers.length))
        expect(F.sort(x, { descending: true })).toBeAllClose(F.sort(x).flip())
      }),
    )
  })
})

describe('topk', () => {
  const x = new Variable([
    [3, 1, 3, 2],
    [0, nan, 5, 4],
  ])

  it('gives the largest elements, the first of equals first, and where they are', () => {
    const { values, indices } = F.topk(x, 2)
    expect(values).toBeAllClose([
      [3, 3],
      [nan, 5],
    ])
    expect(indices).toBeAllClose([
      [0, 2],
      [1, 2],
    ])
    expect(indices.dtype).toBe('int32')
  })

  it('or the smallest, along any axis', () => {
    const { values, indices } = F.topk(x, 1, { axis: 0, largest: false })
    expect(values).toBeAllClose([[0, 1, 3, 2]])
    expect(indices).toBeAllClose([[1, 0, 0, 0]])
  })

  it('only they get a gradient, of equal ones the first', () => {
    expect(gradientOf((y) => F.topk(y, 1).values, new Variable([3, 1, 3]))).toBeAllClose([1, 0, 0])
    expect(F.topk(x, 0).values.shape).toEqual([2, 0])
    expect(F.topk(new Variable(zeros([0, 2])), 1).values.shape).toEqual([0, 1])
  })
})

describe('median and quantile', () => {
  const read = ({ shape, data, dtype }: { shape: number[]; data: (number | string)[]; dtype: string }) =>
    array(data.map(Number), { dtype: dtype as 'float64' }).reshape(shape)

  it.each(quantiles.map((row, i) => [i, row.q, row.axis, row] as const))(
    '%i: the quantile %j along axis %j is that of NumPy',
    (_, q, axis, { x, keepdims, out }) => {
      const options = { axis: axis ?? undefined, keepdims }
      const y = q === 'median' ? F.median(read(x), options) : F.quantile(read(x), q as number, options)
      expect(y).toBeAllClose(read(out), x.dtype === 'float32' ? { rtol: 1e-6 } : { rtol: 1e-13 })
      expect(y.dtype).toBe(x.dtype === 'float32' ? 'float32' : 'float64')
    },
  )

  it('the gradient goes to the elements that a result lies between', () => {
    const x = new Variable([4, 1, 3, 2])
    expect(gradientOf((y) => F.median(y), x)).toBeAllClose([0, 0, 0.5, 0.5])
    expect(gradientOf((y) => F.median(y.slice(':3')), x)).toBeAllClose([0, 0, 1, 0])
    expect(gradientOf((y) => F.quantile(y, 0.9), x)).toBeAllClose([0.7, 0, 0.3, 0])
    expect(gradientOf((y) => F.quantile(y, [0, 1]), x, [10, 20])).toBeAllClose([20, 10, 0, 0])
  })

  it('of equal elements to those that sort puts there', () => {
    expect(gradientOf((y) => F.median(y), new Variable([5, 5, 5]))).toBeAllClose([0, 1, 0])
  })

  it('NaN gives NaN, and gets the gradient', () => {
    const x = new Variable([1, nan, 2])
    expect(F.median(x).data.item()).toBeNaN()
    expect(gradientOf((y) => F.median(y), x)).toBeAllClose([0, 1, 0])
  })

  it('infinite neighbours do no harm', () => {
    expect(F.quantile([1, inf], 0)).toBeAllClose(1)
    expect(F.quantile([1, inf, inf], 0.75)).toBeAllClose(inf)
    expect(F.median([-inf, 0, inf])).toBeAllClose(0)
  })
})

it.each<[() => unknown, string]>([
  [() => F.sort(1), 'sort: axis -1 is out of range: a 0-d array has no axes'],
  [() => F.argsort([1], { axis: 1 }), 'argsort: axis 1 is out of range'],
  [() => F.sort([1], { order: 'down' } as never), 'sort: there is no option order'],
  [() => F.topk([1, 2], 3), 'topk: k must be a whole number from 0 to 2, the length of axis 0, got 3'],
  [() => F.topk([1, 2], 0.5), 'topk: k must be a whole number'],
  [() => F.topk(1, 1), 'topk: axis -1 is out of range: a 0-d array has no axes'],
  [() => F.quantile([1, 2], 1.5), 'quantile: q is a share, from 0 to 1, not 1.5'],
  [() => F.quantile([1, 2], nan), 'quantile: q is a share, from 0 to 1, not NaN'],
  [() => F.quantile([1, 2], []), 'quantile: q is a number from 0 to 1, or a list of some, got a list of 0'],
  [() => F.quantile([1, 2], '0.5' as never), 'quantile: q is a number from 0 to 1, or a list of some, got the string'],
  [() => F.median(full([2, 0], 1), { axis: 1 }), 'median: axis [1] of shape [2,0] is empty, and nothing has no median'],
  [() => F.quantile([], 0.5), 'quantile: axis [0] of shape [0] is empty, and nothing has no quantile'],
  [() => F.median([1], { axis: 1 }), 'median: axis 1 is out of range'],
])('says what is wrong (%#)', (call, message) => {
  expect(call).toThrow(message)
})
