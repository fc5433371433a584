// Step 42 · Linear regression                                                       Stage 4
// Gradient descent finds the line y = Wx + b that has the smallest mean squared error on noisy points of y = 5 + 2x.
// The noise is between 0 and 1, so b ends near 5.5.
import { expr } from '@dezero/expr'
import { random, zeros } from '@dezero/ndarray'
import { matmul, sum, Variable } from '#core'
import { fit } from '../drawing/fit.ts'
import { savePlot } from '../drawing/plot.ts'

random.seed(0)
const x = new Variable(random.rand(100, 1))
const y = new Variable(expr`5 + 2 * ${x.data} + ${random.rand(100, 1)}`)

const W = new Variable(zeros([1, 1]))
const b = new Variable(zeros(1))

const predict = (x: Variable) => expr`${matmul}(${x}, ${W}) + ${b}`

const meanSquaredError = (x0: Variable, x1: Variable) => {
  const diff = expr`${x0} - ${x1}`
  return expr`${sum}(${diff} ** 2) / ${diff.shape[0]}`
}

const lr = 0.1
const iters = 100

for (let i = 0; i < iters; i++) {
  const yPred = predict(x)
  const loss = meanSquaredError(y, yPred)

  W.clearGrad()
  b.clearGrad()
  loss.backward()

  // Parameters are updated as data: this is no part of the graph.
  W.data = expr`${W.data} - ${lr} * ${W.grad!.data}`
  b.data = expr`${b.data} - ${lr} * ${b.grad!.data}`
  console.log(`${W} ${b} ${loss}`)
}

const t = new Variable([[0], [1]])
const plot = fit({ title: 'Linear regression', x: x.data, y: y.data, t: t.data, predicted: predict(t).data })
console.log(await savePlot(plot, 'step42-regression'))
