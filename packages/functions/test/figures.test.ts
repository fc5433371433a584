import { gradients, matmul, sum, Variable } from '@dezero/core'
import { type ArrayLike, linspace, zerosLike } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import { derivative } from './derivative.ts'
import cases from './figures/functions.json' with { type: 'json' }
import python from './figures/python.json' with { type: 'json' }

describe('the figures of the Python original', () => {
  it('sin and its gradient at π/4 (step 27)', () => {
    const { x, y, x_grad } = python.step27
    expect(derivative(F.sin, x, 0)).toBeAllClose(y)
    expect(derivative(F.sin, x, 1)).toBeAllClose(x_grad)
  })

  it.each([0, 1, 2, 3, 4])('sin, derivative %i, over linspace(-7, 7, 200) (step 34)', (order) => {
    const values = derivative(F.sin, linspace(-7, 7, 200), order).data
    expect(values.take(python.step34.sample_indices)).toBeAllClose(python.step34.orders[order])
  })

  it.each([1, 2, 3, 4, 5])('tanh, derivative %i at 1 (step 35)', (order) => {
    expect(derivative(F.tanh, 1, order)).toBeAllClose(python.step35.orders[order - 1])
  })
})

interface Case {
  inputs: ArrayLike[]
  y: ArrayLike
  /** The gradients are those of Σ w y. */
  w: ArrayLike
  grads: ArrayLike[]
  /** The gradients of Σ u · gradient. */
  second?: { u: ArrayLike[]; grads: (ArrayLike | null)[] }
}

const functions: Record<keyof typeof cases, (...xs: Variable[]) => Variable> = {
  sin: F.sin,
  tanh: F.tanh,
  exp: F.exp,
  sigmoid: F.sigmoid,
  log: F.log,
  relu: F.relu,
  softmax: (x) => F.softmax(x),
  'clip_-.5_.5': (x) => F.clip(x, -0.5, 0.5),
  mean_squared_error: (x0, x1) => F.meanSquaredError(x0, x1),
  softmax_cross_entropy_t_1_0_3: (x) => F.softmaxCrossEntropy(x, [1, 0, 3]),
  sigmoid_cross_entropy_t_1_0_1: (x) => F.sigmoidCrossEntropy(x, [[1], [0], [1]]),
  max_axis1: (x) => F.max(x, { axis: 1 }),
  sum_axis1: (x) => x.sum({ axis: 1 }),
  pow3: (x) => x.pow(3),
  add_bcast: (x0, x1) => x0.add(x1),
  sub_bcast_col: (x0, x1) => x0.sub(x1),
  mul_bcast_col: (x0, x1) => x0.mul(x1),
  div_bcast: (x0, x1) => x0.div(x1),
  reshape: (x) => x.reshape(3, 2),
  broadcast_to: (x) => x.broadcastTo([4, 2, 3]),
  matmul: (x, w) => matmul(x, w),
  getitem_row1: (x) => x.slice(1),
  'getitem_slice_:,1:3': (x) => x.slice(':', '1:3'),
  getitem_fancy_0_0_1: (x) => x.getItem([0, 0, 1]),
}

describe('values, gradients and their gradients are those of the Python original', () => {
  const exact = { rtol: 1e-12, atol: 1e-12 }

  it.each(Object.entries(cases as Record<string, Case>))('of %s', (name, { inputs, y, w, grads, second }) => {
    const xs = inputs.map((x) => new Variable(x))
    const output = functions[name as keyof typeof cases](...xs)
    expect(output).toBeAllClose(y, exact)
    const gxs = gradients(sum(output.mul(w)), xs, { createGraph: true })
    gxs.forEach((gx, i) => {
      expect(gx).toBeAllClose(grads[i], exact)
    })
    if (second === undefined) return
    const products = gxs.map((gx, i) => sum(gx.mul(second.u[i])))
    const total = products.reduce((a, b) => a.add(b))
    gradients(total, xs).forEach((gx, i) => {
      expect(gx).toBeAllClose(second.grads[i] ?? zerosLike(xs[i].data), exact)
    })
  })
})
