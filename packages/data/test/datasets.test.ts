import { arange, array, asArray, random } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArrayDataset, Flatten, Subset, split, ToFloat } from '../src/index.ts'

const indices = (...i: number[]) => Int32Array.from(i)
const numbered = (n: number) => new ArrayDataset(arange(n), arange(n, { dtype: 'int32' }))
const labelsOf = (set: Subset) => Array.from({ length: set.length }, (_, i) => asArray(set.get(i)[1]).item())

describe('ArrayDataset', () => {
  const x = arange(24).reshape(4, 3, 2)
  const t = array([5, 6, 7, 8], { dtype: 'int32' })
  const set = new ArrayDataset(x, t)

  it('has a row of each array for each example', () => {
    expect(set.length).toBe(4)
    expect(set.get(2).map((a) => a.tolist())).toEqual([x.slice(2).tolist(), 7])
  })

  it('takes rows as a batch, in their dtypes', () => {
    const [bx, bt] = set.take(indices(3, 0))
    expect(bx.tolist()).toEqual([x.slice(3).tolist(), x.slice(0).tolist()])
    expect([bt.dtype, bt.tolist()]).toEqual(['int32', [8, 5]])
  })

  it('takes lists', () => expect(new ArrayDataset([[1], [2]], [0, 1]).get(1).map(String)).toEqual(['[2.]', '1.0']))

  it('transforms each example, in a batch as well', () => {
    const set = new ArrayDataset(x, t, { transform: new Flatten(), targetTransform: (t) => t.mul(2) })
    expect(set.get(1).map((a) => a.tolist())).toEqual([[6, 7, 8, 9, 10, 11], 12])
    expect(set.take(indices(1, 1)).map((a) => a.shape)).toEqual([[2, 6], [2]])
  })

  it.each<[message: string, call: () => unknown]>([
    ['x of shape [2] and t of shape [3] must have first axes of one length', () => new ArrayDataset([1, 2], [1, 2, 3])],
    ['x of shape [] and t of shape [] must have first axes of one length', () => new ArrayDataset(1, 1)],
    ['ArrayDataset, t: expected a number, nested lists', () => new ArrayDataset([1], 'labels' as never)],
    ['ArrayDataset: there is no option train', () => new ArrayDataset([1], [1], { train: true } as never)],
    [
      'transform: expected a function or an object with a method call',
      () => new ArrayDataset([1], [1], { transform: 1 as never }),
    ],
    ['ArrayDataset.get: there is no example 4; 4 examples have the indices 0 to 3', () => set.get(4)],
    ['ArrayDataset.get: there is no example -1', () => set.get(-1)],
    ['ArrayDataset.get: there is no example 0.5', () => set.get(0.5)],
  ])('%s', (message, call) => expect(call).toThrow(message))
})

describe('split', () => {
  it('gives two parts without a common example that together are the set', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (n, fraction, shuffle) => {
        const [first, rest] = split(numbered(n), fraction, { shuffle })
        expect(first.length).toBe(Math.round(fraction * n))
        expect([...labelsOf(first), ...labelsOf(rest)].sort((a, b) => a - b)).toEqual([...Array(n).keys()])
      }),
    )
  })

  it('draws the parts from the generator', () => {
    const parts = () => split(numbered(10), 0.7, { generator: random.generator(3) }).map(labelsOf)
    expect(parts()).toEqual(parts())
    expect(parts().flat()).toEqual(random.generator(3).permutation(10).tolist())
  })

  it('leaves the order as it is where shuffle is false', () => {
    expect(split(numbered(5), 0.6, { shuffle: false }).map(labelsOf)).toEqual([
      [0, 1, 2],
      [3, 4],
    ])
  })

  it('keeps the shared generator as it is', () => {
    random.seed(0)
    split(numbered(10), 0.5)
    expect(random.rand().item()).toBe(random.generator(0).rand().item())
  })

  it('takes batches from the set that it is part of, and can be split again', () => {
    const [, second] = split(numbered(9), 1 / 3, { shuffle: false })
    const [third] = split(second, 0.5, { shuffle: false })
    expect(third.take(indices(2, 0)).map((a) => a.tolist())).toEqual([
      [5, 3],
      [5, 3],
    ])
  })

  it('takes sets that have only length and get', () => {
    const [half] = split({ length: 4, get: (i) => [i, [i, i]] }, 0.5, { shuffle: false })
    expect(half.take(indices(1, 0)).map((a) => a.tolist())).toEqual([
      [1, 0],
      [
        [1, 1],
        [0, 0],
      ],
    ])
  })

  it.each<[message: string, call: () => unknown]>([
    ['split: the fraction must be a number from 0 to 1, got the number 80', () => split(numbered(3), 80)],
    ['split: the fraction must be a number from 0 to 1, got the number NaN', () => split(numbered(3), Number.NaN)],
    ['split: expected a set with a length and a get(i), got a list of 3', () => split([1, 2, 3] as never, 0.5)],
    ['split: there is no option seed', () => split(numbered(3), 0.5, { seed: 1 } as never)],
    ['Subset.get: there is no example 1; 1 examples have', () => new Subset(numbered(3), indices(2)).get(1)],
    ['Subset: expected a set', () => new Subset(new ToFloat() as never, indices(0))],
  ])('%s', (message, call) => expect(call).toThrow(message))
})
