// Step 44 · A layer that holds parameters                                           Stage 4
// A layer finds the Parameters among its fields, so that they need not be listed to clear and update them.
// Linear fills its W at the first call, when it sees how many inputs there are.
import { expr } from '@dezero/expr'
import { linear, meanSquaredError, sigmoid } from '@dezero/functions'
import { random, zeros } from '@dezero/ndarray'
import { Layer } from '@dezero/nn'
import { Parameter, Variable } from '#core'

class Linear extends Layer {
  readonly outSize: number
  W: Parameter | undefined
  readonly b: Parameter

  constructor(outSize: number) {
    super()
    this.outSize = outSize
    this.b = new Parameter(zeros(outSize, { dtype: 'float32' }), { name: 'b' })
  }

  forward(x: Variable) {
    this.W ??= this.initW(x.shape[1])
    return linear(x, this.W, this.b)
  }

  initW(inSize: number) {
    const data = random.randn(inSize, this.outSize).astype('float32')
    return new Parameter(data.mul(Math.sqrt(1 / inSize)), { name: 'W' })
  }
}

random.seed(0)
const x = random.rand(100, 1)
const y = expr`${x.mul(2 * Math.PI).sin()} + ${random.rand(100, 1)}`

const l1 = new Linear(10)
const l2 = new Linear(1)

const predict = (x: Variable) => {
  const y = sigmoid(l1.call(x))
  return l2.call(y)
}

const lr = 0.2
const iters = 10000

for (let i = 0; i < iters; i++) {
  const yPred = predict(new Variable(x))
  const loss = meanSquaredError(y, yPred)

  l1.clearGrads()
  l2.clearGrads()
  loss.backward()

  for (const l of [l1, l2]) {
    for (const p of l.params()) p.data = expr`${p.data} - ${lr} * ${p.grad!.data}`
  }
  if (i % 1000 === 0) console.log(String(loss))
}
