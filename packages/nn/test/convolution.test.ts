import { testMode } from '@dezero/core'
import { conv2d, deconv2d } from '@dezero/functions/conv'
import { ones, random } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { AveragePool, Conv2d, Deconv2d, Dropout, MaxPool, Sequential } from '../src/index.ts'

const x = random.generator(0).randn(2, 4, 6, 5)

describe('Conv2d', () => {
  it('is conv2d with its W and b', () => {
    const options = { stride: 2, pad: [1, 0], dilation: [1, 2], groups: 2 } as const
    const conv = new Conv2d(6, [3, 2], options)
    const y = conv.call(x)
    expect([conv.W.shape, conv.b!.shape, y.shape]).toEqual([[6, 2, 3, 2], [6], [2, 6, 3, 2]])
    expect(y).toBeAllClose(conv2d(x, conv.W, conv.b, options))
  })

  it('draws W with the first call, as the book does: float32, deviation √(1 / (C KH KW))', () => {
    const conv = new Conv2d(3, [2, 5])
    const { W } = conv
    expect(W.shape).toEqual([3, 0, 2, 5])
    random.seed(0)
    conv.call(x)
    random.seed(0)
    const drawn = random.randn(3, 4, 2, 5).astype('float32')
    expect(conv.W).toBe(W)
    expect(W.data.tolist()).toEqual(drawn.mul(Math.sqrt(1 / 40)).tolist())
    random.seed(0)
    expect(new Conv2d(3, [2, 5], { inChannels: 4 }).W.data.tolist()).toEqual(W.data.tolist())
  })

  it('has no b where none is wanted', () => {
    const conv = new Conv2d(3, 1, { bias: false, dtype: 'float64' })
    expect(conv.call(x).dtype).toBe('float64')
    expect([...conv.namedParams().keys()]).toEqual(['W'])
  })

  it('refuses other images, with its path', () => {
    const model = new Sequential(new Conv2d(3, 2, { inChannels: 3 }))
    expect(() => model.call(x)).toThrow(
      'Sequential/l0/W: an input of shape [2,4,6,5] does not fit W of shape [3,3,2,2], groups 1: the input must have ' +
        'shape (N, C, H, W) with C = 3',
    )
    expect(() => model.call(ones([3, 5, 5]))).toThrow(/^Sequential\/l0\/W: an input of shape \[3,5,5\] does not fit/)
    expect(() => model.call(ones([1, 3, 1, 1]))).toThrow(/^Sequential\/l0: conv2d: /)
    expect(() => new Conv2d(4, 1, { groups: 4 }).call(ones([1, 6, 2, 2]))).toThrow('C = a multiple of 4')
  })

  it('refuses wrong options', () => {
    expect(() => new Conv2d(0, 1)).toThrow('Conv2d: outChannels must be a whole number ≥ 1, got the number 0')
    expect(() => new Conv2d(1, [1, 0])).toThrow(
      'Conv2d: the kernel is a whole number ≥ 1, or [height, width], got [1,0]',
    )
    expect(() => new Conv2d(3, 1, { groups: 2 })).toThrow(
      'Conv2d: outChannels must be a multiple of groups, got 3 for groups 2',
    )
    expect(() => new Conv2d(3, 1, { padding: 1 } as never)).toThrow('padding')
  })
})

describe('Deconv2d', () => {
  it('is deconv2d with its W and b', () => {
    const deconv = new Deconv2d(6, [3, 2], { stride: 2, groups: 2 })
    const y = deconv.call(x)
    expect([deconv.W.shape, y.shape]).toEqual([
      [4, 3, 3, 2],
      [2, 6, 13, 10],
    ])
    expect(y).toBeAllClose(deconv2d(x, deconv.W, deconv.b, { stride: 2, groups: 2 }))
  })

  it('refuses other images, with its path', () => {
    expect(() => new Deconv2d(3, 2, { inChannels: 3 }).call(x)).toThrow(
      'Deconv2d/W: an input of shape [2,4,6,5] does not fit W of shape [3,3,2,2]',
    )
  })
})

describe('pooling layers', () => {
  it('take windows that do not overlap, unless a stride is given', () => {
    expect(new MaxPool(2).call(x).shape).toEqual([2, 4, 3, 2])
    expect(new AveragePool([2, 1], { stride: 1 }).call(x).shape).toEqual([2, 4, 5, 5])
  })

  it('give the largest elements and the means', () => {
    const image = [
      [
        [
          [1, 2],
          [3, 6],
        ],
      ],
    ]
    expect([new MaxPool(2).call(image).item(), new AveragePool(2).call(image).item()]).toEqual([6, 3])
  })

  it('have their rows in the table of a model', () => {
    const model = new Sequential(new Conv2d(8, 3), new MaxPool(2), new Dropout())
    testMode(() => model.call(x))
    expect(String(model)).toMatch(/^l1 \(MaxPool\) +\[2, 8, 2, 1\]/m)
  })
})
