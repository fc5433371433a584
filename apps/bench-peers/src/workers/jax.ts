import { learningRate, training } from '@dezero/bench/inputs'
import { arrayRows } from './array-rows.ts'
import { type Foreign, load, versionOf } from './installed.ts'
import { calculusRows } from './jax-calculus.ts'
import { serve } from './serve.ts'

// jax-js refers to Float16Array, which Node has since version 24.
const global = globalThis as Foreign
global.Float16Array ??= class {}

const jax = await load('@jax-js/jax')
await jax.init('wasm') // its fastest backend in Node
const { grad, jit, jvp, nn, numpy: np, tree, valueAndGrad } = jax

// A function consumes its arguments; `x.ref` keeps x for another use.

const float64 = { dtype: np.float64 }

function chain(length: number) {
  return grad((x: Foreign) => {
    let y = x.ref
    for (let i = 0; i < length; i += 2) y = y.mul(0.5).add(x.ref)
    x.dispose()
    return y
  })(np.array(1, float64))
}

const f = (x: Foreign) => np.square(np.square(x.ref)).sub(np.square(x).mul(2))

function newton() {
  const gradient = grad(f)
  const second = grad(gradient)
  let x = np.array(2, float64)
  for (let i = 0; i < 10; i++) x = x.ref.sub(gradient(x.ref).div(second(x)))
  return x
}

const derivative = (g: Foreign, order: number): Foreign =>
  order === 0 ? g : grad((x: Foreign) => derivative(g, order - 1)(x).sum())

/** In forward mode: with nested `grad`, each order of tanh takes seven times as long as the one before. */
function forwardDerivative(g: Foreign, order: number): Foreign {
  if (order === 0) return g
  return (x: Foreign) => {
    const [y, dy] = jvp(forwardDerivative(g, order - 1), [x], [np.array(1, float64)])
    y.dispose()
    return dy
  }
}

function loss([w1, b1, w2, b2]: Foreign[], batch: Foreign, labels: Foreign) {
  const y = np.matmul(nn.sigmoid(np.matmul(batch, w1).add(b1)), w2).add(b2)
  return nn
    .logSoftmax(y)
    .mul(labels)
    .sum()
    .mul(-1 / 100)
}

function trainingStep() {
  const start = training()
  const step = jit((parameters: Foreign[], batch: Foreign, labels: Foreign) => {
    const [cost, gradients] = valueAndGrad(loss)(tree.ref(parameters), batch, labels)
    cost.dispose()
    return parameters.map((p, i) => p.sub(gradients[i].mul(learningRate)))
  })
  let parameters = start.parameters.map(({ data, shape }) => np.array(data).reshape(shape))
  const batch = np.array(start.batch.data).reshape(start.batch.shape)
  const labels = nn.oneHot(np.array(start.labels), 10)
  return () => {
    parameters = step(parameters, batch.ref, labels.ref)
    return parameters[1].ref
  }
}

await serve<Foreign>({
  version: versionOf('@jax-js/jax'),
  // It cannot run "a variable used 10,000 times", which overflows its stack.
  rows: {
    'scalar chain of 1,000, forward and backward, per operation': () => () => chain(1000),
    'Newton, 10 iterations (step 33)': () => newton,
    'sin, 4 derivatives, 200 points (step 34)': () => {
      const points = np.linspace(-7, 7, 200, true, float64)
      return () => derivative(np.sin, 4)(points.ref)
    },
    'tanh, 8th derivative, scalar (step 35)': () => () => forwardDerivative(np.tanh, 8)(np.array(1, float64)),
    'training step 784-1000-10, batch 100, float32': trainingStep,
    ...calculusRows(jax),
    ...arrayRows<Foreign>(
      {
        array: (data, shape, dtype) => np.array(data, float64).astype(dtype).reshape(shape),
        add: (a, b) => np.add(a.ref, b.ref),
        multiply: (a, b) => np.multiply(a.ref, b.ref),
        sin: (x) => np.sin(x.ref),
        exp: (x) => np.exp(x.ref),
        tanh: (x) => np.tanh(x.ref),
        sum: (x, axis) => np.sum(x.ref, axis),
        matmul: (a, b, left, right) =>
          np.matmul(left ? np.transpose(a.ref) : a.ref, right ? np.transpose(b.ref) : b.ref),
      },
      ['float64', 'float32'],
    ),
  },
  values: (result) => result.dataSync(),
  ready: (result) => result.blockUntilReady(),
  dispose: (result) => result.dispose(),
})
