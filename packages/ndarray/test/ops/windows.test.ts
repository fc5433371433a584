import { allClose, array, type DType, type NdArray, random, zeros } from '@dezero/ndarray'
import {
  addAtPlaces,
  averagePool,
  averageUnpool,
  col2im,
  convolve,
  convolveWeights,
  deconvolve,
  gridOf,
  im2col,
  maxPool,
  takePlaces,
  type Windows,
} from '@dezero/ndarray/internal'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layouts } from '../support.ts'

// ---- what may come: images, filters and how windows lie on them ----

const few = fc.integer({ min: 1, max: 3 })
const margin = fc.integer({ min: 0, max: 2 })

interface Geometry {
  windows: Windows
  groups: number
  images: number[]
  weights: number[]
  outputs: number[]
}

const geometry: fc.Arbitrary<Geometry> = fc
  .record({
    counts: fc.tuple(few, few, few, few),
    kernel: fc.tuple(few, few),
    stride: fc.tuple(few, few),
    dilation: fc.tuple(few, few),
    pad: fc.tuple(margin, margin, margin, margin),
    more: fc.tuple(margin, margin),
  })
  .map(({ counts: [n, groups, channels, filters], more, ...windows }) => {
    const { kernel, dilation } = windows
    const [height, width] = [0, 1].map((axis) => (kernel[axis] - 1) * dilation[axis] + 1 + more[axis])
    const images = [n, channels * groups, height, width]
    const { rows, columns } = gridOf('', images, windows)
    const weights = [filters * groups, channels, ...kernel]
    return { windows, groups, images, weights, outputs: [n, filters * groups, rows, columns] }
  })

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)

/** Small whole numbers that look like no pattern; sums and products of them are exact. */
const numbers = (shape: readonly number[], dtype: DType = 'float64'): NdArray =>
  array(
    Array.from({ length: sizeOf(shape) }, (_, i) => ((i * i * 7 + i * 3) % 11) - 5),
    { dtype },
  ).reshape(shape)

const dot = (x: NdArray, y: NdArray): number => x.mul(y).sum().item()

// ---- the definitions ----

/** The element of an image that a window has at place (i, j) of its kernel, 0 in the margin. */
function elementOf(x: NdArray, n: number, c: number, [row, column]: number[], [i, j]: number[], windows: Windows) {
  const { stride, dilation, pad } = windows
  const at = [row * stride[0] + i * dilation[0] - pad[0], column * stride[1] + j * dilation[1] - pad[1]]
  const isInside = at.every((place, axis) => place >= 0 && place < x.shape[2 + axis])
  return isInside ? x.item(n, c, ...at) : 0
}

/** An array with the value that a function gives for each index. */
function tabulate(shape: readonly number[], f: (...index: number[]) => number): NdArray {
  const indexOf = (flat: number) =>
    shape.map((length, axis) => Math.floor(flat / sizeOf(shape.slice(axis + 1))) % length)
  return array(Array.from({ length: sizeOf(shape) }, (_, flat) => f(...indexOf(flat)))).reshape(shape)
}

const windowsBy = (x: NdArray, windows: Windows, rows: number, columns: number) =>
  tabulate([x.shape[0], x.shape[1], ...windows.kernel, rows, columns], (n, c, i, j, row, column) =>
    elementOf(x, n, c, [row, column], [i, j], windows),
  )

function convolution(x: NdArray, w: NdArray, { windows, groups, outputs, weights }: Geometry): NdArray {
  const [filters, channels, height, width] = weights
  return tabulate(outputs, (n, filter, row, column) => {
    const first = Math.floor(filter / (filters / groups)) * channels
    const products = tabulate(
      [channels, height, width],
      (c, i, j) => elementOf(x, n, first + c, [row, column], [i, j], windows) * w.item(filter, c, i, j),
    )
    return products.sum().item()
  })
}

describe('im2col', () => {
  it('has the elements of every window', () => {
    fc.assert(
      fc.property(geometry, ({ windows, images, outputs }) => {
        const x = numbers(images)
        expect(im2col(x, windows)).toEqualArray(windowsBy(x, windows, outputs[2], outputs[3]))
      }),
    )
  })

  it('has col2im as its adjoint', () => {
    fc.assert(
      fc.property(geometry, ({ windows, images }) => {
        const x = numbers(images)
        const columns = im2col(x, windows)
        const y = numbers(columns.shape)
        expect(dot(columns, y)).toBe(dot(x, col2im(y, [images[2], images[3]], windows)))
      }),
    )
  })
})

