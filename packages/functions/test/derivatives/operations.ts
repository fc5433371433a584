import type { Variable } from '@dezero/core'
import * as core from '@dezero/core'
import type { Shape } from '@dezero/ndarray'
import * as C from '../../src/conv/index.ts'
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

/** Of one input of a shape, inside a power. */
const inPower = (f: (x: Variable) => Variable, ...shape: number[]): Operation => ({
  f: (x) => f(x).pow(3),
  domain: [anywhere],
  shapes: [[shape]],
})

/** Of images and filters. */
const ofFilters = (f: (x: Variable, w: Variable) => Variable, x: Shape, w: Shape): Operation => ({
  f: (x0, x1) => f(x0, x1).pow(2),
  domain: [anywhere, anywhere],
  shapes: [[x, w]],
})

const lay = { kernel: [2, 2], stride: [1, 2], dilation: [1, 1], pad: [0, 1, 0, 1], groups: 1 } as const
const places = [[[[1, 0, 3]]]]

/** Along the last axis; a 0-d variable has none. */
const last = (x: Variable) => (x.ndim === 0 ? {} : { axis: -1 })

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
  sigmoid: { f: F.sigmoid, domain: [[-4, 4]] },
  softplus: { f: F.softplus, domain: [[-4, 4]] },
  relu: { f: (x) => F.relu(x).pow(3), domain: [anywhere] },
  abs: { f: (x) => F.abs(x).pow(3), domain: [anywhere] },
  maximum: { f: (x0, x1) => F.maximum(x0, x1).pow(3), domain: [anywhere, anywhere] },
  minimum: { f: (x0, x1) => F.minimum(x0, x1).pow(3), domain: [anywhere, anywhere] },
  clip: { f: (x) => F.clip(x, -1, 1).pow(3), domain: [anywhere] },
  norm: { f: (x) => F.norm(x, last(x)), domain: [positive], shapes: alongAxes },
  logSumExp: { f: (x) => F.logSumExp(x, last(x)), domain: [anywhere], shapes: alongAxes },
  softmax: { f: (x) => F.softmax(x), domain: [anywhere], shapes: vectors },
  logSoftmax: { f: (x) => F.logSoftmax(x, { axis: 0 }), domain: [anywhere], shapes: vectors },
  standardize: { f: (x) => F.standardize(x, { axis: -1 }).y, domain: [anywhere], shapes: vectors },
  normalizeBatch: {
    f: (x, gamma) => F.normalizeBatch(x, gamma, [1, 2]).y,
    domain: [anywhere, positive],
    shapes: [[[3, 2], [2]]],
    formula: 'y = γ · standardize(x) + β, over the batch',
  },
  batchNorm: {
    f: (x, gamma) => core.testMode(() => F.batchNorm(x, gamma, [1, 2], [0.5, 1], gamma.add(1))).pow(2),
    domain: [anywhere, positive],
    shapes: [[[3, 2], [2]]],
    formula: 'in training as normalizeBatch; else y = γ (x − mean) / √(variance + eps) + β, as given',
  },
  layerNorm: {
    f: (x, gamma) => F.layerNorm(x, gamma, [1, 2, 3]),
    domain: [anywhere, positive],
    shapes: [[[2, 3], [3]]],
    formula: 'y = γ · standardize(x) + β, over the last axes',
  },
  groupNorm: {
    f: (x, gamma) => F.groupNorm(x, 2, gamma, [1, 2, 3, 4]),
    domain: [anywhere, positive],
    shapes: [[[1, 4, 2], [4]]],
    formula: 'y = γ · standardize(x) + β, over groups of channels',
  },

  // functions/conv
  conv2d: ofFilters((x, w) => C.conv2d(x, w, null, { pad: [1, 0] }), [1, 1, 2, 3], [1, 1, 2, 2]),
  deconv2d: ofFilters((x, w) => C.deconv2d(x, w, null, { stride: 2 }), [1, 1, 2, 2], [1, 1, 2, 2]),
  conv2dWeights: ofFilters((x, gy) => new C.Conv2dWeights(lay).call(x, gy), [1, 1, 3, 3], [1, 1, 2, 2]),
  conv1d: {
    ...ofFilters((x, w) => C.conv1d(x, w, [1], { stride: 2 }), [1, 2, 4], [1, 2, 2]),
    formula: 'y = x ∗ W + b, along one axis',
  },
  im2col: inPower((x) => C.im2col(x, 2, { pad: [0, 1] }), 1, 1, 2, 2),
  col2im: inPower((x) => C.col2im(x, [1, 1, 2, 2], 2, { pad: [0, 1] }), 3, 4),
  maxPool: inPower((x) => C.maxPool(x, 2, { pad: 1 }), 1, 1, 3, 2),
  maxUnpool: inPower((x) => new C.MaxUnpool([2, 3]).call(x, places), 1, 1, 1, 3),
  takePlaces: inPower((x) => new C.TakePlaces().call(x, places), 1, 1, 2, 3),
  averagePool: inPower((x) => C.averagePool(x, [1, 2], { pad: [0, 1] }), 1, 1, 2, 3),
  averageUnpool: inPower((x) => new C.AverageUnpool({ ...lay, size: [3, 3] }).call(x), 1, 1, 2, 2),
  globalAveragePool: {
    ...inPower((x) => C.globalAveragePool(x), 1, 2, 2, 2),
    formula: 'y = the mean of each channel,  each element gets an equal part of the gradient',
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
