import { gradients, sum, testMode, Variable } from '@dezero/core'
import { array, ones, random, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import figures from './figures/acceptance.json' with { type: 'json' }

describe('linear', () => {
  const { x, W, w, grads } = figures.matmul

  it('is x W + b, for rows along several axes, with its gradients', () => {
    const inputs = [new Variable(x), new Variable(W), new Variable([1, -1])]
    const y = F.linear(inputs[0], inputs[1], inputs[2])
    expect(y).toBeAllClose(inputs[0].matmul(inputs[1]).add([1, -1]))
    gradients(sum(y.mul(w)), inputs).forEach((gx, i) => {
      expect(gx).toBeAllClose(grads[i], { rtol: 1e-12, atol: 1e-12 })
    })
  })

  it('takes one row, no bias and no rows', () => {
    expect(F.linear([1, 2], [[3], [4]])).toBeAllClose([11])
    expect(F.linear([[1, 2]], [[3], [4]], null)).toBeAllClose([[11]])
    const [x, W, b] = [new Variable(zeros([0, 2])), new Variable(ones([2, 3])), new Variable(ones([3]))]
    F.linear(x, W, b).backward()
    expect([x.grad, W.grad, b.grad].map((g) => g!.shape)).toEqual([[0, 2], [2, 3], [3]])
    expect(W.grad).toBeAllClose(zeros([2, 3]))
  })

  it('keeps float32 also for whole numbers', () => {
    const W = new Variable(ones([2, 3], { dtype: 'float32' }))
    const y = F.linear(array([[1, 2]], { dtype: 'int32' }), W)
    y.backward()
    expect([y.dtype, W.grad!.dtype]).toEqual(['float32', 'float32'])
  })

  it('of whole numbers alone is a float, which does not overflow', () => {
    expect(F.linear(Int32Array.of(2e9), array([[2]], { dtype: 'int32' }))).toBeAllClose([4e9])
  })

  it.each<[() => unknown, string]>([
    [() => F.linear(ones([2, 3]), ones([4, 5])), 'linear: x of shape [2,3] and W of shape [4,5] do not fit'],
    [() => F.linear(2, ones([1, 5])), 'linear: x of shape [] and W of shape [1,5] do not fit'],
    [() => F.linear([1, 2], [1, 2]), 'linear: W must be a matrix (inputs, outputs), got shape [2]'],
    [() => F.linear([1], [[1, 2]], [1]), 'linear: b of shape [1] and W of shape [1,2] do not fit: b needs one number'],
    [() => F.linear([1], 'W' as never), 'linear, W: expected a number'],
  ])('says what does not fit (%#)', (call, message) => {
    expect(call).toThrow(message)
  })
})

describe('dropout', () => {
  const integers = ones([5], { dtype: 'int32' })

  it('drops a share of the elements and lets the others grow, of integers as float64 (step 54)', () => {
    random.seed(0)
    const y = F.dropout(integers)
    expect(y).toBeAllClose([2, 2, 2, 2, 0])
    expect(y.dtype).toBe('float64')
    random.seed(0)
    expect(F.dropout(integers, 0.2)).toBeAllClose([1.25, 1.25, 1.25, 1.25, 1.25])
    expect(F.dropout(ones([3], { dtype: 'float32' })).dtype).toBe('float32')
    expect(F.dropout(zeros([0, 3])).shape).toEqual([0, 3])
  })

  it('is x itself in test mode', () => {
    const x = new Variable(integers)
    expect(testMode(() => F.dropout(x))).toBe(x)
  })

  it('sends the gradient where the mask holds, which is an input of the graph', () => {
    const x = new Variable([1, 2, Infinity])
    const y = F.dropout(x, 0.5, { generator: { rand: () => array([0.6, 0.1, 0.2]) } })
    expect(y).toBeAllClose([2, 0, 0])
    expect(y.creator!.inputs[1].data).toBeAllClose([true, false, false])
    y.backward()
    expect(x.grad).toBeAllClose([2, 0, 0])
  })

  it('leaves the shared generator alone when it gets one', () => {
    random.seed(1)
    const expected = random.rand().item()
    random.seed(1)
    F.dropout([1, 2], 0.5, { generator: { rand: () => array([0.6, 0.1]) } })
    expect(random.rand().item()).toBe(expected)
  })

  it.each([1, -0.1, NaN])('refuses the ratio %d', (ratio) => {
    expect(() => F.dropout(integers, ratio)).toThrow(
      new RegExp(`^dropout: ratio ${ratio} must be at least 0 and below 1`),
    )
    expect(() => testMode(() => F.dropout(integers, ratio))).toThrow(RangeError)
  })
})

describe('embedding', () => {
  const { W, ids, grad } = figures.embedding

  it.each([
    ['a list', ids],
    ['an array', array(ids, { dtype: 'int32' })],
    ['a Variable', new Variable(ids)],
  ])('takes ids in %s; the gradients of one that is taken twice add up', (_, ids) => {
    const weight = new Variable(W)
    const y = F.embedding(weight, ids)
    expect(y).toBeAllClose([W[0], W[0], W[2]])
    y.backward()
    expect(weight.grad).toBeAllClose(grad)
  })

  it('of ids along several axes has the features along the last', () => {
    expect(F.embedding(W, [[0, 1, 2], ids]).shape).toEqual([2, 3, 2])
    expect(F.embedding(ones([3, 2], { dtype: 'float32' }), ids).dtype).toBe('float32')
  })

  it.each<[() => unknown, string]>([
    [() => F.embedding(W, [3]), 'index 3 is out of range for axis 0 of shape [3,2]'],
    [() => F.embedding(W, [0.5]), 'an index must be a whole number, got the number 0.5'],
    [() => F.embedding([1, 2], [0]), 'embedding: weight must be a matrix with a row for each id, got shape [2]'],
  ])('says what is wrong (%#)', (call, message) => {
    expect(call).toThrow(message)
  })
})
