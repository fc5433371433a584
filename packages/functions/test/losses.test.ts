import { gradients, Variable, type VariableLike } from '@dezero/core'
import { array, ones, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import { derivative } from './derivative.ts'
import figures from './figures/acceptance.json' with { type: 'json' }

const exact = { rtol: 1e-12, atol: 1e-12 }
const none = { reduction: 'none' } as const

describe('meanSquaredError', () => {
  it('divides by the number of rows, as the book does', () => {
    const x = new Variable([1, 2, 3])
    const y = F.meanSquaredError(x, [1, 2, 4])
    expect(y).toBeAllClose(1 / 3)
    expect(gradients(y, [x])[0]).toBeAllClose([0, 0, -2 / 3])
    expect(F.meanSquaredError(zeros([2, 3]), ones([2, 3]))).toBeAllClose(3)
    expect(F.meanSquaredError(2, 5)).toBeAllClose(9)
  })

  it('sums, or leaves the squares as they are', () => {
    expect(F.meanSquaredError(zeros([2, 3]), ones([2, 3]), { reduction: 'sum' })).toBeAllClose(6)
    expect(F.meanSquaredError([1, 2, 3], [1, 2, 5], none)).toBeAllClose([0, 0, 4])
    expect(F.meanSquaredError(zeros([2, 3]), ones([2, 3]), none).mean()).toBeAllClose(1) // PyTorch's mean
  })
})

describe('huber', () => {
  it('is a parabola inside delta and a line outside', () => {
    expect(F.huber([0.5, 1, 3, -3], [0, 0, 0, 0], none)).toBeAllClose([0.125, 0.5, 2.5, 2.5])
    expect(F.huber([0.5, 3], [0, 0], { ...none, delta: 2 })).toBeAllClose([0.125, 4])
    expect(derivative((x) => F.huber(x, [0, 0, 0], { reduction: 'sum' }), [0.5, 3, -3], 1)).toBeAllClose([0.5, 1, -1])
  })

  it('of differences whose squares would overflow is finite', () => {
    expect(derivative((x) => F.huber(x, 0), 1e300, 0)).toBeAllClose(1e300)
    expect(derivative((x) => F.huber(x, 0), 1e300, 1)).toBeAllClose(1)
  })
})

describe('softmaxCrossEntropy', () => {
  it('of a saturated softmax is exact', () => {
    const x = new Variable([[0, 100]])
    const y = F.softmaxCrossEntropy(x, [0])
    expect(y).toBeAllClose(100, exact)
    expect(gradients(y, [x])[0]).toBeAllClose([[-1, 1]], exact)
    expect(derivative((x) => F.softmaxCrossEntropy(x, [1]), [[0, 100]], 1)).toBeAllClose([[0, 0]])
    expect(F.softmaxCrossEntropy([[1000, -1000]], [1])).toBeAllClose(2000)
  })

  it('is nllLoss of logSoftmax', () => {
    const x = [
      [1, 2, 4],
      [0, 3, -1],
    ]
    expect(F.softmaxCrossEntropy(x, [2, 0])).toBeAllClose(F.nllLoss(F.logSoftmax(x), [2, 0]))
    expect(F.softmaxCrossEntropy(x, [2, 0], none)).toBeAllClose(F.nllLoss(F.logSoftmax(x), [2, 0], none))
  })

  it('takes rows along several axes, or one row', () => {
    const x = zeros([2, 3, 4])
    expect(F.softmaxCrossEntropy(x, zeros([2, 3]))).toBeAllClose(Math.log(4))
    expect(F.softmaxCrossEntropy(x, zeros([2, 3]), { reduction: 'sum' })).toBeAllClose(6 * Math.log(4))
    expect(F.softmaxCrossEntropy([0, 0, 0], 2)).toBeAllClose(Math.log(3))
  })

  it.each([
    ['a list', [1, 0]],
    ['an array of integers', array([1, 0], { dtype: 'int32' })],
    ['a Variable', new Variable([1, 0])],
  ])('takes labels in %s, which leave float32 as it is', (_, labels) => {
    const x = new Variable(ones([2, 3], { dtype: 'float32' }))
    const y = F.softmaxCrossEntropy(x, labels)
    y.backward()
    expect([y.dtype, x.grad!.dtype]).toEqual(['float32', 'float32'])
  })
})

describe('sigmoidCrossEntropy', () => {
  const { x, ...labels } = figures.sigmoidCrossEntropy

  it.each([1, 0])('of scores from −1000 to 1000 is exact, with its gradients, for label %i', (label) => {
    const { loss, grad } = labels[`t=${label as 0 | 1}`]
    const t = x.map(() => label)
    const f = (x: VariableLike) => F.sigmoidCrossEntropy(x, t, none)
    expect(derivative(f, x, 0)).toBeAllClose(loss, { rtol: 1e-12, atol: 0 })
    expect(derivative(f, x, 1)).toBeAllClose(grad, exact)
    expect(derivative(f, x, 2)).toBeAllClose(F.sigmoid(x).mul(F.sigmoid(x).rsub(1)), exact)
  })

  it('takes labels between 0 and 1, also of another dtype', () => {
    const x = new Variable(array([0, 0], { dtype: 'float32' }))
    const t = new Variable([0.3, 1])
    const y = F.sigmoidCrossEntropy(x, t, { reduction: 'sum' })
    y.backward()
    expect([y.dtype, x.grad!.dtype, t.grad!.dtype]).toEqual(['float32', 'float32', 'float64'])
    expect(x.grad).toBeAllClose([0.2, -0.5], { rtol: 1e-6 })
  })
})

describe('binaryCrossEntropy', () => {
  const { p, t, loss } = figures.binaryCrossEntropy

  it('of probabilities is exact to their ends', () => {
    const f = (x: VariableLike) => F.binaryCrossEntropy(x, t, none)
    expect(derivative(f, p, 0)).toBeAllClose(loss, exact)
    expect(derivative(f, p, 1)).toBeAllClose([-1 / 0.999999, -2, 1 / 0.999999, -1, 1], exact)
    expect(derivative(f, p, 2)).toBeAllClose([1 / 0.999999 ** 2, 4, 1 / 0.999999 ** 2, 1, 1], exact)
    expect(F.binaryCrossEntropy([1, 0], [0, 1], none)).toBeAllClose([Infinity, Infinity])
  })

  it('of a sigmoid is sigmoidCrossEntropy', () => {
    const x = [0.5, -2, 3]
    expect(F.binaryCrossEntropy(F.sigmoid(x), [1, 0, 0.25])).toBeAllClose(F.sigmoidCrossEntropy(x, [1, 0, 0.25]))
  })
})

describe('labels', () => {
  it('as one-hot rows', () => {
    const rows = F.oneHot([1, 0, 2], 3)
    expect(String(rows)).toBe('variable([[0 1 0]\n          [1 0 0]\n          [0 0 1]])')
    expect(F.oneHot(1, 3)).toBeAllClose([0, 1, 0])
    expect(F.oneHot([[0], [1]], 2).shape).toEqual([2, 1, 2])
    expect(rows.needsGrad).toBe(false)
  })

  it('and how many are right', () => {
    const y = new Variable([
      [0.2, 0.8, 0],
      [0.1, 0.9, 0],
      [0.8, 0.1, 0.1],
    ])
    expect(F.accuracy(y, [1, 2, 0])).toBeAllClose(2 / 3)
    expect(F.accuracy(y, array([1, 2, 0], { dtype: 'int32' })).needsGrad).toBe(false)
  })
})

describe('of integers, which would overflow on the way,', () => {
  const far = Int32Array.of(2e9)

  it.each<[string, (x: Variable) => Variable, number]>([
    ['meanSquaredError', (x) => F.meanSquaredError(x, Int32Array.of(-2e9)), 1.6e19],
    ['huber', (x) => F.huber(x, Int32Array.of(-2e9)), 4e9 - 0.5],
    ['sigmoidCrossEntropy', (x) => F.sigmoidCrossEntropy(x, Int32Array.of(2)), -2e9],
    ['nllLoss', (x) => F.nllLoss(x.reshape(1, 1), [0]), -2e9],
  ])('%s is right', (_, f, value) => {
    expect(f(new Variable(far))).toBeAllClose(value)
  })
})

it('the mean of no rows is NaN, their sum 0', () => {
  const losses = [F.meanSquaredError, F.huber, F.sigmoidCrossEntropy, F.binaryCrossEntropy]
  for (const loss of losses) {
    expect(loss([], [])).toBeAllClose(NaN)
    expect(loss([], [], { reduction: 'sum' })).toBeAllClose(0)
  }
  expect(F.softmaxCrossEntropy(zeros([0, 3]), [], { reduction: 'sum' })).toBeAllClose(0)
})

describe('errors', () => {
  it.each<[string, () => unknown, string]>([
    ['shapes that broadcast', () => F.meanSquaredError([1, 2, 3], [[1], [2], [3]]), 'shapes [3] and [3,1] differ'],
    ['shapes', () => F.huber([1, 2], [1, 2, 3]), 'huber: shapes [2] and [3] differ'],
    ['shapes', () => F.sigmoidCrossEntropy([[1]], [1]), 'sigmoidCrossEntropy: shapes [1,1] and [1] differ'],
    ['shapes', () => F.binaryCrossEntropy([[1]], [1]), 'binaryCrossEntropy: shapes [1,1] and [1] differ'],
    ['labels', () => F.softmaxCrossEntropy([[1, 2]], [2]), 'softmaxCrossEntropy: label 2 is no class; with 2 classes'],
    ['labels', () => F.nllLoss([[1, 2]], [-1]), 'nllLoss: label -1 is no class; with 2 classes they are 0 to 1'],
    ['labels', () => F.oneHot([0.5], 3), 'oneHot: label 0.5 is no class; with 3 classes they are 0 to 2'],
    ['one-hot labels', () => F.softmaxCrossEntropy([[1, 2]], [[1, 0]]), 'shapes [1,2] and [1,2] do not fit: t has one'],
    ['labels', () => F.accuracy([[1, 2]], [0, 1]), 'accuracy: shapes [1,2] and [2] do not fit: t has one class number'],
    ['classes', () => F.oneHot([0], 0), 'oneHot: the number of classes must be a whole number above 0, got 0'],
    ['probabilities', () => F.binaryCrossEntropy([1.5], [1]), 'binaryCrossEntropy: 1.5 is no probability'],
    ['delta', () => F.huber(1, 2, { delta: 0 }), 'huber: delta must be a number above 0, got 0'],
    ['reduction', () => F.huber(1, 2, { reduction: 'avg' as never }), "reduction must be 'mean', 'sum' or 'none', got"],
    [
      'options',
      () => F.nllLoss([[1]], [0], 'sum' as never),
      "options stand in one object such as { reduction: 'sum' }",
    ],
    ['operands', () => F.meanSquaredError(1, 'x' as never), 'meanSquaredError, argument 2: expected a number'],
  ])('of %s say what is wrong (%#)', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
