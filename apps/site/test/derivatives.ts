import { Variable } from '@dezero/core'
import * as simple from '@dezero/core-simple'
import { expr } from '@dezero/expr'
import { exp, log, logSumExp, sigmoid, sin, tanh } from '@dezero/functions'
import { linspace, random } from '@dezero/ndarray'

/** Functions whose derivatives must have the same digits in a browser as in Node. */
const functions: Record<string, (x: Variable) => Variable> = {
  'x⁴ − 2x²': (x) => expr`${x} ** 4 - 2 * ${x} ** 2`,
  sin,
  tanh,
  exp,
  log,
  sigmoid,
  logSumExp: (x) => logSumExp(x),
  'exp(sin x) / x': (x) => expr`${exp}(${sin}(${x})) / ${x}`,
}

/** The derivatives of orders 0 to 3 at five points, and a gradient of the simple core, as lines of text. */
export function derivatives(): string[] {
  random.seed(0)
  const points = [linspace(0.5, 2.5, 5), random.rand(5)]
  const lines = Object.entries(functions).flatMap(([name, f]) =>
    points.flatMap((at) => orders(f, at).map((values, order) => `${name}, order ${order}: ${values.join(' ')}`)),
  )
  const x = new simple.Variable(2)
  expr`3 / ${x} - ${x} ** 3`.backward()
  return [...lines, `3 / x − x³, simple core: ${x.grad}`]
}

function orders(f: (x: Variable) => Variable, at: ReturnType<typeof linspace>): number[][] {
  const x = new Variable(at)
  let y = f(x)
  const values = [y.data.reshape(-1).tolist() as number[]]
  for (let order = 1; order <= 3; order++) {
    x.clearGrad()
    y.backward({ createGraph: true })
    y = x.grad ?? x.mul(0)
    values.push(y.data.reshape(-1).tolist() as number[])
  }
  return values
}
