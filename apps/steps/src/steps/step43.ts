// Step 43 · A neural network                                                        Stage 4
// Two linear transformations with a sigmoid between them can bend a line: gradient descent fits noisy points of a sine.
// The weights start as small random numbers: if all were equal, all hidden units would stay equal.
import { expr } from '@dezero/expr'
import { linear, meanSquaredError, sigmoid } from '@dezero/functions'
import { arange, random, zeros } from '@dezero/ndarray'
import { Variable, type VariableLike } from '#core'
import { fit } from '../drawing/fit.ts'
import { savePlot } from '../drawing/plot.ts'

random.seed(0)
const x = random.rand(100, 1)
const y = expr`${x.mul(2 * Math.PI).sin()} + ${random.rand(100, 1)}`

const [I, H, O] = [1, 10, 1]
const W1 = new Variable(expr`0.01 * ${random.randn(I, H)}`)
const b1 = new Variable(zeros(H))
const W2 = new Variable(expr`0.01 * ${random.randn(H, O)}`)
const b2 = new Variable(zeros(O))

const predict = (x: VariableLike) => {
  const y = sigmoid(linear(x, W1, b1))
  return linear(y, W2, b2)
}

const lr = 0.2
const iters = 10000

for (let i = 0; i < iters; i++) {
  const yPred = predict(x)
  const loss = meanSquaredError(y, yPred)

  W1.clearGrad()
  b1.clearGrad()
  W2.clearGrad()
  b2.clearGrad()
  loss.backward()

  W1.data = expr`${W1.data} - ${lr} * ${W1.grad!.data}`
  b1.data = expr`${b1.data} - ${lr} * ${b1.grad!.data}`
  W2.data = expr`${W2.data} - ${lr} * ${W2.grad!.data}`
  b2.data = expr`${b2.data} - ${lr} * ${b2.grad!.data}`
  if (i % 1000 === 0) console.log(String(loss))
}

const t = arange(0, 1, 0.01).reshape(100, 1)
const plot = fit({ title: 'A network of two layers', x, y, t, predicted: predict(t).data })
console.log(await savePlot(plot, 'step43-network'))
