import { gradients, Variable } from '@dezero/core'
import { random } from '@dezero/ndarray'
import { gradientCheck } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import * as F from '../../src/conv/index.ts'

/** Numbers of which no two are equal. */
const draw = (...shape: number[]) => new Variable(random.randn(...shape))

describe('conv2d with respect to image, weights and bias', () => {
  it.each<[string, F.ConvOptions, x: number[], W: number[], order: number]>([
    ['plain', {}, [1, 1, 3, 3], [1, 1, 2, 2], 3],
    ['several images, channels and filters', {}, [2, 2, 3, 3], [2, 2, 2, 2], 2],
    ['stride 2 and pad 1', { stride: 2, pad: 1 }, [1, 1, 4, 4], [2, 1, 3, 3], 2],
    ['an asymmetric kernel', { stride: [1, 2], pad: [0, 1] }, [1, 2, 3, 4], [1, 2, 2, 3], 2],
    ['an even kernel, padding "same"', { pad: 'same', stride: [2, 1] }, [1, 1, 3, 3], [1, 1, 2, 2], 2],
    ['dilation', { dilation: [2, 1], pad: 1 }, [1, 1, 4, 3], [1, 1, 2, 2], 2],
    ['groups', { groups: 2 }, [1, 4, 2, 3], [2, 2, 2, 2], 2],
    ['depthwise', { groups: 3, pad: 1 }, [1, 3, 2, 2], [3, 1, 2, 2], 2],
  ])('%s', (_, options, x, W, order) => {
    const inputs = [draw(...x), draw(...W), draw(W[0])]
    gradientCheck((a, w, b) => F.conv2d(a, w, b, options).pow(2), inputs, { order })
  })

  it('without a bias, in float32', () => {
    const inputs = [draw(1, 1, 3, 3), draw(1, 1, 2, 2)].map((x) => new Variable(x.data.astype('float32')))
    gradientCheck((x, W) => F.conv2d(x, W).pow(2), inputs, { order: 2 })
  })
})

describe('deconv2d with respect to image, weights and bias', () => {
  it.each<[string, F.DeconvOptions, x: number[], W: number[], order: number]>([
    ['plain', {}, [1, 1, 2, 2], [1, 1, 2, 2], 3],
    ['stride 2 and pad 1', { stride: 2, pad: 1 }, [1, 2, 2, 2], [2, 1, 3, 3], 2],
    ['a larger result', { stride: 2, outSize: [4, 5] }, [1, 1, 2, 2], [1, 1, 2, 3], 2],
    ['dilation and groups', { dilation: 2, groups: 2 }, [1, 2, 2, 2], [2, 1, 2, 2], 2],
  ])('%s', (_, options, x, W, order) => {
    const bias = draw(W[1] * (options.groups ?? 1))
    gradientCheck((a, w, b) => F.deconv2d(a, w, b, options).pow(2), [draw(...x), draw(...W), bias], { order })
  })
})

describe('to order 3', () => {
  it.each<[string, (x: Variable) => Variable, number[]]>([
    [
      'conv1d',
      (x) =>
        F.conv1d(
          x,
          [
            [
              [1, 2],
              [-1, 3],
            ],
          ],
          [0.5],
          { stride: 2, pad: 1, dilation: 2 },
        ),
      [1, 2, 4],
    ],
    ['im2col', (x) => F.im2col(x, [2, 1], { stride: [1, 2], pad: 1 }), [1, 2, 2, 3]],
    ['im2col in six axes', (x) => F.im2col(x, 2, { toMatrix: false }), [1, 1, 3, 3]],
    ['col2im', (x) => F.col2im(x, [1, 1, 3, 3], 2), [4, 4]],
    ['maxPool', (x) => F.maxPool(x, 2, { stride: 1, pad: 1 }), [1, 2, 3, 3]],
    ['averagePool', (x) => F.averagePool(x, [2, 3], { stride: [2, 1], pad: [0, 1] }), [1, 2, 3, 3]],
    ['globalAveragePool', (x) => F.globalAveragePool(x), [2, 2, 2, 2]],
  ])('%s', (_, f, shape) => {
    gradientCheck((x) => f(x).pow(3), draw(...shape), { order: 3 })
  })
})

describe('the graph of a gradient', () => {
  it('of conv2d is made of the three convolutions alone', () => {
    const [x, W] = [draw(1, 1, 3, 3), draw(1, 1, 2, 2)]
    const [gx, gW] = gradients(F.conv2d(x, W).sum(), [x, W], { createGraph: true })
    expect([gx.creator!.name, gW.creator!.name]).toEqual(['Deconv2d', 'Conv2dWeights'])
    const second = gradients(gx.sum().add(gW.sum()), [x, W], { createGraph: true })
    expect(second.map((g) => g.creator!.name)).toEqual(['Deconv2d', 'Conv2dWeights'])
  })

  it('of maxPool takes the places of the maxima from the graph, so that it can run again on other images', () => {
    const x = draw(1, 1, 4, 4)
    const y = F.maxPool(x, 2)
    const [gx] = gradients(y.sum(), [x], { createGraph: true })
    expect(gx.creator!.inputs[1]).toBe(y.creator!.outputs[1])
  })
})