describe('convolve', () => {
  it('is its definition, in every dtype and layout', () => {
    const anyLayout = fc.constantFrom(...Object.values(layouts))
    const anyType = fc.constantFrom('float64' as const, 'float32' as const, 'int32' as const)
    fc.assert(
      fc.property(geometry, anyLayout, anyType, (g, layout, dtype) => {
        const [x, w] = [numbers(g.images, dtype), numbers(g.weights, dtype)]
        const y = convolve(layout(x), layout(w), undefined, g.windows, g.groups)
        expect(y).toEqualArray(convolution(x, w, g).astype(dtype))
      }),
    )
  })

  it('adds a number for each filter', () => {
    fc.assert(
      fc.property(geometry, (g) => {
        const [x, w, b] = [numbers(g.images), numbers(g.weights), numbers([g.weights[0]])]
        const y = convolve(x, w, undefined, g.windows, g.groups).add(b.reshape(-1, 1, 1))
        expect(convolve(x, w, b, g.windows, g.groups)).toEqualArray(y)
      }),
    )
  })

  it('has deconvolve and convolveWeights as its adjoints', () => {
    fc.assert(
      fc.property(geometry, ({ windows, groups, images, weights, outputs }) => {
        const [x, w, y] = [numbers(images), numbers(weights), numbers(outputs)]
        const product = dot(convolve(x, w, undefined, windows, groups), y)
        expect(dot(x, deconvolve(y, w, undefined, [images[2], images[3]], windows, groups))).toBe(product)
        expect(dot(w, convolveWeights(x, y, windows, groups))).toBe(product)
      }),
    )
  })

  const plain: Windows = { kernel: [3, 3], stride: [1, 1], dilation: [1, 1], pad: [1, 1, 1, 1] }

  it.each([
    ['a large image, block by block', [1, 2, 61, 59]],
    ['many small images, several in a block', [300, 2, 5, 3]],
    ['images of more than one block each', [2, 2, 50, 50]],
  ])('of %s is W · columns, and its adjoints fit', (_, images) => {
    const [x, w, y] = [numbers(images), numbers([4, 2, 3, 3]), numbers(images.with(1, 4))]
    const columns = im2col(x, plain).transpose(1, 2, 3, 0, 4, 5).reshape(18, -1)
    const products = w.reshape(4, 18).matmul(columns)
    const expected = products.reshape(4, images[0], images[2], images[3]).transpose(1, 0, 2, 3)
    const received = convolve(x, w, undefined, plain, 1)
    expect(received).toEqualArray(expected)
    expect(dot(x, deconvolve(y, w, undefined, [images[2], images[3]], plain, 1))).toBe(dot(received, y))
    expect(dot(w, convolveWeights(x, y, plain, 1))).toBe(dot(received, y))
  })

  it.each<[string, Partial<Windows>, images: number[], filters: number[], groups: number]>([
    ['several blocks of one image', {}, [1, 5, 61, 59], [6, 5, 3, 3], 1],
    ['several images in a block', {}, [40, 3, 6, 5], [5, 3, 3, 3], 1],
    ['more terms than the kernel takes at a time', {}, [1, 130, 9, 7], [5, 130, 3, 3], 1],
    ['strides and gaps', { stride: [2, 3], dilation: [2, 1] }, [2, 4, 40, 41], [6, 2, 3, 3], 2],
    ['margins of different widths', { pad: [0, 2, 3, 1] }, [1, 2, 17, 33], [4, 2, 3, 3], 1],
    ['a part of one long row', { kernel: [1, 5], pad: [0, 2, 0, 2] }, [2, 3, 1, 5000], [4, 3, 1, 5], 1],
    ['rows too long for the memory of the kernels', { stride: [1, 2] }, [1, 8, 2, 20000], [1, 8, 3, 3], 1],
  ])('has the bits of W · columns: %s', (_, part, images, filters, groups) => {
    const windows = { ...plain, ...part }
    random.seed(0)
    for (const dtype of ['float64', 'float32'] as const) {
      const [x, w] = [images, filters].map((shape) => random.randn(...shape).astype(dtype))
      const { rows, columns } = gridOf('', images, windows)
      const taken = im2col(x, windows).reshape(images[0], groups, -1, rows * columns)
      const products = w.reshape(groups, filters[0] / groups, -1).matmul(taken)
      const y = convolve(x, w, undefined, windows, groups)
      expect(y).toEqualArray(products.reshape(images[0], filters[0], rows, columns))

      const gy = random.randn(...y.shape).astype(dtype)
      const gw = gy
        .reshape(images[0], groups, -1, rows * columns)
        .matmul(taken.transpose(0, 1, 3, 2))
        .sum({ axis: 0 })
      const rtol = dtype === 'float64' ? 1e-11 : 1e-2 // sums of other order
      expect(allClose(convolveWeights(x, gy, windows, groups), gw.reshape(filters), { rtol, atol: rtol })).toBe(true)
    }
  })

  it('of no images is empty', () => {
    const [x, w] = [zeros([0, 2, 5, 5]), numbers([4, 2, 3, 3])]
    expect(convolve(x, w, undefined, plain, 1).shape).toEqual([0, 4, 5, 5])
    expect(convolveWeights(x, zeros([0, 4, 5, 5]), plain, 1)).toEqualArray(zeros([4, 2, 3, 3]))
  })
})

