import { gradients, Variable } from '@dezero/core'
import { MNIST } from '@dezero/data'
import { relu, softmaxCrossEntropy } from '@dezero/functions'
import { maxPool } from '@dezero/functions/conv'
import { arange, type NdArray, random } from '@dezero/ndarray'
import { Conv2d, type Layer, Linear, LSTM, MLP, Sequential } from '@dezero/nn'
import { toOnnx } from '@dezero/onnx'
import { SGD } from '@dezero/optim'
import { beforeEach, describe, expect, it } from 'vitest'
import { distance, runtime } from './runtime.ts'

const open = await runtime()
const mnist = await MNIST.load()
const digits = (from: number, to: number): [x: NdArray, t: NdArray] =>
  mnist.take(Int32Array.from(arange(from, to).data))

beforeEach(() => {
  random.seed(0)
})

/** Expects the results, by name, within a distance of those that the Variables have; prints how far they are. */
function compare(results: Record<string, NdArray>, expected: Record<string, Variable>, limit: number): void {
  const errors = Object.entries(expected).map(([name, { data }]) => distance(results[name], data.dtype, data))
  console.log(`${expect.getState().currentTestName}: ${Math.max(...errors)}`)
  expect(Math.max(...errors)).toBeLessThan(limit)
}

/** The names of a model's parameters, and of what they become. */
const after = (path: string): string => `${path}/next`

/** One step of gradient descent as outputs: the loss, and each parameter as it is after the step. */
function trainingStep(model: Layer, x: Variable, t: Variable, lr: number): Record<string, Variable> {
  const loss = softmaxCrossEntropy(model.call(x), t)
  const params = [...model.namedParams()]
  const grads = gradients(loss, model.params(), { createGraph: true })
  return { loss, ...Object.fromEntries(params.map(([path, p], i) => [after(path), p.sub(grads[i].mul(lr))])) }
}

describe('on ONNX Runtime,', () => {
  it("MNIST's MLP gives its scores, for a batch of any length", async () => {
    const model = new MLP([1000, 10], { activation: relu, inSize: 784 })
    const x = new Variable(digits(0, 2)[0])
    const y = model.call(x)
    const session = await open(toOnnx([y], { inputs: [x], names: { x, y }, batch: [x] }))
    const batch = digits(100, 200)[0]
    compare(await session.run({ x: batch }), { y: model.call(batch) }, 2e-6)
  })

  it('a small convolutional network gives its scores for a batch of any length, and the gradients of its loss', async () => {
    const flatten = (x: Variable) => x.reshape(x.shape[0], -1)
    const pool = (x: Variable) => maxPool(x, 2, { stride: 2 })
    const model = new Sequential(
      new Conv2d(8, 3, { inChannels: 1, pad: 1 }),
      relu,
      pool,
      new Conv2d(16, 3, { pad: 1 }),
      relu,
      pool,
      flatten,
      new Linear(10),
    )
    const images = (from: number, to: number) => digits(from, to)[0].reshape(to - from, 1, 28, 28)
    const x = new Variable(images(0, 8))
    const y = model.call(x)
    const scores = await open(toOnnx([y], { inputs: [x], names: { x, y }, batch: [x] }))
    compare(await scores.run({ x: images(8, 40) }), { y: model.call(images(8, 40)) }, 2e-6)

    const t = new Variable(digits(0, 8)[1])
    const gradientsAt = (at: NdArray) => {
      const loss = softmaxCrossEntropy(model.call(at), t)
      return Object.fromEntries(gradients(loss, model.params(), { createGraph: true }).map((g, i) => [`g${i}`, g]))
    }
    const loss = softmaxCrossEntropy(y, t)
    const names = Object.fromEntries(gradients(loss, model.params(), { createGraph: true }).map((g, i) => [`g${i}`, g]))
    const backward = await open(toOnnx(Object.values(names), { inputs: [x], names: { x, ...names } }))
    compare(await backward.run({ x: images(8, 16) }), gradientsAt(images(8, 16)), 2e-6)
  })

  it('a step of an LSTM gives its state, for sequences of any number', async () => {
    const model = new LSTM(32, { inSize: 8 })
    const step = (x: Variable, h: Variable, c: Variable) => {
      Object.assign(model, { h, c })
      model.call(x)
      return { h2: model.h!, c2: model.c! }
    }
    const state = (n: number) => [8, 32, 32].map((size) => new Variable(random.randn(n, size).astype('float32')))
    const [x, h, c] = state(3)
    const outputs = step(x, h, c)
    const session = await open(
      toOnnx(Object.values(outputs), { inputs: [x, h, c], names: { x, h, c, ...outputs }, batch: [x, h, c] }),
    )
    const [x1, h1, c1] = state(20)
    compare(await session.run({ x: x1.data, h: h1.data, c: c1.data }), step(x1, h1, c1), 2e-6)
  })

  it.each([
    ['float64', 1e-12],
    ['float32', 2e-6],
  ] as const)('20 steps of a training in %s give the losses and parameters of SGD', async (dtype, limit) => {
    const model = new MLP([100, 10], { inSize: 784, dtype })
    const optimizer = new SGD({ lr: 0.1 }).setup(model)
    const batch = (i: number) => ({
      x: digits(100 * i, 100 * i + 100)[0].astype(dtype),
      t: digits(100 * i, 100 * i + 100)[1],
    })

    const [x, t] = Object.values(batch(0)).map((data) => new Variable(data))
    const params = Object.fromEntries(model.namedParams())
    const outputs = trainingStep(model, x, t, 0.1)
    const inputs = { x, t, ...params }
    const bytes = toOnnx(Object.values(outputs), { inputs: Object.values(inputs), names: { ...inputs, ...outputs } })
    // Further optimizations write the factors of products in float32, for those of float64 too.
    const session = await open(bytes, dtype === 'float64' ? { graphOptimizationLevel: 'basic' } : {})

    let weights = Object.fromEntries(Object.entries(params).map(([path, p]) => [path, p.data]))
    for (let i = 0; i < 20; i++) {
      const results = await session.run({ ...batch(i), ...weights })
      weights = Object.fromEntries(Object.keys(params).map((path) => [path, results[after(path)]]))
      const loss = softmaxCrossEntropy(model.call(batch(i).x), batch(i).t)
      model.clearGrads()
      loss.backward()
      optimizer.update()
      expect(distance(results.loss, dtype, loss.data)).toBeLessThan(limit)
    }
    compare(weights, params, limit)
  })
})
