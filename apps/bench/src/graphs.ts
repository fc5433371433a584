import { matmul, sum, Variable } from '@dezero/core'
import { expr } from '@dezero/expr'
import { logSumExp, mean, sigmoid, sin, tanh } from '@dezero/functions'
import { array, linspace } from '@dezero/ndarray'
import { learningRate, training } from './inputs.ts'
import type { Row } from './row.ts'

/** The derivative of y with respect to x, of any order, with its graph. */
function differentiate(y: Variable, x: Variable, order: number): Variable {
  let gradient = y
  for (let n = 0; n < order; n++) {
    x.clearGrad()
    gradient.backward({ createGraph: true })
    gradient = x.grad as Variable
  }
  return gradient
}

/** Multiplications by a number alternating with additions, forward and backward. */
function chain(length: number): Variable {
  const x = new Variable(1)
  let y = x
  for (let i = 0; i < length; i += 2) y = y.mul(0.5).add(x)
  y.backward()
  return x.grad as Variable
}

/** Step 33: ten iterations of Newton's method on x⁴ − 2x². */
function newton(): Variable {
  const x = new Variable(2)
  for (let i = 0; i < 10; i++) {
    const gx = differentiate(expr`${x} ** 4 - 2 * ${x} ** 2`, x, 1)
    x.clearGrad()
    gx.backward()
    x.data = expr`${x.data} - ${gx.data} / ${(x.grad as Variable).data}`
  }
  return x
}

/** One variable used many times: `backward()` has all the functions that use it in its queue at once. */
function usedOften(times: number): Variable {
  const x = new Variable(2)
  let y = x
  for (let i = 1; i < times; i++) y = y.add(x.neg())
  y.backward()
  return x.grad as Variable
}

/** The derivative of tanh at 1, of any order, with its graph. */
export function tanhDerivative(order: number): Variable {
  const x = new Variable(1)
  return differentiate(tanh(x), x, order)
}

/** One step of gradient descent on a network of two layers, 784–1000–10, with a batch of 100 in float32. */
export function trainingStep(): () => Variable {
  const start = training()
  const parameters = start.parameters.map(({ data, shape }) => new Variable(array(data).reshape(...shape)))
  const [w1, b1, w2, b2] = parameters
  const x = array(start.batch.data).reshape(...start.batch.shape)
  const labels = array(start.labels).reshape(-1, 1).equal(digits).astype('float32')
  return () => {
    const hidden = sigmoid(matmul(x, w1).add(b1))
    const y = matmul(hidden, w2).add(b2)
    const loss = mean(logSumExp(y, { axis: 1 }).sub(sum(y.mul(labels), { axis: 1 })))
    for (const p of parameters) p.clearGrad()
    loss.backward()
    for (const p of parameters) p.data = p.data.sub((p.grad as Variable).data.mul(learningRate))
    return b1
  }
}

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const points = linspace(-7, 7, 200)

export const graphs: readonly Row[] = [
  { name: 'scalar chain of 1,000, forward and backward, per operation', run: () => () => chain(1000), per: 1000 },
  { name: 'Newton, 10 iterations (step 33)', run: () => newton },
  {
    name: 'sin, 4 derivatives, 200 points (step 34)',
    run: () => () => {
      const x = new Variable(points)
      return differentiate(sin(x), x, 4)
    },
  },
  { name: 'tanh, 8th derivative, scalar (step 35)', run: () => () => tanhDerivative(8) },
  { name: 'a variable used 10,000 times', run: () => () => usedOften(10_000) },
  { name: 'training step 784-1000-10, batch 100, float32', run: trainingStep },
]

/** A row for a chain of any length, forward and backward; time per operation. */
export const chainOf = (length: number): Row => ({
  name: `chain of ${length}`,
  run: () => () => chain(length),
  per: length,
})

/** A row for a derivative of tanh, of any order. */
export const tanhOf = (order: number): Row => ({
  name: `tanh, derivative ${order}`,
  run: () => () => tanhDerivative(order),
})