describe('pooling', () => {
  const pool = geometry
    .map((g) => ({ ...g, windows: { ...g.windows, dilation: [1, 1] as const, pad: [0, 0, 0, 0] as const } }))
    .map((g) => ({ ...g, grid: gridOf('', g.images, g.windows) }))

  it('takes the largest elements, and the means', () => {
    fc.assert(
      fc.property(pool, ({ images, windows }) => {
        const x = numbers(images)
        const elements = im2col(x, windows)
        expect(maxPool(x, windows)[0]).toEqualArray(elements.max({ axis: [2, 3] }))
        expect(averagePool(x, windows)).toBeNear(elements.mean({ axis: [2, 3] }), 1e-15)
      }),
    )
  })

  it('has adjoints', () => {
    fc.assert(
      fc.property(pool, ({ images, windows, grid }) => {
        const x = numbers(images)
        const size = [images[2], images[3]] as const
        const y = numbers([images[0], images[1], grid.rows, grid.columns])
        const [values, places] = maxPool(x, windows)
        expect(takePlaces(x, places)).toEqualArray(values)
        expect(dot(x, addAtPlaces(y, places, size))).toBe(dot(values, y))
        expect(dot(x, averageUnpool(y, size, windows))).toBeCloseTo(dot(averagePool(x, windows), y), 9)
      }),
    )
  })

  const square: Windows = { kernel: [2, 2], stride: [2, 2], dilation: [1, 1], pad: [0, 0, 0, 0] }

  it.each([
    ['of 2 × 2', square],
    ['of 2 × 2 with a margin', { ...square, pad: [0, 0, 1, 0] as const }],
  ])('takes the first one of equals in windows %s, and NaN before all others', (_, windows) => {
    const x = array([2, 2, 5, NaN, 2, 2, NaN, 7]).reshape(1, 1, 2, 4)
    const [values, places] = maxPool(x, windows)
    expect(values).toEqualArray(array([2, NaN]).reshape(1, 1, 1, 2))
    expect(places.reshape(-1).tolist()).toEqual([0, 3])
  })

  it('of integers has means in float64', () => {
    const x = array([1, 2, 3, 4], { dtype: 'int32' }).reshape(1, 1, 2, 2)
    expect(averagePool(x, square)).toEqualArray(array([2.5]).reshape(1, 1, 1, 1))
  })
})

describe('errors', () => {
  const windows: Windows = { kernel: [3, 4], stride: [2, 1], dilation: [1, 2], pad: [0, 1, 0, 1] }
  const images = zeros([1, 4, 5, 5])

  it.each<[string, () => unknown, string]>([
    [
      'a kernel that does not fit',
      () => im2col(zeros([1, 1, 2, 3]), windows),
      'im2col: a kernel of [3,4] does not fit images of [2,3] with stride [2,1], padding [0,1,0,1] (top, left, bottom, right) and dilation [1,2]: the output would be [0,-1]',
    ],
    [
      'no images',
      () => im2col(zeros([3, 3]), windows),
      'im2col: expected images of shape (N, C, H, W), got shape [3,3]',
    ],
    [
      'other channels',
      () => convolve(images, zeros([2, 3, 3, 4]), undefined, windows, 1),
      'conv2d: images [1,4,5,5] have 4 channels, and filters [2,3,3,4] take 3 in each of 1 groups',
    ],
    [
      'filters that groups do not divide',
      () => convolve(images, zeros([3, 2, 3, 4]), undefined, windows, 2),
      'conv2d: 3 filters cannot form 2 equal groups',
    ],
    [
      'outputs of another size',
      () => deconvolve(zeros([1, 2, 3, 3]), zeros([2, 4, 3, 4]), undefined, [5, 5], windows, 1),
      'deconv2d: shape [1,2,3,3] is not that of the windows on images of this size, [1,2,2,1]',
    ],
    [
      'columns of other windows',
      () => col2im(zeros([1, 2, 3, 3, 1, 1]), [5, 5], windows),
      'col2im: shape [1,2,3,3,1,1] is not that of the windows, [1,2,3,4,2,1]',
    ],
  ])('name %s', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
