import { Variable, type VariableLike } from '@dezero/core'
import { array, ones, random, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import {
  averagePool,
  col2im,
  conv1d,
  conv2d,
  deconv2d,
  globalAveragePool,
  im2col,
  maxPool,
} from '../../src/conv/index.ts'

const draw = (...shape: number[]) => random.randn(...shape)

describe('conv2d', () => {
  it('is the product of windows and filters (step 57)', () => {
    const [x, W, b] = [draw(2, 3, 5, 4), draw(4, 3, 3, 2), draw(4)]
    const product = im2col(x, [3, 2]).matmul(W.reshape(4, -1).T).add(b)
    expect(conv2d(x, W, b)).toBeAllClose(product.reshape(2, 3, 3, 4).transpose(0, 3, 1, 2).data)
  })

  it('of groups is that of each group by itself', () => {
    const [x, W] = [draw(2, 4, 5, 5), draw(6, 2, 3, 3)]
    const y = conv2d(x, W, null, { groups: 2 })
    expect(y.slice(':', ':3')).toBeAllClose(conv2d(x.slice(':', ':2'), W.slice(':3')).data)
    expect(y.slice(':', '3:')).toBeAllClose(conv2d(x.slice(':', '2:'), W.slice('3:')).data)
  })

  it('with dilation is that of a kernel with gaps', () => {
    const [x, W] = [draw(1, 1, 6, 7), draw(1, 1, 2, 3)]
    const gaps = zeros([1, 1, 3, 7]).toTypedArray()
    for (const [k, at] of [0, 3, 6, 14, 17, 20].entries()) gaps[at] = W.item(0, 0, Math.floor(k / 3), k % 3)
    const spread = array(gaps).reshape(1, 1, 3, 7)
    expect(conv2d(x, W, null, { dilation: [2, 3] })).toBeAllClose(conv2d(x, spread).data)
  })

  it.each([
    ['an odd kernel', [3, 5], 1, [7, 6]],
    ['an even kernel, whose odd row and column are behind', [2, 4], 1, [7, 6]],
    ['a stride', [3, 3], 2, [4, 3]],
    ['a stride longer than the kernel', [1, 1], 3, [3, 2]],
  ])('with padding "same" and %s has length / stride windows', (_, kernel, stride, size) => {
    expect(conv2d(zeros([1, 1, 7, 6]), zeros([1, 1, ...kernel]), null, { pad: 'same', stride }).shape).toEqual([
      1,
      1,
      ...size,
    ])
  })

  it('with padding "same" puts the odd margin behind', () => {
    const y = conv2d(ones([1, 1, 1, 3]), ones([1, 1, 1, 2]), null, { pad: 'same' })
    expect(y.reshape(-1)).toBeAllClose([2, 2, 1])
  })

  it('keeps float32 beside integers, and integers alone', () => {
    const x = new Variable(draw(1, 1, 3, 3).astype('float32'))
    const W = array([[[[1, 2]]]], { dtype: 'int32' })
    expect(conv2d(x, W).dtype).toBe('float32')
    expect(conv2d(W, W).data).toBeAllClose([[[[5]]]])
    expect(conv2d(W, W).dtype).toBe('int32')
  })

  it('ignores what its caller does to a list afterwards', () => {
    const stride: [number, number] = [2, 1]
    const x = new Variable(draw(1, 1, 4, 4))
    const y = conv2d(x, draw(1, 1, 2, 2), null, { stride })
    stride[0] = 1
    y.backward()
    expect(x.grad!.shape).toEqual([1, 1, 4, 4])
  })
})

describe('deconv2d', () => {
  it('is the gradient of conv2d with respect to its images', () => {
    const options = { stride: [2, 1], pad: [1, 0], dilation: [1, 2], groups: 2 } as const
    const [x, W] = [new Variable(draw(2, 4, 6, 5)), draw(6, 2, 3, 2)]
    const y = conv2d(x, W, null, options)
    const gy = draw(...y.shape)
    y.mul(gy).sum().backward()
    expect(deconv2d(gy, W, null, { ...options, outSize: [6, 5] })).toBeAllClose(x.grad!.data)
  })

  it.each([
    ['the smallest size', {}, [1, 1, 5, 5]],
    ['another size that has as many windows', { outSize: 6 }, [1, 1, 6, 6]],
    ['with padding "same", the stride times the size', { pad: 'same' as const }, [1, 1, 4, 4]],
  ])('has %s', (_, options, shape) => {
    expect(deconv2d(zeros([1, 1, 2, 2]), zeros([1, 1, 3, 3]), null, { stride: 2, ...options }).shape).toEqual(shape)
  })
})

it('conv1d is conv2d of images of one row', () => {
  const [x, W, b] = [draw(2, 4, 9), draw(6, 2, 3), draw(6)]
  const y = conv1d(x, W, b, { stride: 2, pad: 1, dilation: 2, groups: 2 })
  const rows = conv2d(x.reshape(2, 4, 1, 9), W.reshape(6, 2, 1, 3), b, {
    stride: [1, 2],
    pad: [0, 1],
    dilation: [1, 2],
    groups: 2,
  })
  expect(y).toBeAllClose(rows.data.reshape(y.shape))
  expect(conv1d(x, W, b, { pad: 'same', groups: 2 }).shape).toEqual([2, 6, 9])
})

it('col2im adds up what overlaps', () => {
  const columns = im2col(ones([1, 1, 3, 3]), 2)
  const counts = [
    [1, 2, 1],
    [2, 4, 2],
    [1, 2, 1],
  ]
  expect(col2im(columns, [1, 1, 3, 3], 2)).toBeAllClose([[counts]])
})

it('globalAveragePool is the mean of each channel', () => {
  const x = draw(2, 3, 4, 5)
  expect(globalAveragePool(x)).toBeAllClose(x.mean({ axis: [2, 3] }))
})

it('maxPool of negative numbers, padded to the same size, has none that is not in the image', () => {
  const y = maxPool(array([[[[-3, -1, -2]]]]), [1, 2], { pad: 'same' })
  expect(y).toBeAllClose([[[[-1, -1, -2]]]])
})

describe('errors', () => {
  const [x, W] = [zeros([1, 2, 5, 5]), zeros([3, 2, 3, 3])]

  it.each<[string, () => unknown, string]>([
    [
      'conv2d',
      () => conv2d(x, zeros([3, 2, 7, 3]), null, { stride: 2, pad: [0, 1] }),
      'conv2d: a kernel of [7,3] does not fit images of [5,5] with stride [2,2], padding [0,1,0,1] (top, left, bottom, right) and dilation [1,1]: the output would be [0,3]',
    ],
    ['conv2d', () => conv2d(zeros([5, 5]), W), 'conv2d: expected images of shape (N, C, H, W), got shape [5,5]'],
    [
      'conv2d',
      () => conv2d(x, zeros([3, 3])),
      'conv2d: expected weights with 4 axes, filters, channels, height and width, got shape [3,3]',
    ],
    [
      'conv2d',
      () => conv2d(zeros([1, 3, 5, 5]), W),
      'conv2d: images [1,3,5,5] have 3 channels, and filters [3,2,3,3] take 2 in each of 1 groups',
    ],
    [
      'conv2d',
      () => conv2d(zeros([1, 4, 5, 5]), W, null, { groups: 2 }),
      'conv2d: 3 filters cannot form 2 equal groups',
    ],
    ['conv2d', () => conv2d(x, W, null, { groups: 0 }), 'conv2d: groups is a whole number ≥ 1, got the number 0'],
    ['conv2d', () => conv2d(x, W, zeros(2)), 'conv2d: the bias has shape [2], and the result 3 channels; give [3]'],
    ['conv2d', () => conv2d(x, W, { stride: 2 } as unknown as VariableLike), 'conv2d, argument 3: expected a number'],
    [
      'conv2d',
      () => conv2d(x, W, null, { stride: 0 }),
      'conv2d: stride is a whole number ≥ 1, or [vertical, horizontal], got the number 0',
    ],
    [
      'conv2d',
      () => conv2d(x, W, null, { pad: [1, 2, 3] as never }),
      'conv2d: pad is a whole number ≥ 0, or [vertical, horizontal], got [1,2,3]',
    ],
    [
      'conv2d',
      () => conv2d(x, W, null, { padding: 1 } as never),
      'conv2d: there is no option padding, only stride, pad, dilation, groups',
    ],
    [
      'conv1d',
      () => conv1d(x, W),
      'conv1d: expected x of shape (N, C, L) and weights of shape (OC, C / groups, K), got [1,2,5,5] and [3,2,3,3]',
    ],
    [
      'conv1d',
      () => conv1d(zeros([1, 2, 3]), zeros([1, 2, 5])),
      'conv1d: a kernel of [1,5] does not fit images of [1,3]',
    ],
    [
      'deconv2d',
      () => deconv2d(zeros([1, 3, 2, 2]), W, null, { outSize: 9 }),
      'deconv2d: shape [1,3,2,2] is not that of the windows on images of this size, [1,3,7,7]',
    ],
    ['deconv2d', () => deconv2d(zeros([3]), W), 'deconv2d: expected images of shape (N, C, H, W), got shape [3]'],
    [
      'im2col',
      () => im2col(x, 1.5),
      'im2col: kernel is a whole number ≥ 1, or [vertical, horizontal], got the number 1.5',
    ],
    [
      'col2im',
      () => col2im(zeros([4, 4]), [3, 3], 2),
      'col2im: expected images of shape (N, C, H, W), got shape [3,3]',
    ],
    ['maxPool', () => maxPool(x, 6), 'maxPool: a kernel of [6,6] does not fit images of [5,5]'],
    [
      'maxPool',
      () => maxPool(x, [3, 2], { pad: 2 }),
      'maxPool: padding [2,2,2,2] (top, left, bottom, right) is not below the kernel [3,2]',
    ],
    [
      'averagePool',
      () => averagePool(x, 2, 2 as never),
      'averagePool: options stand in one object such as { stride: 1 }',
    ],
    [
      'globalAveragePool',
      () => globalAveragePool([1]),
      'globalAveragePool: expected images of shape (N, C, H, W), got shape [1]',
    ],
  ])('of %s say what is wrong', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
