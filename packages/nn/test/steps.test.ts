import { Parameter, type Variable, type VariableLike } from '@dezero/core'
import { linear, meanSquaredError, sigmoid, softmax, softmaxCrossEntropy } from '@dezero/functions'
import { array, type DType, random, zeros } from '@dezero/ndarray'
import { SGD } from '@dezero/optim'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { beforeEach, describe, expect, it } from 'vitest'
import { type Layer, Linear, MLP, Model } from '../src/index.ts'
import python from './figures/python.json' with { type: 'json' }

const dtypes = ['float64', 'float32'] as const

/** A sine with noise, as steps 43 to 46 draw it. */
function noisySine() {
  random.seed(0)
  const x = random.rand(100, 1)
  return [
    x,
    x
      .mul(2 * Math.PI)
      .sin()
      .add(random.rand(100, 1)),
  ]
}

/** The losses of iterations 0 to `last` of a gradient descent. */
function losses(params: () => Iterable<Parameter>, loss: () => Variable, last: number): number[] {
  const optimizer = new SGD({ lr: 0.2 }).setup({ params })
  return Array.from({ length: last + 1 }, () => {
    const y = loss()
    for (const p of params()) p.clearGrad()
    y.backward()
    optimizer.update()
    return y.data.item()
  })
}

const [x, y] = noisySine()

it('steps 43 to 46 draw the data of the book', () => {
  expect(x.slice(':5', 0)).toBeAllClose(python.step43.x_first5)
  expect(y.slice(':5', 0)).toBeAllClose(python.step43.y_first5)
})

describe('step 43, with Parameters alone', () => {
  const { init, first_grads, loss_0_to_20, loss_at } = python.step43
  noisySine()
  const [W1, W2] = [random.randn(1, 10), random.randn(10, 1)].map((drawn) => new Parameter(drawn.mul(0.01)))
  const [b1, b2] = [new Parameter(zeros(10)), new Parameter(zeros(1))]
  const params = { W1, b1, W2, b2 }
  const loss = () => meanSquaredError(y, linear(sigmoid(linear(x, W1, b1)), W2, b2))

  it('begins with the same weights, and gradients', () => {
    expect(W1.data.reshape(-1)).toBeAllClose(init.W1)
    loss().backward()
    for (const name of ['W1', 'b1', 'W2', 'b2'] as const) {
      expect(params[name].grad!.data.reshape(-1)).toBeAllClose(first_grads[name])
    }
  })

  it('learns as the Python original', () => {
    const found = losses(() => Object.values(params), loss, 1000)
    expect(found.slice(0, 21)).toBeAllClose(loss_0_to_20)
    expect(found[1000]).toBeAllClose(loss_at[1000], { rtol: 1e-10 })
  })
})

/** Step 45's network of one's own. */
class TwoLayerNet extends Model {
  l0: Linear
  l1: Linear

  constructor(hiddenSize: number, outSize: number, dtype: DType) {
    super()
    this.l0 = new Linear(hiddenSize, { dtype })
    this.l1 = new Linear(outSize, { dtype })
  }
  forward(x: VariableLike) {
    return this.l1.call(sigmoid(this.l0.call(x)))
  }
}

describe.each(dtypes)('steps 44 to 46, with %s', (dtype) => {
  const { init, loss_0_to_20, loss_at } = python.step44[dtype]
  const exactly = dtype === 'float64' ? { rtol: 1e-10 } : { rtol: 0, atol: 2e-6 }
  beforeEach(() => void noisySine())

  /** Step 44: two layers, whose parameters are updated one by one. */
  function layers() {
    const [l0, l1] = [new Linear(10, { dtype }), new Linear(1, { dtype })]
    const params = () => [l0, l1].flatMap((layer: Layer) => layer.params())
    return { params, predict: () => l1.call(sigmoid(l0.call(x))) }
  }
  /** Steps 45 and 46: a model. */
  const ofModel = (model: Model) => ({ params: () => model.params(), predict: () => model.call(x) })

  it('begin with the same weights, and gradients', () => {
    const model = new MLP([10, 1], { dtype })
    meanSquaredError(y, model.call(x)).backward()
    const names = ['l0.W', 'l1.W', 'l0.b', 'l1.b'] as const
    const tolerance = dtype === 'float64' ? {} : { rtol: 1e-5, atol: 1e-7 }
    expect(model.l0.W.data).toBeAllClose(init['l0.W'])
    expect(model.l1.W.data).toBeAllClose(init['l1.W'])
    for (const name of names) {
      const p = model.namedParams().get(name.replace('.', '/'))!
      expect(p.grad!.data).toBeAllClose(init[`${name}_grad`], tolerance)
    }
  })

  it.each([
    ['step 44, Layers', layers],
    ['step 45, a Model', () => ofModel(new TwoLayerNet(10, 1, dtype))],
    ['step 46, MLP', () => ofModel(new MLP([10, 1], { dtype }))],
  ])('learn as the Python original: %s', (_, make) => {
    const { params, predict } = make()
    expect(losses(params, () => meanSquaredError(y, predict()), 20)).toBeAllClose(loss_0_to_20, exactly)
  })

  it('learn as the Python original for long', () => {
    const { params, predict } = ofModel(new MLP([10, 1], { dtype }))
    const found = losses(params, () => meanSquaredError(y, predict()), 1000)
    expect(found[1000]).toBeAllClose(loss_at[1000], exactly)
  })
})

describe.each(dtypes)('step 47, with %s', (dtype) => {
  const expected = python.step47[dtype]
  const { x, t } = python.step47
  const exactly = dtype === 'float64' ? {} : { rtol: 1e-6, atol: 1e-7 }

  it('classifies as the Python original', () => {
    random.seed(0)
    const model = new MLP([10, 3], { dtype })
    const y = model.call(x)
    const loss = softmaxCrossEntropy(y, array(t, { dtype: 'int32' }))
    expect(y.data).toBeAllClose(expected.y, exactly)
    expect(softmax(y).data).toBeAllClose(expected.p, exactly)
    expect(loss.data).toBeAllClose(expected.loss, exactly)
  })
})

it('step 47: the gradients of the loss', () => {
  const { x, t, float64 } = python.step47
  random.seed(0)
  const model = new MLP([10, 3], { dtype: 'float64' })
  softmaxCrossEntropy(model.call(x), array(t, { dtype: 'int32' })).backward()
  for (const [path, gradient] of Object.entries(float64.grads)) {
    expect(model.namedParams().get(path)!.grad!.data).toBeAllClose(gradient)
  }
})
