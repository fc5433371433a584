import type { Variable } from '@dezero/core'
import * as core from '@dezero/core'
import { arange, type Shape } from '@dezero/ndarray'
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

const vectors: Shape[][] = [[[3]], [[2, 3]]]
const pairs: Shape[][] = [
  [[2], [2]],
  [
    [2, 3],
    [2, 3],
  ],
]

/** Elements in other places, which keep their gradients. */
const rearranged = (f: (x: Variable) => Variable): Operation => ({
  f: (x) => f(x).pow(3),
  domain: [anywhere],
  shapes: vectors,
  formula: 'y = elements of x in other places;  each gradient goes where its element was',
})

/** Along the last axis; a 0-d variable has none. */
const last = (x: Variable) => (x.ndim === 0 ? {} : { axis: -1 })

/** For dropout: the same elements at each call. */
const dropsFirst = {
  rand(...shape: number[]) {
    const size = shape.reduce((count, length) => count * length, 1)
    return arange(size).mul(0.3).reshape(shape)
  },
}

const { greater, greaterEqual, less, lessEqual, equal, notEqual } = core
const comparisons = { greater, greaterEqual, less, lessEqual, equal, notEqual }

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

  // core: steps, whose own derivative is 0; the products are checked
  ...Object.fromEntries(
    Object.entries(comparisons).map(([name, compare]) => [
      name,
      { f: (x0: Variable, x1: Variable) => compare(x0, x1).mul(x0).mul(x1).pow(2), domain: [anywhere, anywhere] },
    ]),
  ),
  sign: { f: (x) => core.sign(x).mul(x).pow(3), domain: [anywhere] },
  argmax: { f: (x) => core.argmax(x).mul(x).pow(3), domain: [anywhere] },
  argmin: { f: (x) => core.argmin(x).add(1).mul(x).pow(3), domain: [anywhere] },
  where: { f: (x0, x1) => core.where([true, false, true], x0, x1).pow(3), domain: [anywhere, anywhere] },

  // core: reductions
  max: { f: (x) => core.max(x, last(x)).pow(3), domain: [anywhere], shapes: alongAxes },
  min: { f: (x) => core.min(x, last(x)).pow(3), domain: [anywhere], shapes: alongAxes },
  mean: { f: (x) => core.mean(x).pow(3), domain: [anywhere], formula: 'y = Σ x / n,  ∂y/∂x = 1 / n' },
  variance: {
    f: (x) => core.variance(x, last(x)).pow(2),
    domain: [anywhere],
    shapes: alongAxes,
    formula: 'y = Σ (x − mean x)² / n,  ∂y/∂x = 2 (x − mean x) / n',
  },
  std: {
    f: (x) => core.std(x, last(x)),
    domain: [positive],
    shapes: [[[3]], [[2, 3]]],
    formula: 'y = √variance x,  ∂y/∂x = (x − mean x) / n y',
  },
  prod: {
    f: (x) => core.prod(x, last(x)),
    domain: [anywhere],
    shapes: alongAxes,
    formula: 'y = Π x,  ∂y/∂xᵢ = the product of the others',
  },
  cumsum: { f: (x) => core.cumsum(x, last(x)).pow(3), domain: [anywhere], shapes: alongAxes },

  // core: indexing and joining
  slice: { f: (x) => core.slice(x, '...', '::-2').pow(3), domain: [anywhere], shapes: vectors },
  unslice: {
    f: (x) => new core.Unslice([5], ['1:4']).call(x.slice(...new Array(x.ndim - 1).fill(0))).pow(3),
    domain: [anywhere],
    shapes: vectors,
  },
  take: { f: (x) => core.take(x, [0, 2, 2], { axis: -1 }).pow(3), domain: [anywhere], shapes: vectors },
  untake: {
    f: (x) => new core.Untake([4], 0).call(x.slice(...new Array(x.ndim - 1).fill(0)), [1, 3, 1]).pow(3),
    domain: [anywhere],
    shapes: vectors,
  },
  getItem: {
    f: (x) => core.getItem(x, '...', [0, 1, 0], [2, 0, 2]).pow(3),
    domain: [anywhere],
    shapes: [[[2, 3]], [[2, 2, 3]]],
    formula: 'y = x[…], spans and lists of indices;  each gradient goes where its element was',
  },
  concat: { f: (x0, x1) => core.concat([x0, x1], { axis: -1 }).pow(3), domain: [anywhere, anywhere], shapes: pairs },
  stack: {
    f: (x0, x1) => core.stack([x0, x1], { axis: -1 }).pow(3),
    domain: [anywhere, anywhere],
    shapes: [[[], []], ...pairs],
    formula: 'y = x₀, x₁, … along a new axis;  each gets its part of the gradient',
  },
  pad: { f: (x) => core.pad(x, [1, 2], { value: 3 }).pow(3), domain: [anywhere], shapes: vectors },
  split: rearranged((x) => core.split(x, [1], { axis: -1 })[1]),
  unstack: rearranged((x) => core.unstack(x, { axis: -1 })[1]),
  flip: rearranged((x) => core.flip(x).mul(x)),
  tile: rearranged((x) => core.tile(x, [2, 2])),
  repeat: rearranged((x) => core.repeat(x, [1, 0, 2], { axis: -1 })),
  squeeze: rearranged((x) => core.squeeze(x.expandDims(1))),
  expandDims: rearranged((x) => core.expandDims(x, 0)),
  moveaxis: rearranged((x) => core.moveaxis(x, 0, -1)),
  swapaxes: rearranged((x) => core.swapaxes(x, 0, -1)),

  // functions
  sin: { f: F.sin, domain: [anywhere] },
  cos: { f: F.cos, domain: [anywhere] },
  tan: { f: F.tan, domain: [[-1.2, 1.2]] },
  tanh: { f: F.tanh, domain: [anywhere] },
  exp: { f: F.exp, domain: [anywhere] },
  log: { f: F.log, domain: [positive] },
  sqrt: { f: F.sqrt, domain: [positive] },
  expm1: { f: F.expm1, domain: [anywhere] },
  log1p: { f: F.log1p, domain: [positive] },
  square: { f: (x) => F.square(x).pow(2), domain: [anywhere] },
  power: { f: F.power, domain: [positive, anywhere] },
  erfc: { f: F.erfc, domain: [anywhere] },
  sigmoid: { f: F.sigmoid, domain: [[-4, 4]] },
  softplus: { f: F.softplus, domain: [[-4, 4]] },
  silu: { f: F.silu, domain: [[-4, 4]] },
  gelu: { f: F.gelu, domain: [anywhere] },
  relu: { f: (x) => F.relu(x).pow(3), domain: [anywhere] },
  relu6: { f: (x) => F.relu6(x).pow(3), domain: [[-4, 8]] },
  leakyRelu: { f: (x) => F.leakyRelu(x).pow(3), domain: [anywhere] },
  elu: { f: (x) => F.elu(x, 1.5).pow(2), domain: [anywhere] },
  selu: {
    f: (x) => F.selu(x).pow(2),
    domain: [anywhere],
    formula: 'y = 1.0507 elu(x, 1.6733)',
  },
  abs: { f: (x) => F.abs(x).pow(3), domain: [anywhere] },
  maximum: { f: (x0, x1) => F.maximum(x0, x1).pow(3), domain: [anywhere, anywhere] },
  minimum: { f: (x0, x1) => F.minimum(x0, x1).pow(3), domain: [anywhere, anywhere] },
  clip: { f: (x) => F.clip(x, -1, 1).pow(3), domain: [anywhere] },
  norm: { f: (x) => F.norm(x, last(x)), domain: [positive], shapes: alongAxes },
  logSumExp: { f: (x) => F.logSumExp(x, last(x)), domain: [anywhere], shapes: alongAxes },
  softmax: { f: (x) => F.softmax(x), domain: [anywhere], shapes: vectors },
  logSoftmax: { f: (x) => F.logSoftmax(x, { axis: 0 }), domain: [anywhere], shapes: vectors },

  // functions: layers
  linear: {
    f: (x, w, b) => F.linear(x, w, b).pow(2),
    domain: [anywhere, anywhere, anywhere],
    shapes: [
      [[3], [3, 2], [2]],
      [[2, 3], [3, 2], [2]],
      [[2, 2, 3], [3, 2], [2]],
    ],
  },
  dropout: { f: (x) => F.dropout(x, 0.25, { generator: dropsFirst }).pow(3), domain: [anywhere] },
  embedding: {
    f: (w) => F.embedding(w, [1, 0, 1]).pow(3),
    domain: [anywhere],
    shapes: [[[2, 3]]],
    formula: 'y = the rows of W at ids;  one that is taken twice gets both gradients',
  },

  // functions: losses
  meanSquaredError: {
    f: (x0, x1) => F.meanSquaredError(x0, x1).pow(2),
    domain: [anywhere, anywhere],
    shapes: [[[], []], ...pairs],
    formula: 'y = Σ (x0 − x1)² / rows,  ∂y/∂x0 = 2 (x0 − x1) / rows,  ∂y/∂x1 = −∂y/∂x0',
  },
  softmaxCrossEntropy: {
    f: (x) => F.softmaxCrossEntropy(x, x.ndim === 1 ? 2 : [1, 2]),
    domain: [anywhere],
    shapes: vectors,
  },
  nllLoss: {
    f: (x) => F.nllLoss(x, x.ndim === 1 ? 2 : [1, 2]).pow(3),
    domain: [anywhere],
    shapes: vectors,
    formula: 'y = −xₜ for each row x and its label t,  ∂y/∂x = −one-hot t',
  },
  sigmoidCrossEntropy: {
    f: (x, t) => F.sigmoidCrossEntropy(x, t),
    domain: [anywhere, [0, 1]],
    shapes: [[[], []], ...pairs],
  },
  binaryCrossEntropy: {
    f: (p, t) => F.binaryCrossEntropy(p, t),
    domain: [
      [0.2, 0.8],
      [0, 1],
    ],
    shapes: [[[], []], ...pairs],
  },
  huber: {
    f: (x0, x1) => F.huber(x0, x1, { delta: 0.7 }).pow(2),
    domain: [anywhere, anywhere],
    shapes: [[[], []], ...pairs],
  },
  accuracy: {
    f: (x) =>
      F.accuracy(x, x.ndim === 1 ? 2 : [1, 2])
        .add(1)
        .mul(x)
        .pow(3),
    domain: [anywhere],
    shapes: vectors,
    formula: 'y = the share of rows whose largest element is at their label',
  },
  oneHot: {
    f: (x) => F.oneHot([0, 2], 3).mul(x).pow(3),
    domain: [anywhere],
    shapes: vectors,
    formula: 'y = 1 at the class of each label, else 0',
  },
}

/** Exported functions that are no operations. */
export const noOperations = [
  'asOperand',
  'asVariable',
  'detach',
  'gradients',
  'noGrad',
  'setupVariable',
  'testMode',
  'usingConfig',
]
