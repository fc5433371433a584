import { arange, array, type NdArray } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { concat, getItem, gradients, prod, stack, sum, take, unstack, Variable } from '../src/index.ts'

const data = arange(24).reshape(2, 3, 4)

describe('a Variable rearranges as its array does:', () => {
  /** What both have under one name. */
  type Common = NdArray | Variable
  const calls: Record<string, (x: Common) => Common | Common[]> = {
    slice: (x) => x.slice(1, ':2', '::-1'),
    take: (x) => x.take([2, 0, 2], { axis: 1 }),
    'take, flattened': (x) => x.take([[5], [7]]),
    getItem: (x) => x.getItem(':', [0, 2], [1, 3]),
    'getItem, lists apart': (x) => x.getItem([1, 0], ':', [2, 3]),
    squeeze: (x) => x.slice('1:').squeeze(),
    expandDims: (x) => x.expandDims(-1),
    moveaxis: (x) => x.moveaxis(0, -1),
    swapaxes: (x) => x.swapaxes(0, 2),
    flip: (x) => x.flip({ axis: [0, 2] }),
    split: (x) => x.split([1, 2], { axis: 1 }),
    unstack: (x) => x.unstack({ axis: 2 }),
    tile: (x) => x.tile([2, 1, 2]),
    repeat: (x) => x.repeat([1, 0, 2], { axis: 1 }),
    pad: (x) =>
      x.pad(
        [
          [1, 0],
          [0, 2],
          [0, 0],
        ],
        { value: 9 },
      ),
    cumsum: (x) => x.cumsum({ axis: 1 }),
    'cumsum, flattened': (x) => x.cumsum(),
    mean: (x) => x.mean({ axis: [0, 2] }),
    max: (x) => x.max({ axis: -1, keepdims: true }),
    min: (x) => x.min(),
    prod: (x) => x.prod({ axis: 1 }),
    'prod, keeping axes': (x) => x.prod({ axis: [0, 2], keepdims: true }),
    variance: (x) => x.variance({ axis: 0, ddof: 1 }),
    std: (x) => x.std(),
  }
  it.each(Object.entries(calls))('%s', (_, call) => {
    const expected = [call(data) as NdArray | NdArray[]].flat()
    const got = [call(new Variable(data)) as Variable | Variable[]].flat()
    expect(got).toHaveLength(expected.length)
    got.forEach((y, i) => {
      expect(y).toBeAllClose(expected[i])
      expect(y.dtype).toBe(expected[i].dtype)
    })
  })

  it('prod of nothing is 1', () => {
    expect(prod(new Variable(data).slice(':0'))).toBeAllClose(1)
  })
})

describe('gradients', () => {
  it('of repeated indices add up: x[[0, 0, 1]] (step 47)', () => {
    const x = new Variable([1, 2, 3])
    take(x, [0, 0, 1]).backward()
    expect(x.grad).toBeAllClose([2, 1, 0])
    const m = new Variable([[1, 2]])
    getItem(m, [0, 0], [1, 1]).backward()
    expect(m.grad).toBeAllClose([[0, 2]])
  })

  it('of a product are right beside zeros', () => {
    const x = new Variable([2, 0, 3, 0.5])
    const [gx] = gradients(prod(x), [x], { createGraph: true })
    expect(gx).toBeAllClose([0, 3, 0, 0])
    expect(gradients(gx.slice(1), [x])[0]).toBeAllClose([1.5, 0, 1, 6])
  })

  it('go to the parts that were joined', () => {
    const [x, y] = [new Variable([1, 2]), new Variable([3])]
    concat([x, y]).mul([1, 10, 100]).backward()
    expect(x.grad).toBeAllClose([1, 10])
    expect(y.grad).toBeAllClose([100])
    const parts = unstack(stack([x, x.mul(2)]))
    x.clearGrad()
    sum(parts[1]).backward()
    expect(x.grad).toBeAllClose([2, 2])
  })

  it('keep float32, also where arrays of other types are joined', () => {
    const x = new Variable(array([1, 2], { dtype: 'float32' }))
    concat([x, [3, 4]]).backward()
    expect(x.grad?.dtype).toBe('float32')
  })
})

describe('errors name the function', () => {
  const x = new Variable([1, 2])
  it.each<[string, () => unknown]>([
    ['concat: expected a list of at least one variable', () => concat([])],
    ['concat: expected a list of at least one variable', () => concat(x as never)],
    ['stack: shapes [2] and [3] differ; all must be equal', () => stack([x, [1, 2, 3]])],
    ['concat, variable 2: ', () => concat([x, 'a' as never])],
    ['take: index 2 is out of range for axis 0 of shape [2]', () => take(x, [2])],
    ['prod: axis 1 is out of range', () => prod(x, { axis: 1 })],
    ['max: axis 1 is out of range', () => x.max({ axis: 1 })],
    ['sum: there is no option axes, only axis, keepdims', () => x.sum({ axes: 0 } as never)],
    ['getItem, an index: ', () => getItem(x, { a: 1 } as never)],
  ])('%s', (message, run) => {
    expect(run).toThrow(message)
  })
})
