import { Variable } from '@dezero/core'
import { expr } from '@dezero/expr'

/** A computation that differentiates a gradient again, with its result and the exact one. */
export interface FullOnly {
  name: string
  result: number
  exact: number
}

const f = (x: Variable) => expr`${x} ** 4 - 2 * ${x} ** 2`

/** The derivative of y with respect to x, as a Variable with a graph; x.grad is cleared for the next one. */
function gradient(y: Variable, x: Variable): Variable {
  x.clearGrad()
  y.backward({ createGraph: true })
  const gx = x.grad as Variable
  x.clearGrad()
  return gx
}

function secondDerivative(): number {
  const x = new Variable(2)
  return gradient(gradient(f(x), x), x).data.item()
}

/** Step 33: x ← x − f′(x) / f″(x), ten times from 2. */
function newton(): number {
  const x = new Variable(2)
  for (let i = 0; i < 10; i++) {
    const gx = gradient(f(x), x)
    const gx2 = gradient(gx, x)
    x.data = x.data.sub(gx.data.div(gx2.data))
  }
  return x.data.item()
}

/** Step 36: the gradient of (dy/dx)³ + y for y = x², at 2. */
function doubleBackprop(): number {
  const x = new Variable(2)
  const y = expr`${x} ** 2`
  const gx = gradient(y, x)
  return gradient(expr`${gx} ** 3 + ${y}`, x).data.item()
}

export const fullOnly = (): FullOnly[] => [
  { name: 'second derivative of x⁴ − 2x² at 2', result: secondDerivative(), exact: 44 },
  { name: 'minimum of x⁴ − 2x² by Newton’s method', result: newton(), exact: 1 },
  { name: 'double backprop: d/dx ((dy/dx)³ + y), y = x², at 2', result: doubleBackprop(), exact: 100 },
]
