import { gradients, Variable } from '@dezero/core'
import { array, ones, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'

describe('scatter', () => {
  it('adds values at indices, at one that stands twice both', () => {
    expect(F.scatter([10, 20, 30], [2, 0, 2], [1, 2, 3])).toBeAllClose([12, 20, 34])
    expect(
      F.scatter(
        zeros([2, 3]),
        [0, -1],
        [
          [1, 2],
          [3, 4],
        ],
        { axis: 1 },
      ),
    ).toBeAllClose([
      [1, 0, 2],
      [3, 0, 4],
    ])
    expect(F.scatter(zeros([2, 2]), [3, 0], [5, 6])).toBeAllClose([
      [6, 0],
      [0, 5],
    ])
  })

  it('stretches values to the shape that take gives: this counts', () => {
    expect(F.scatter(zeros(4), [1, 3, 1, 1], 1)).toBeAllClose([0, 3, 0, 1])
    expect(F.scatter(zeros([2, 2]), [1, 1], [1, 2], { axis: 0 })).toBeAllClose([
      [0, 0],
      [2, 4],
    ])
  })

  it('passes the gradient on to x, and what stands at the indices to the values', () => {
    const [x, values] = [new Variable([1, 2, 3]), new Variable([4, 5])]
    const y = F.scatter(x, [2, 2], values)
    const [gx, gValues] = gradients(y.mul([10, 20, 30]).sum(), [x, values])
    expect(gx).toBeAllClose([10, 20, 30])
    expect(gValues).toBeAllClose([30, 30])
  })

  it('undoes take: the gradient of one is the other', () => {
    const x = new Variable([1, 2, 3])
    const indices = [0, 2, 2]
    const [gx] = gradients(x.take(indices).mul([1, 10, 100]).sum(), [x])
    expect(gx).toBeAllClose(F.scatter(zeros(3), indices, [1, 10, 100]))
  })

  it('keeps float32 beside a number, takes empty lists, and indices as a Variable', () => {
    const x = zeros(2, { dtype: 'float32' })
    expect(F.scatter(x, new Variable(array([1, 1], { dtype: 'int32' })), 0.5).data).toMatchObject({ dtype: 'float32' })
    expect(F.scatter([1, 2], [], [])).toBeAllClose([1, 2])
  })

  it.each<[() => unknown, string]>([
    [() => F.scatter([1, 2], [2], [1]), 'index 2 is out of range for axis 0 of shape [2]'],
    [() => F.scatter([1, 2], [0.5], [1]), 'an index must be a whole number'],
    [
      () => F.scatter([1, 2], [0], [1, 2]),
      'scatter: values of shape [2] do not stretch to [1], which take gives for these indices',
    ],
    [() => F.scatter([1, 2], [0], 1, { axis: 1 }), 'scatter: axis 1 is out of range'],
    [() => F.scatter('x' as never, [0], 1), 'scatter, argument 1: expected a number'],
  ])('says what is wrong (%#)', (call, message) => {
    expect(call).toThrow(message)
  })
})

describe('segmentSum', () => {
  it('adds up the entries of each id, zeros for one that nothing has', () => {
    expect(F.segmentSum([1, 2, 3, 4], [2, 0, 2, 2], 4)).toBeAllClose([2, 0, 8, 0])
    expect(
      F.segmentSum(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [1, 1, 0],
        2,
      ),
    ).toBeAllClose([
      [5, 6],
      [4, 6],
    ])
    expect(
      F.segmentSum(
        [
          [1, 2],
          [3, 4],
        ],
        [
          [0, 1],
          [1, 0],
        ],
        2,
      ),
    ).toBeAllClose([5, 5])
    expect(F.segmentSum(zeros([0, 3]), [], 2)).toBeAllClose(zeros([2, 3]))
  })

  it('gives each entry the gradient of its sum', () => {
    const x = new Variable(ones([3, 2], { dtype: 'float32' }))
    const [gx] = gradients(
      F.segmentSum(x, [1, 0, 1], 3)
        .mul([[1], [2], [3]])
        .sum(),
      [x],
    )
    expect(gx).toBeAllClose([
      [2, 2],
      [1, 1],
      [2, 2],
    ])
    expect(gx.dtype).toBe('float32')
  })

  it.each<[() => unknown, string]>([
    [
      () => F.segmentSum([1, 2], [0, 2], 2),
      'segmentSum: 2 is no segment; with numSegments 2 they are whole numbers from 0 to 1',
    ],
    [() => F.segmentSum([1, 2], [0, -1], 2), 'segmentSum: -1 is no segment'],
    [() => F.segmentSum([1, 2], [0, 0.5], 2), 'segmentSum: 0.5 is no segment'],
    [() => F.segmentSum([1, 2], [0], 2), 'segmentSum: data of shape [2] and segment ids of shape [1] do not fit'],
    [
      () => F.segmentSum([1, 2], [[0, 1]], 2),
      'segmentSum: data of shape [2] and segment ids of shape [1,2] do not fit',
    ],
    [
      () => F.segmentSum([1, 2], [0, 1], -1),
      'segmentSum: the number of segments must be a whole number from 0 on, got -1',
    ],
  ])('says what is wrong (%#)', (call, message) => {
    expect(call).toThrow(message)
  })
})
