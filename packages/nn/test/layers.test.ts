import { Parameter, testMode, Variable } from '@dezero/core'
import { softmaxCrossEntropy } from '@dezero/functions'
import { array, full, ones, random, zeros } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { describe, expect, it } from 'vitest'
import { Dropout, Embed, Linear, MLP } from '../src/index.ts'
import python from './figures/python.json' with { type: 'json' }

describe('Linear', () => {
  it('is x W + b for every row', () => {
    const linear = new Linear(2, {
      inSize: 3,
      dtype: 'float64',
      init: () =>
        array([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
    })
    linear.b!.data = [10, 20]
    expect(linear.call([[1, 1, 1]]).data).toBeAllClose([[19, 32]])
    expect(linear.call(ones([2, 4, 3])).shape).toEqual([2, 4, 2])
  })

  it('has no b where none is wanted', () => {
    const linear = new Linear(2, { inSize: 3, bias: false })
    expect(linear.b).toBeNull()
    expect(linear.params()).toEqual([linear.W])
    expect(linear.call(ones([1, 3])).shape).toEqual([1, 2])
  })

  it('draws W with the first call, when it knows the number of inputs', () => {
    const linear = new Linear(2)
    const { W } = linear
    expect(W.shape).toEqual([0, 2])
    expect([...linear.namedParams().keys()]).toEqual(['W', 'b'])
    random.seed(0)
    linear.call(ones([5, 3]))
    random.seed(0)
    expect(linear.W).toBe(W)
    expect(W.data.tolist()).toEqual(new Linear(2, { inSize: 3 }).W.data.tolist())
  })

  it('takes an array for W before the first call, too', () => {
    const linear = new Linear(2)
    linear.W.data = ones([3, 2], { dtype: 'float32' })
    expect(linear.call(ones([1, 3])).data.tolist()).toEqual([[3, 3]])
  })

  it.each(['float32', 'float64'] as const)('draws as NumPy does, with the same rounding: %s', (dtype) => {
    const { W0, W1 } = python.step47[dtype]
    random.seed(0)
    const [l0, l1] = [new Linear(10, { inSize: 2, dtype }), new Linear(3, { inSize: 10, dtype })]
    expect(l0.W.dtype).toBe(dtype)
    if (dtype === 'float32') expect([l0.W.data.tolist(), l1.W.data.tolist()]).toEqual([W0, W1])
    expect(l0.W.data).toBeAllClose(W0)
    expect(l1.W.data).toBeAllClose(W1)
    expect(l1.b!.data.tolist()).toEqual([0, 0, 0])
  })

  it.each([
    ['book', Math.sqrt(1 / 300)],
    ['xavier', Math.sqrt(2 / 400)],
    ['he', Math.sqrt(2 / 300)],
  ] as const)('begins as init says: %s', (init, expected) => {
    random.seed(0)
    const { W } = new Linear(100, { inSize: 300, init, dtype: 'float64' })
    random.seed(0)
    expect(W.data).toBeAllClose(random.randn(300, 100).mul(expected))
  })

  it('begins with what a function gives, in its own dtype', () => {
    const { W } = new Linear(2, { inSize: 3, init: (shape) => full(shape, 7) })
    expect([W.dtype, W.data.tolist()]).toEqual([
      'float32',
      [
        [7, 7],
        [7, 7],
        [7, 7],
      ],
    ])
  })

  it('keeps float32 where labels are integers', () => {
    const linear = new Linear(2)
    const loss = softmaxCrossEntropy(
      linear.call(ones([3, 4], { dtype: 'float32' })),
      array([0, 1, 1], { dtype: 'int32' }),
    )
    loss.backward()
    expect([loss.dtype, linear.W.grad!.dtype, linear.b!.grad!.dtype]).toEqual(['float32', 'float32', 'float32'])
  })

  describe('refuses, with its path', () => {
    const model = new MLP([10, 1], { inSize: 3 })

    it('another number of inputs', () => {
      expect(() => model.call(ones([5, 4]))).toThrow(RangeError)
      expect(() => model.call(ones([5, 4]))).toThrow(
        'MLP/l0/W: an input of shape [5,4] does not fit W of shape [3,10]: the last axis of the input must have length 3; ' +
          'reshape it, or build a Linear for inputs of this size',
      )
    })
    it('a layer that does not fit the one before', () => {
      const broken = new MLP([10, 1], { inSize: 3 })
      broken.l1 = new Linear(1, { inSize: 9 })
      expect(() => broken.call(ones([5, 3]))).toThrow(
        /^MLP\/l1\/W: an input of shape \[5,10\] does not fit W of shape \[9,1\]/,
      )
    })
    it('a number', () => {
      expect(() => model.call(1)).toThrow('MLP/l0/W: an input of shape [] does not fit W of shape [3,10]')
      expect(() => new Linear(1).call(1)).toThrow(/^Linear\/W: .* must have length 1 or more/)
    })
    it('inputs without features', () => {
      expect(() => new Linear(1).call(zeros([5, 0]))).toThrow(/^Linear\/W: an input of shape \[5,0\] does not fit/)
    })
    it('what is no array', () => {
      expect(() => model.call('1' as never)).toThrow(
        /^MLP\/l0: input: expected a number, nested lists .* got the string "1"/,
      )
    })
  })

  it('refuses wrong options', () => {
    expect(() => new Linear(0)).toThrow('Linear: outSize must be a whole number ≥ 1, got the number 0')
    expect(() => new Linear(1, { inSize: 1.5 })).toThrow(
      'Linear: inSize must be a whole number ≥ 1, got the number 1.5',
    )
    expect(() => new Linear(1, { nobias: true } as never)).toThrow(
      'there is no option nobias, only inSize, bias, dtype, init',
    )
    expect(() => new Linear(1, { init: 'zeros' as never })).toThrow(
      'Linear: init is book, xavier, he or a function of the shape, got the string "zeros"',
    )
    expect(() => new Linear(2, { inSize: 3, init: () => zeros(3) })).toThrow(
      'init: the function must give an array of shape [3,2], got one of shape [3]',
    )
    expect(() => new Linear(2, { inSize: 3, init: () => 1 as never })).toThrow('of shape [3,2], got the number 1')
  })
})

describe('Embed', () => {
  const { W, ids, 'grad of sum': gradient } = python.embedId

  it.each([
    ['a list', ids],
    ['an array', array(ids, { dtype: 'int32' })],
    ['a Variable', new Variable(array(ids, { dtype: 'int32' }))],
  ])('gives a row for each id in %s; a row taken twice gets both gradients', (_, taken) => {
    const embed = new Embed(3, 2, { dtype: 'float64', init: (shape) => array(W.data).reshape(shape) })
    const y = embed.call(taken)
    expect(y.data.tolist()).toEqual([
      [0, 1],
      [0, 1],
      [4, 5],
    ])
    y.sum().backward()
    expect(embed.W.grad!.data.tolist()).toEqual(gradient)
  })

  it('adds an axis to ids of any shape', () => {
    expect(new Embed(10, 4).call(zeros([2, 3], { dtype: 'int32' })).shape).toEqual([2, 3, 4])
  })

  it('begins with normal draws', () => {
    random.seed(0)
    const { W } = new Embed(2, 2)
    random.seed(0)
    expect(W.dtype).toBe('float32')
    expect(W.data.tolist()).toEqual(random.randn(2, 2).astype('float32').tolist())
  })

  it('refuses an id that has no row', () => {
    expect(() => new Embed(3, 2).call([0, 3])).toThrow(/^Embed: take: index 3 is out of range/)
    expect(() => new Embed(3, 0)).toThrow('Embed: outSize must be a whole number ≥ 1')
  })
})

describe('Dropout', () => {
  it('drops in training, and does nothing in test mode', () => {
    random.seed(0)
    const dropout = new Dropout()
    expect(dropout.call(ones(5)).data.tolist()).toEqual([2, 2, 2, 2, 0])
    expect(testMode(() => dropout.call(ones(5))).data.tolist()).toEqual([1, 1, 1, 1, 1])
  })

  it('has no parameters, and refuses ratio 1', () => {
    expect(new Dropout(0.2).params()).toEqual([])
    expect(() => new Dropout(1).call(1)).toThrow(/^Dropout: dropout: ratio 1/)
  })
})

it('a parameter that is tied before the first call is drawn once', () => {
  const [encoder, decoder] = [new Linear(3), new Linear(3)]
  decoder.W = encoder.W
  expect(decoder.call(encoder.call(ones([2, 3]))).shape).toEqual([2, 3])
  expect(encoder.W).toBeInstanceOf(Parameter)
  expect(decoder.W.shape).toEqual([3, 3])
})
