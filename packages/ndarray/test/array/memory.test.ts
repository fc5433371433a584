import { randomFillSync } from 'node:crypto'
import {
  arange,
  array,
  concat,
  eye,
  full,
  linspace,
  NdArray,
  ones,
  stack,
  where,
  zeros,
  zerosLike,
} from '@dezero/ndarray'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bool, counting, dtypes, elements, float32, int32, layouts } from '../support.ts'

describe('0-d arrays share memory, which does not show', () => {
  it('thousands of them keep their values', () => {
    const xs = Array.from({ length: 5000 }, (_, i) => array(i))
    expect(xs.map((x) => x.item())).toEqual(xs.map((_, i) => i))
  })

  it('a result does not overwrite what was there before', () => {
    let x = array(0)
    const before: NdArray[] = []
    for (let i = 0; i < 2000; i++) {
      before.push(x)
      x = x.add(1).mul(1)
    }
    expect(before.map((y) => y.item())).toEqual(before.map((_, i) => i))
  })

  it('new ones are 0, wherever they lie', () => {
    for (let i = 0; i < 2000; i++) {
      expect(zeros([]).item()).toBe(0)
      array(9)
    }
  })

  it.each(dtypes)('%s: operations read the element, not the memory’s start', (dtype) => {
    const neighbours = [array(7, { dtype }), array(1, { dtype }), array(7, { dtype })]
    const x = neighbours[1]
    const one = array(1, { dtype })
    expect(x.reshape(1, 1).broadcastTo([2, 2])).toEqualArray(
      array(
        [
          [1, 1],
          [1, 1],
        ],
        { dtype },
      ),
    )
    expect(
      [x.T, x.slice('...'), x.squeeze(), x.astype(dtype), array(x), x.max(), x.take(0), x.abs()].map(elements),
    ).toEqual(Array.from({ length: 8 }, () => [1]))
    expect(x.expandDims(0).add(array([0, 0], { dtype }))).toEqualArray(array([1, 1], { dtype }))
    expect([x.equal(one).item(), x.sum().item(), x.mean().item(), x.argmax().item()]).toEqual([1, 1, 1, 0])
  })
})

describe('small arrays share memory, which does not show', () => {
  it.each(dtypes)('%s: arrays of all small sizes keep their values', (dtype) => {
    const xs = Array.from({ length: 300 }, (_, i) => full([8 * i], i % 2, { dtype }).mul(true))
    for (const [i, x] of xs.entries()) expect(x).toEqualArray(full([8 * i], i % 2, { dtype }))
  })

  it.each(dtypes)('%s: new ones are 0, and their data begins with their first element', (dtype) => {
    for (let n = 0; n < 2500; n += 7) {
      full([n], 1, { dtype })
      const { data, offset } = zeros([n], { dtype })
      expect([offset, data.length, data.includes(1)]).toEqual([0, n, false])
    }
  })
})

describe('arrays show nothing of what lay in their memory', () => {
  const getMemory = Buffer.allocUnsafeSlow
  const spy = vi.spyOn(Buffer, 'allocUnsafeSlow')
  beforeAll(() => {
    spy.mockImplementation((bytes) => randomFillSync(getMemory(bytes)))
  })
  afterAll(() => spy.mockRestore())

  const makers: Record<string, (x: NdArray) => NdArray> = {
    zeros: ({ shape, dtype }) => zeros(shape, { dtype }),
    zerosLike,
    ones: ({ shape, dtype }) => ones(shape, { dtype }),
    eye: ({ shape: [n, m], dtype }) => eye(n, { m, dtype }),
    arange: ({ size, dtype }) => arange(0, size, 1, { dtype }),
    linspace: ({ size, dtype }) => linspace(0, 1, size, { dtype }),
    'array of lists': ({ size, dtype }) => array(Array.from({ length: size }, Math.sqrt), { dtype }),
    'array of a typed array': (x) => array(x.data),
    astype: (x) => x.astype(x.dtype === 'float32' ? 'float64' : 'float32'),
    tanh: (x) => x.tanh(),
    neg: (x) => x.T.neg(),
    add: (x) => x.add(x.T.reshape(x.shape)),
    'mul by a row': (x) => x.mul(x.slice(0)),
    'div with gaps': (x) => x.slice(':', '::2').div(x.slice(':', '1::2')),
    pow: (x) => x.pow(3),
    clip: (x) => x.clip(0, 0.5),
    where: (x) => where(x.greater(0), x, 1),
    equal: (x) => x.equal(x.T.reshape(x.shape)),
    argmax: (x) => x.argmax({ axis: 0 }),
    sum: (x) =>
      x
        .expandDims(0)
        .broadcastTo([2, ...x.shape])
        .sum({ axis: 0 }),
    'sum of nothing': (x) => x.slice(':0').expandDims(-1).broadcastTo([0, x.shape[1], 90]).sum({ axis: 0 }),
    max: (x) => stack([x, x.slice('::-1')]).max({ axis: 0 }),
    matmul: (x) => x.matmul(x.T),
    'matmul of no terms': (x) => x.slice(':', ':0').matmul(zeros([0, x.shape[0]], { dtype: x.dtype })),
    'matmul of batches': (x) => stack([x, x]).matmul(x.T),
    concat: (x) => concat([x, x.slice('::-1')], { axis: 1 }),
    take: (x) => x.take(array([2, 0, 1]).broadcastTo([30, 3]), { axis: 0 }),
    scatterAdd: (x) => x.scatterAdd([0], [1]),
  }
  describe.each([
    ['float64', 12, 10],
    ['float32', 12, 10],
    ['float64', 120, 90],
    ['float32', 120, 90],
    ['int32', 120, 90],
    ['bool', 220, 90],
  ] as const)('%s, %i × %i', (dtype, rows, columns) => {
    const names = Object.keys(makers).filter((name) => dtype !== 'bool' || name !== 'neg')
    it.each(names)('%s', (name) => {
      const [low, high] = dtype === 'int32' ? [-9, 9] : [-1, 1]
      const x = linspace(low, high, rows * columns)
        .astype(dtype)
        .reshape(rows, columns)
      spy.mockClear()
      while (spy.mock.calls.length === 0) ones(2000) // small arrays are in memory that was allocated before
      const once = makers[name](x)
      expect(makers[name](x)).toEqualArray(once)
    })
  })
})

