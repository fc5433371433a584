// Step 28 · Optimization of functions                                               Stage 3
// Gradient descent on the Rosenbrock function: many small steps against the gradient.
// It reaches the bottom of the valley quickly, and the minimum at (1, 1) slowly.
import { expr } from '@dezero/expr'
import { array } from '@dezero/ndarray'
import { Variable } from '#core'
import { type Point, pathOverContours } from '../drawing/contours.ts'
import { savePlot } from '../drawing/plot.ts'

const rosenbrock = (x0: Variable, x1: Variable) => expr`100 * (${x1} - ${x0} ** 2) ** 2 + (${x0} - 1) ** 2`

const x0 = new Variable(array(0.0))
const x1 = new Variable(array(2.0))
const lr = 0.001
const iters = 1000
const path: Point[] = [[0, 2]]

for (let i = 0; i < iters; i++) {
  console.log(`${x0} ${x1}`)

  const y = rosenbrock(x0, x1)

  x0.clearGrad()
  x1.clearGrad()
  y.backward()

  x0.data = expr`${x0} - ${lr} * ${x0.grad!}`.data
  x1.data = expr`${x1} - ${lr} * ${x1.grad!}`.data
  path.push([x0.data.item(), x1.data.item()])
}

const plot = pathOverContours({
  title: 'Gradient descent on the Rosenbrock function',
  f: (x0, x1) => rosenbrock(new Variable(x0), new Variable(x1)).data,
  x0: [-2, 2],
  x1: [-1, 3],
  levels: [0, 1, 3, 10, 30, 100, 300, 1000],
  path,
  marks: { 'start (0, 2)': [0, 2], [`after ${iters} steps`]: path[iters], 'minimum (1, 1)': [1, 1] },
})
console.log(await savePlot(plot, 'step28-rosenbrock'))
