import { Variable } from '@dezero/core'
import { exp, logSumExp, sin, tanh } from '@dezero/functions'
import { arange, array } from '@dezero/ndarray'
import { gradientCheck } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { checkpoint, grad, hessian, hvp, jacobian, jvp, valueAndGrad, vjp } from '../src/index.ts'

const W = [
  [0.3, -0.8],
  [0.5, 0.2],
]
const v = [0.7, -1.2]

/** From vectors of 2 to vectors of 2, to vectors of 9, and to numbers. */
const layer = (x: Variable) => tanh(x.matmul(array(W, { dtype: x.dtype })).add(x.pow(2)))
const wide = (x: Variable) =>
  sin(
    x
      .slice(0)
      .mul(x.slice(1))
      .mul(arange(1, 10, 1, { dtype: x.dtype })),
  )
const scalar = (x: Variable) => logSumExp(x.mul(array([2, 3], { dtype: x.dtype }))).mul(exp(x.sum().mul(0.5)))

/** Each transform as a function of x, whose own derivatives depend on all that it computes. */
const transforms: Record<string, (x: Variable) => Variable> = {
  grad: grad(scalar),
  'grad of grad': grad((x: Variable) => grad(scalar)(x).pow(2).sum()),
  'the value and the gradient': (x) => {
    const [y, gx] = valueAndGrad(scalar)(x)
    return gx.mul(y)
  },
  'jacobian, by rows': jacobian(layer),
  'jacobian, by columns': jacobian(wide),
  hessian: hessian(scalar),
  'jacobian of grad of jvp': jacobian(grad((x: Variable) => jvp(scalar, [x], [v])[1])),
  vjp: (x) => vjp(layer, [x])[1](v)[0],
  'vjp of a tree': (x) =>
    vjp((x: Variable) => [layer(x), { y: scalar(x) }] as const, [x])[1]([new Variable(v), { y: 2 }])[0],
  jvp: (x) => jvp(layer, [x], [v])[1],
  'jvp along itself': (x) => jvp(layer, [x], [x])[1],
  hvp: (x) => hvp(scalar, [x], [v])[0],
  'hvp along itself': (x) => hvp(scalar, [x], [x])[0],
  checkpoint: checkpoint(layer),
  'checkpoint of grad': checkpoint(grad(scalar)),
  'grad of checkpoint': grad(checkpoint(scalar)),
  'jvp of checkpoint': (x) => jvp(checkpoint(layer), [x], [v])[1],
}

describe.each(Object.entries(transforms))('%s', (_, f) => {
  it.each([1, 2, 3])('has the derivatives of order %i that numerical ones confirm', (order) => {
    expect(gradientCheck(f, new Variable([0.4, -0.6]), { order, rtol: 1e-6, atol: 1e-7 })).toBeLessThan(1e-5)
  })
})

describe('in float32', () => {
  it.each(Object.entries(transforms))('%s agrees with float64, and stays float32', (_, f) => {
    const y = f(new Variable(array([0.4, -0.6], { dtype: 'float32' })))
    expect(y.dtype).toBe('float32')
    expect(y).toBeAllClose(f(new Variable([0.4, -0.6])), { rtol: 1e-4, atol: 1e-5 })
  })
})