describe('views share memory, results do not', () => {
  const x = counting(2, 3)
  it.each([
    ['T', x.T],
    ['transpose', x.transpose(1, 0)],
    ['reshape', x.reshape(3, 2)],
    ['broadcastTo', x.broadcastTo([4, 2, 3])],
    ['squeeze', x.squeeze()],
    ['expandDims', x.expandDims(0)],
    ['slice', x.slice('1:', '::-1')],
    ['astype to its own dtype', x.astype('float64')],
    ['sumTo its own shape', x.sumTo([2, 3])],
  ])('%s is a view', (_, y) => {
    expect(y.data).toBe(x.data)
  })

  it.each([
    ['array', array(x)],
    ['add', x.add(0)],
    ['neg', x.neg()],
    ['sum over no axes', x.sum({ axis: [] })],
    ['take', x.take([0, 1], { axis: 0 })],
    ['scatterAdd', x.scatterAdd([], [])],
    ['astype', x.astype('float32')],
    ['reshape of a transpose', x.T.reshape(6)],
    ['maximum', x.maximum(-1)],
    ['clip', x.clip(0, 9)],
    ['matmul', x.matmul(x.T)],
  ])('%s has memory of its own', (_, y) => {
    expect(y.data).not.toBe(x.data)
    expect(x).toEqualArray([
      [0, 1, 2],
      [3, 4, 5],
    ])
  })

  it('a chain of views reads through all of them', () => {
    const y = counting(4, 6).slice('1:', '::2').T.expandDims(1).slice('::-1', 0, '1:')
    expect(y).toEqualArray([
      [16, 22],
      [14, 20],
      [12, 18],
    ])
    expect(y.add(0)).toEqualArray(y)
  })
})

describe('copy', () => {
  it.each(Object.keys(layouts))('has the same elements in memory of its own: %s', (layout) => {
    for (const dtype of dtypes) {
      const x = layouts[layout](
        array(
          [
            [1, 2, 3],
            [4, 5, 0],
          ],
          { dtype },
        ),
      )
      expect(x.copy()).toEqualArray(x)
      expect(x.copy().data.buffer.byteLength).toBe(x.size * x.data.BYTES_PER_ELEMENT)
    }
  })

  it.each(dtypes)('of many %s can be transferred to another thread', (dtype) => {
    const copied = arange(20_000).astype(dtype).copy()
    const { buffer } = copied.data
    expect(buffer.byteLength).toBe(20_000 * copied.data.BYTES_PER_ELEMENT)
    structuredClone(buffer, { transfer: [buffer as ArrayBuffer] })
    expect(buffer.byteLength).toBe(0)
  })

  it('of a 0-d array, and of nothing', () => {
    expect(array(2).copy()).toEqualArray(2)
    expect(array(2).copy().data).toHaveLength(1)
    expect(zeros([0, 3]).copy()).toEqualArray(zeros([0, 3]))
  })
})

describe('new NdArray', () => {
  const data = Float64Array.of(0, 1, 2, 3, 4, 5)
  // biome-ignore format: one line for each case
  it.each([
    ['rows, unless strides are given', new NdArray(data, 'float64', [2, 3]), [[0, 1, 2], [3, 4, 5]]],
    ['columns', new NdArray(data, 'float64', [2, 3], [1, 2]), [[0, 2, 4], [1, 3, 5]]],
    ['an offset', new NdArray(data, 'float64', [2], [1], 4), [4, 5]],
    ['a negative stride', new NdArray(data, 'float64', [3], [-2], 5), [5, 3, 1]],
    ['a stride of 0', new NdArray(data, 'float64', [2, 2], [0, 1], 1), [[1, 2], [1, 2]]],
    ['a shape without axes', new NdArray(data, 'float64', [], [], 3), 3],
  ])('sees a typed array as %s, without a copy', (_, x, expected) => {
    expect(x).toEqualArray(expected)
    expect(x.data).toBe(data)
  })

  it.each([
    ['float64', array([1]), Float64Array],
    ['float32', float32([1]), Float32Array],
    ['int32', int32([1]), Int32Array],
    ['bool', bool([1]), Uint8Array],
  ])('%s lies in its typed array', (_, x, storage) => {
    expect(x.data).toBeInstanceOf(storage)
  })
})

describe('memory that was transferred to another thread', () => {
  const transfer = ({ data }: NdArray) => structuredClone(data.buffer, { transfer: [data.buffer as ArrayBuffer] })

  it('of a 0-d array is not used for new ones', () => {
    for (let i = 0; i < 3; i++) {
      transfer(array(1))
      expect([array(2).item(), array(2).add(3).item(), array([1, 2]).sum().item()]).toEqual([2, 5, 3])
      expect(
        array([[1, 5]])
          .max()
          .item(),
      ).toBe(5)
    }
  })

  it.each(dtypes)('of a small array of %s is not used for new ones', (dtype) => {
    for (let i = 0; i < 3; i++) {
      transfer(full([100], 1, { dtype }))
      expect(full([100], 1, { dtype })).toEqualArray(full([100], 1, { dtype }))
      expect(full([100], 1, { dtype }).sum().item()).toBe(100)
    }
  })
})
