import type { Variable } from '@dezero/core'
import * as core from '@dezero/core'
import type { Shape } from '@dezero/ndarray'
import * as F from '../../src/index.ts'

/** An operation, and where its derivatives exist to every order. */
export interface Operation {
  f(...xs: Variable[]): Variable
  /** Where the values of each input lie. */
  domain: readonly [low: number, high: number][]
  /** Shapes to try, one for each input; by default 0-d, 1-d and, for two inputs, shapes that broadcast. */
  shapes?: readonly Shape[][]
  /** What the class of the operation says in its first line; given here for what has no class. */
  formula?: string
}

const anywhere: [number, number] = [-2, 2]
const positive: [number, number] = [0.5, 3]
const alongAxes: Shape[][] = [[[]], [[3]], [[2, 3]], [[2, 3, 2]]]

/** Along the last axis; a 0-d variable has none. */
const last = (x: Variable) => (x.ndim === 0 ? {} : { axis: -1 })

/** Every operation of core and functions, by the name it is exported under. */
export const operations: Record<string, Operation> = {
  // core: arithmetic
  add: { f: (x0, x1) => core.add(x0, x1).pow(3), domain: [anywhere, anywhere] },
  sub: { f: (x0, x1) => core.sub(x0, x1).pow(3), domain: [anywhere, anywhere] },
  mul: { f: (x0, x1) => core.mul(x0, x1).pow(2), domain: [anywhere, anywhere] },
  div: { f: (x0, x1) => core.div(x0, x1), domain: [anywhere, positive] },
  neg: { f: (x) => core.neg(x).pow(3), domain: [anywhere] },
  pow: { f: (x) => core.pow(x, 4), domain: [anywhere] },
  astype: { f: (x) => x.astype('float64').pow(3), domain: [anywhere] },

  // core: shapes and matrices
  reshape: { f: (x) => core.reshape(x, [-1]).pow(3), domain: [anywhere] },
  transpose: { f: (x) => core.transpose(x).pow(3), domain: [anywhere], shapes: [[[]], [[3]], [[2, 3]]] },
  sum: { f: (x) => core.sum(x, last(x)).pow(3), domain: [anywhere], shapes: alongAxes },
  broadcastTo: { f: (x) => core.broadcastTo(x, [2, 3]).pow(3), domain: [anywhere], shapes: [[[]], [[3]], [[2, 1]]] },
  sumTo: {
    f: (x) => core.sumTo(x, x.ndim === 0 ? [] : [3]).pow(3),
    domain: [anywhere],
    shapes: [[[]], [[3]], [[2, 3]], [[2, 1, 3]]],
  },
  matmul: {
    f: (x, w) => core.matmul(x, w).pow(2),
    domain: [anywhere, anywhere],
    shapes: [
      [[3], [3]],
      [
        [2, 3],
        [3, 2],
      ],
      [
        [2, 2, 3],
        [3, 2],
      ],
    ],
  },

  // functions
  sin: { f: F.sin, domain: [anywhere] },
  cos: { f: F.cos, domain: [anywhere] },
  tan: { f: F.tan, domain: [[-1.2, 1.2]] },
  tanh: { f: F.tanh, domain: [anywhere] },
  exp: { f: F.exp, domain: [anywhere] },
  log: { f: F.log, domain: [positive] },
  sqrt: { f: F.sqrt, domain: [positive] },
  sigmoid: { f: F.sigmoid, domain: [[-4, 4]] },
  softplus: { f: F.softplus, domain: [[-4, 4]] },
  relu: { f: (x) => F.relu(x).pow(3), domain: [anywhere] },
  abs: { f: (x) => F.abs(x).pow(3), domain: [anywhere] },
  maximum: { f: (x0, x1) => F.maximum(x0, x1).pow(3), domain: [anywhere, anywhere] },
  minimum: { f: (x0, x1) => F.minimum(x0, x1).pow(3), domain: [anywhere, anywhere] },
  clip: { f: (x) => F.clip(x, -1, 1).pow(3), domain: [anywhere] },
  where: { f: (x0, x1) => F.where([true, false, true], x0, x1).pow(3), domain: [anywhere, anywhere] },
  max: { f: (x) => F.max(x, last(x)).pow(3), domain: [anywhere], shapes: alongAxes },
  min: { f: (x) => F.min(x, last(x)).pow(3), domain: [anywhere], shapes: alongAxes },
  mean: { f: (x) => F.mean(x).pow(3), domain: [anywhere], formula: 'y = Σ x / n,  ∂y/∂x = 1 / n' },
  variance: {
    f: (x) => F.variance(x, last(x)).pow(2),
    domain: [anywhere],
    shapes: alongAxes,
    formula: 'y = Σ (x − mean x)² / n,  ∂y/∂x = 2 (x − mean x) / n',
  },
  norm: { f: (x) => F.norm(x, last(x)), domain: [positive], shapes: alongAxes },
  logSumExp: { f: (x) => F.logSumExp(x, last(x)), domain: [anywhere], shapes: alongAxes },
}

/** Exported functions that are no operations. */
export const noOperations = ['asOperand', 'asVariable', 'noGrad', 'gradients', 'setupVariable', 'usingConfig']
