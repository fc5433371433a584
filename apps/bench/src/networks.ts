import { type Parameter, Variable } from '@dezero/core'
import { ArrayDataset, DataLoader } from '@dezero/data'
import { linear, meanSquaredError, relu, sigmoid, softmaxCrossEntropy } from '@dezero/functions'
import { array, type NdArray, random, zeros } from '@dezero/ndarray'
import { Conv2d, Linear, LSTM, MaxPool, MLP, Sequential } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { convolutionalStep, learningRate, lstmStep, type Numbers } from './inputs.ts'
import type { Row } from './row.ts'

/** One iteration of step 43: a network 1–10–1 on 100 points, float64, with the update written by hand. */
function sineNetwork(): () => Variable {
  const generator = random.generator(0)
  const x = generator.rand(100, 1)
  const t = x.mul(6).sin()
  const [W1, W2] = [new Variable(generator.randn(1, 10)), new Variable(generator.randn(10, 1))]
  const [b1, b2] = [new Variable(zeros(10)), new Variable(zeros(1))]
  return () => {
    const loss = meanSquaredError(t, linear(sigmoid(linear(x, W1, b1)), W2, b2))
    for (const p of [W1, b1, W2, b2]) p.clearGrad()
    loss.backward()
    for (const p of [W1, b1, W2, b2]) p.data = p.data.sub((p.grad as Variable).data.mul(0.01))
    return loss
  }
}

/** One iteration of step 51: MLP, cross-entropy, SGD, on 100 images of 28 × 28. */
function digitNetwork(): () => Variable {
  const generator = random.generator(0)
  const model = new MLP([1000, 10])
  const optimizer = new SGD().setup(model)
  const x = generator.rand(100, 784).astype('float32')
  const t = generator.randint(10, { size: 100 })
  return () => {
    const loss = softmaxCrossEntropy(model.call(x), t)
    model.clearGrads()
    loss.backward()
    optimizer.update()
    return loss
  }
}

const arrayOf = ({ data, shape }: Numbers) => array(data).reshape(...shape)

/** A time step of an LSTM, and a step of gradient descent on what it should have given. */
function lstmNetwork(): () => Parameter {
  const start = lstmStep()
  const lstm = new LSTM(100)
  const model = new Sequential(lstm, new Linear(1))
  const weights = [...start.fromInput, ...start.fromState, start.out].map(arrayOf)
  const matrices = model.params().filter(({ name }) => name === 'W')
  matrices.forEach((W, i) => {
    W.data = weights[i]
  })
  const optimizer = new SGD({ lr: learningRate }).setup(model)
  const [x, t, h, c] = [start.x, start.t, start.h, start.c].map((numbers) => new Variable(arrayOf(numbers)))
  return () => {
    ;[lstm.h, lstm.c] = [h, c]
    const loss = meanSquaredError(model.call(x), t)
    model.clearGrads()
    loss.backward()
    optimizer.update()
    return lstm.x2f.b!
  }
}

/** An iteration of a network of two convolutions for MNIST, each with a pooling. */
function convolutionalNetwork(): () => Parameter {
  const start = convolutionalStep()
  const second = new Conv2d(16, 3, { pad: 1 })
  const vector = (x: Variable) => x.reshape(100, -1)
  const [first, last] = [new Conv2d(8, 3, { pad: 1 }), new Linear(10)]
  const model = new Sequential(first, relu, new MaxPool(2), second, relu, new MaxPool(2), vector, last)
  ;[first.W.data, second.W.data, last.W.data] = [...start.filters, start.out].map(arrayOf)
  const optimizer = new SGD({ lr: learningRate }).setup(model)
  const [x, t] = [arrayOf(start.images), array(start.labels)]
  return () => {
    const loss = softmaxCrossEntropy(model.call(x), t)
    model.clearGrads()
    loss.backward()
    optimizer.update()
    return second.b!
  }
}

/** A pass over 1,000 images in batches of 100. */
function loader(): () => NdArray {
  const generator = random.generator(0)
  const images = generator.rand(1000, 784).astype('float32')
  const batches = new DataLoader(new ArrayDataset(images, zeros(1000)), { batchSize: 100, generator })
  return () => {
    let last = images
    for (const [x] of batches) last = x
    return last
  }
}

export const networks: readonly Row[] = [
  { name: 'iteration of step 43: 1-10-1, 100 points', run: sineNetwork },
  { name: 'iteration of step 51: 784-1000-10, batch 100, float32', run: digitNetwork },
  { name: 'LSTM step, batch 30, hidden 100, float32', run: lstmNetwork },
  { name: 'iteration of a convolutional network, batch 100', run: convolutionalNetwork },
  { name: 'batch of 100 images from a loader', run: loader, per: 10 },
]
