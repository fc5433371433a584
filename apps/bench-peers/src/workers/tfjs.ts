import { learningRate, lstmStep, type Numbers, training, uniform } from '@dezero/bench/inputs'
import { arrayRows } from './array-rows.ts'
import { type Foreign, load, versionOf } from './installed.ts'
import { serve } from './serve.ts'

const tf = (await load('@tensorflow/tfjs')).default
await load('@tensorflow/tfjs-backend-wasm')
await tf.setBackend(process.argv[3])

// Both backends compute synchronously: when a call returns, its result is complete.

function chain(length: number) {
  return tf.grad((x: Foreign) => {
    let y = x
    for (let i = 0; i < length; i += 2) y = y.mul(0.5).add(x)
    return y
  })(tf.scalar(1))
}

const f = (x: Foreign) => x.square().square().sub(x.square().mul(2))

function newton() {
  const gradient = tf.grad(f)
  const second = tf.grad(gradient)
  let x = tf.scalar(2)
  for (let i = 0; i < 10; i++) x = x.sub(gradient(x).div(second(x)))
  return x
}

function usedOften(times: number) {
  return tf.grad((x: Foreign) => {
    let y = x
    for (let i = 1; i < times; i++) y = y.add(x.neg())
    return y
  })(tf.scalar(2))
}

const derivative = (g: Foreign, order: number): Foreign => (order === 0 ? g : tf.grad(derivative(g, order - 1)))

function trainingStep() {
  const start = training()
  const [w1, b1, w2, b2] = start.parameters.map(({ data, shape }) => tf.variable(tf.tensor(data, shape)))
  const batch = tf.tensor(start.batch.data, start.batch.shape)
  const labels = tf.oneHot(tf.tensor1d(start.labels, 'int32'), 10).toFloat()
  const optimizer = tf.train.sgd(learningRate)
  const loss = () => tf.losses.softmaxCrossEntropy(labels, batch.matMul(w1).add(b1).sigmoid().matMul(w2).add(b2))
  return () => {
    optimizer.minimize(loss)
    return b1.clone()
  }
}

const tensorOf = ({ data, shape }: Numbers) => tf.tensor(data, shape)
const variableOf = (numbers: Numbers) => tf.variable(tensorOf(numbers))

function lstmNetwork() {
  const start = lstmStep()
  const [x, t, h, c] = [start.x, start.t, start.h, start.c].map(tensorOf)
  const [fromInput, fromState] = [start.fromInput, start.fromState].map((weights) => weights.map(variableOf))
  const biases = fromInput.map(() => tf.variable(tf.zeros([100])))
  const [V, b] = [variableOf(start.out), tf.variable(tf.zeros([1]))]
  const optimizer = tf.train.sgd(learningRate)
  const gate = (i: number) => x.matMul(fromInput[i]).add(biases[i]).add(h.matMul(fromState[i]))
  const loss = () => {
    const [f, i, o, u] = [gate(0).sigmoid(), gate(1).sigmoid(), gate(2).sigmoid(), gate(3).tanh()]
    const next = f.mul(c).add(i.mul(u)).tanh().mul(o)
    return next.matMul(V).add(b).sub(t).square().mean()
  }
  return () => {
    optimizer.minimize(loss)
    return biases[0].clone()
  }
}

// Its layouts are (N, H, W, C) and (KH, KW, C, OC); `values` turns images into ours.

const numbers = (shape: readonly number[], seed: number) => {
  const size = shape.reduce((a, b) => a * b, 1)
  return tf.tensor(
    Float32Array.from(uniform(size, seed), (x) => x - 0.5),
    shape,
  )
}

const imagesOf = (shape: readonly number[]) => numbers(shape, 0).transpose([0, 2, 3, 1])

function convolution(images: readonly number[], filters: readonly number[], pad: number) {
  const [x, W, b] = [imagesOf(images), numbers(filters, 1).transpose([2, 3, 1, 0]), numbers([filters[0]], 2)]
  return tidied(() => tf.conv2d(x, W, 1, pad).add(b))
}

// The plain backend takes minutes for these. WebAssembly has no gradient of filters: no network learns them there.
const convolutionRows = {
  'conv 1 → 30, 5×5, of 32 images 28×28': () => convolution([32, 1, 28, 28], [30, 1, 5, 5], 0),
  'conv 3 → 64, 3×3, of an image 224×224': () => convolution([1, 3, 224, 224], [64, 3, 3, 3], 1),
  'conv 64 → 64, 3×3, of an image 224×224': () => convolution([1, 64, 224, 224], [64, 64, 3, 3], 1),
  'max pooling 2×2 of 32×30×24×24': () => {
    const x = imagesOf([32, 30, 24, 24])
    return tidied(() => tf.maxPool(x, 2, 2, 0))
  },
}

const tidied = (run: () => Foreign) => () => tf.tidy(run)

await serve<Foreign>({
  version: versionOf('@tensorflow/tfjs'),
  // It does not support float64, and no derivatives of tanh after the first.
  rows: {
    'scalar chain of 1,000, forward and backward, per operation': () => tidied(() => chain(1000)),
    'Newton, 10 iterations (step 33)': () => tidied(newton),
    'sin, 4 derivatives, 200 points (step 34)': () => {
      const points = tf.linspace(-7, 7, 200)
      return tidied(() => derivative(tf.sin, 4)(points))
    },
    'a variable used 10,000 times': () => tidied(() => usedOften(10_000)),
    'training step 784-1000-10, batch 100, float32': () => tidied(trainingStep()),
    'LSTM step, batch 30, hidden 100, float32': () => tidied(lstmNetwork()),
    ...(process.argv[3] === 'wasm' ? convolutionRows : {}),
    ...arrayRows<Foreign>(
      {
        array: (data, shape) => tf.tensor(Float32Array.from(data), shape),
        add: tf.add,
        multiply: tf.mul,
        sin: tf.sin,
        exp: tf.exp,
        tanh: tf.tanh,
        sum: tf.sum,
        matmul: tf.matMul,
      },
      ['float32'],
    ),
  },
  values: (result) => {
    const inOurLayout = result.rank === 4 ? result.transpose([0, 3, 1, 2]) : result.clone()
    const values = inOurLayout.dataSync().slice()
    tf.dispose([result, inOurLayout])
    return values
  },
  dispose: (result) => result.dispose(),
})
