import { gradients, Variable } from '@dezero/core'
import { array, random, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { averagePool, conv2d, deconv2d, im2col, maxPool } from '../../src/conv/index.ts'
import { check, read } from '../figures/cases.ts'
import figures from '../figures/convolution.json' with { type: 'json' }

type Pair = [number, number]

describe('conv2d and its derivatives are those of Python', () => {
  it('with stride 1 and pad 1', () => {
    check((x, W, b) => conv2d(x, W, b, { stride: 1, pad: 1 }), figures.conv2d['stride 1, pad 1'])
  })

  it.each(['stride 2, pad 1', 'asymmetric'] as const)('of orders 1 and 2, %s', (name) => {
    const { stride, pad, ...figure } = figures.conv2d[name]
    check((x, W, b) => conv2d(x, W, b, { stride: stride as Pair, pad: pad as Pair }), figure, 2)
  })
})

it('deconv2d and its gradients are those of Python', () => {
  const { stride, pad } = figures.deconv2d
  check((x, W, b) => deconv2d(x, W, b, { stride, pad }), figures.deconv2d)
})

it('im2col and its gradient are those of Python', () => {
  const { kernel, stride, pad } = figures.im2col
  check((x) => im2col(x, kernel, { stride, pad }), figures.im2col)
})

describe('maxPool', () => {
  it('and its gradient are those of Python', () => {
    const { kernel, stride } = figures.pooling
    check((x) => maxPool(x, kernel, { stride }), figures.pooling)
  })

  it('pads with −∞, not with zeros', () => {
    const { x, y, kernel, stride, pad } = figures.maxPool.padsMinusInfinity
    expect(maxPool(read(x), kernel, { stride, pad })).toBeAllClose(read(y))
  })

  it('has right derivatives of orders 1 to 3', () => {
    const { kernel, stride, ...figure } = figures.maxPool.orders1To3
    const x = new Variable(read(figure.x))
    const u = read(figure.u)
    const y = maxPool(x, kernel, { stride })
    expect(y).toBeAllClose(read(figure.y))
    const [first] = gradients(y.pow(3).mul(read(figure.w)).sum(), [x], { createGraph: true })
    const [second] = gradients(first.mul(u).sum(), [x], { createGraph: true })
    const [third] = gradients(second.mul(u).sum(), [x])
    expect(first).toBeAllClose(read(figure.grad))
    expect(second).toBeAllClose(read(figure.second))
    expect(third).toBeAllClose(read(figure.third))
  })

  it('gives the gradient to the first one of equals', () => {
    const { x, y, kernel, stride } = figures.maxPool.ties
    const input = new Variable(read(x))
    const largest = maxPool(input, kernel, { stride })
    expect(largest.reshape(-1)).toBeAllClose(y)
    largest.sum().backward()
    expect(input.grad!.reshape(-1)).toBeAllClose([1, 0, 0, 0])
  })
})

describe('averagePool and its gradient', () => {
  it.each(['kernel 1×2', 'kernel 3×2 with padding'] as const)('with a %s', (name) => {
    const { x, y, w, grad, kernel, stride, pad } = figures.averagePool[name]
    const options = { stride: stride as number | Pair, pad: pad as number | Pair }
    check((input) => averagePool(input, kernel as Pair, options), { inputs: [x], y, w, grads: [grad] })
  })
})

it('a kernel of 3×3 with stride 1 and pad 1 keeps the size of an image (step 55)', () => {
  const { OH, OW } = figures.step55
  expect(conv2d(zeros([1, 1, 4, 4]), zeros([1, 1, 3, 3]), null, { stride: 1, pad: 1 }).shape).toEqual([1, 1, OH, OW])
})

it('im2col, conv2d and maxPool print the figures of step 57', () => {
  const { seeded, ...shapes } = figures.step57
  random.seed(0)
  const col1 = im2col(random.rand(1, 3, 7, 7), 5, { stride: 1, pad: 0 })
  expect(col1.shape).toEqual(shapes.im2col1)
  expect(col1.slice(0, ':5')).toBeAllClose(seeded.col1_row0_first5)
  expect(col1.slice(8, '-5:')).toBeAllClose(seeded.col1_row8_last5)
  expect(col1.sum()).toBeAllClose(seeded.col1_sum)

  const col2 = im2col(random.rand(10, 3, 7, 7), [5, 5], { stride: [1, 1], pad: [0, 0] })
  expect(col2.shape).toEqual(shapes.im2col2)
  expect(col2.sum()).toBeAllClose(seeded.col2_sum)

  const x = new Variable(random.randn(1, 5, 15, 15))
  const W = random.randn(8, 5, 3, 3)
  const y = conv2d(x, W, null, { stride: 1, pad: 1 })
  y.backward()
  expect(y.shape).toEqual(shapes.conv_y)
  expect(y.slice(0, 0, 0, ':5')).toBeAllClose(seeded.y_000_first5)
  expect(y.sum()).toBeAllClose(seeded.y_sum)
  expect(y.data.abs().sum()).toBeAllClose(seeded.y_abs_sum)
  expect(x.grad!.shape).toEqual(shapes.conv_x_grad)
  expect(x.grad!.slice(0, 0, 0, ':5')).toBeAllClose(seeded.x_grad_000_first5)
  expect(x.grad!.sum()).toBeAllClose(seeded.x_grad_sum)

  const pooled = maxPool(x, 2, { stride: 2 })
  expect(pooled.shape).toEqual(seeded.pooling_2_2_shape)
  expect(pooled.slice(0, 0, 0, ':3')).toBeAllClose(array(seeded.pooling_000_first3))
  expect(pooled.sum()).toBeAllClose(seeded.pooling_2_2_sum)
})
