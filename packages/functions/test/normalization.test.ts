import { noGrad, testMode, Variable } from '@dezero/core'
import { array, ones, random, zeros } from '@dezero/ndarray'
import { gradientCheck } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { batchNorm, groupNorm, layerNorm, normalizeBatch, standardize } from '../src/index.ts'
import { check, read } from './figures/cases.ts'
import figures from './figures/normalization.json' with { type: 'json' }

const draw = (...shape: number[]) => new Variable(random.randn(...shape))

describe('batchNorm in training', () => {
  it.each(['2-d', '4-d'] as const)('has the figures, derivatives of order 2 included, %s', (name) => {
    const { eps, ...figure } = figures.training[name]
    check((x, gamma, beta) => normalizeBatch(x, gamma, beta, { eps }).y, figure)
    check((x, gamma, beta) => batchNorm(x, gamma, beta, [], [], { eps }), figure)
  })

  it('has the values and gradients of Python', () => {
    check((x, gamma, beta) => normalizeBatch(x, gamma, beta).y, figures.original)
  })

  it('offers the statistics of the batch, which running ones follow', () => {
    const { x, decay, start, after } = figures.runningStatistics
    const { mean, variance } = normalizeBatch(read(x), ones(2), zeros(2))
    const m = x.shape[0]
    const unbiased = variance.mul(m / Math.max(m - 1, 1))
    expect(mean.mul(1 - decay).add(array(start.mean).mul(decay))).toBeAllClose(after.mean)
    expect(unbiased.mul(1 - decay).add(array(start.var).mul(decay))).toBeAllClose(after.var)
  })
})

describe('batchNorm in test mode', () => {
  it('uses the given statistics, and has gradients', () => {
    const { eps, mean, variance, ...figure } = figures.testMode
    testMode(() => check((x, gamma, beta) => batchNorm(x, gamma, beta, read(mean), read(variance), { eps }), figure))
  })

  it('normalises one image as it does many', () => {
    const [x, gamma, beta, mean, variance] = [draw(3, 2, 2, 2), draw(2), draw(2), draw(2), [2, 3]]
    testMode(() => {
      const y = batchNorm(x, gamma, beta, mean, variance)
      expect(batchNorm(x.slice('1:2'), gamma, beta, mean, variance)).toBeAllClose(y.data.slice('1:2'))
    })
  })
})

describe('the results', () => {
  it('of standardize have mean 0 and variance 1', () => {
    const x = draw(4, 3, 5)
    const { y, mean, variance } = standardize(x, { axis: [0, 2], eps: 0 })
    expect(y.mean({ axis: [0, 2] })).toBeAllClose(zeros(3), { atol: 1e-12 })
    expect(y.variance({ axis: [0, 2] })).toBeAllClose(ones(3))
    expect(mean).toBeAllClose(x.data.mean({ axis: [0, 2], keepdims: true }))
    expect(variance).toBeAllClose(x.data.variance({ axis: [0, 2], keepdims: true }))
  })

  it('of layerNorm have them for each x, over as many axes as gamma has', () => {
    const y = layerNorm(draw(4, 3, 5), ones([3, 5]), zeros([3, 5]), { eps: 0 })
    expect(y.variance({ axis: [1, 2] })).toBeAllClose(ones(4))
    expect(layerNorm(draw(4, 3, 5), ones(5), zeros(5), { eps: 0 }).variance({ axis: 2 })).toBeAllClose(ones([4, 3]))
  })

  it('of groupNorm have them for each group of channels', () => {
    const y = groupNorm(draw(2, 6, 3, 3), 3, ones(6), zeros(6), { eps: 0 })
    expect(y.reshape(2, 3, 18).variance({ axis: 2 })).toBeAllClose(ones([2, 3]))
  })

  it('of one group are those of layerNorm, of as many as channels each channel by itself', () => {
    const x = draw(2, 4, 3)
    const alone = standardize(x, { axis: 2 }).y
    expect(groupNorm(x, 1, ones(4), zeros(4))).toBeAllClose(layerNorm(x, ones([4, 3]), zeros([4, 3])).data)
    expect(groupNorm(x, 4, ones(4), zeros(4))).toBeAllClose(alone.data)
  })

  it('are float32 for float32, float64 for integers', () => {
    expect(standardize(random.randn(3).astype('float32')).y.dtype).toBe('float32')
    expect(standardize(Int32Array.of(2e9, -2e9)).y).toBeAllClose([1, -1])
  })

  it('keep their digits far from 0', () => {
    const x = array([1e7, 1e7 + 1, 1e7 + 2])
    expect(standardize(x).y).toBeAllClose(standardize([0, 1, 2]).y.data, { rtol: 1e-9 })
  })

  it('need no graph', () => {
    expect(noGrad(() => standardize([1, 2, 3])).y.creator).toBeUndefined()
  })
})

describe('derivatives to order 3', () => {
  it('also of the statistics', () => {
    gradientCheck((x) => standardize(x, { axis: 0 }).mean.pow(3), draw(3, 2), { order: 3 })
    gradientCheck((x) => standardize(x, { axis: 0 }).variance.pow(2), draw(3, 2), { order: 3 })
    gradientCheck(
      (x) => {
        const { y, mean, variance } = standardize(x, { axis: 1 })
        return y.mul(mean).add(variance)
      },
      draw(2, 3),
      { order: 3 },
    )
  })
})

describe('errors', () => {
  const x = zeros([2, 3, 4])

  it.each<[string, () => unknown, string]>([
    [
      'batchNorm',
      () => batchNorm([1, 2], [1], [1], [1], [1]),
      'batchNorm: expected x of shape (N, C, …), got shape [2]',
    ],
    [
      'batchNorm',
      () => batchNorm(x, ones(2), zeros(3), [], []),
      'batchNorm: gamma has shape [2], and x [2,3,4] has 3 channels; give [3]',
    ],
    [
      'batchNorm',
      () => testMode(() => batchNorm(x, ones(3), ones(3), ones(3), ones(4))),
      'batchNorm: variance has shape [4]',
    ],
    [
      'batchNorm',
      () => batchNorm(x, ones(3), ones(3), [], [], { momentum: 0.9 } as never),
      'batchNorm: there is no option momentum',
    ],
    [
      'batchNorm',
      () => batchNorm(x, ones(3), ones(3), [], [], { eps: -1 }),
      'batchNorm: eps is a number ≥ 0, got the number -1',
    ],
    [
      'layerNorm',
      () => layerNorm(x, ones(3), ones(3)),
      'layerNorm: gamma and beta have shapes [3] and [3]; both must be the last lengths of x, [2,3,4]',
    ],
    [
      'groupNorm',
      () => groupNorm(x, 2, ones(3), ones(3)),
      'groupNorm: the number 2 cannot divide the channels, the second axis of [2,3,4]',
    ],
    ['standardize', () => standardize(x, { axis: 3 }), 'standardize: axis 3 is out of range'],
  ])('of %s say what is wrong', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
