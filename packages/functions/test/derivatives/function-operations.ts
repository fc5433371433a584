import * as core from '@dezero/core'
import { arange, type Shape } from '@dezero/ndarray'
import * as F from '../../src/index.ts'
import { alongAxes, anywhere, last, type Operation, pairs, positive, vectors } from './operation.ts'

/** For dropout: the same elements at each call. */
const dropsFirst = {
  rand(...shape: number[]) {
    const size = shape.reduce((count, length) => count * length, 1)
    return arange(size).mul(0.3).reshape(shape)
  },
}

const matrices: Shape[][] = [[[2, 2]], [[2, 3]]]
const pairsOfThree: Shape[][] = [
  [[3], [3]],
  [
    [2, 3],
    [2, 3],
  ],
]

/** Every operation of functions, by the name it is exported under. */
export const functionOperations: Record<string, Operation> = {
  sin: { f: F.sin, domain: [anywhere] },
  cos: { f: F.cos, domain: [anywhere] },
  tan: { f: F.tan, domain: [[-1.2, 1.2]] },
  asin: { f: F.asin, domain: [[-0.8, 0.8]] },
  acos: { f: F.acos, domain: [[-0.8, 0.8]] },
  atan: { f: F.atan, domain: [anywhere] },
  atan2: { f: F.atan2, domain: [anywhere, positive] },
  sinh: { f: F.sinh, domain: [anywhere] },
  cosh: { f: F.cosh, domain: [anywhere] },
  tanh: { f: F.tanh, domain: [anywhere] },
  asinh: { f: F.asinh, domain: [anywhere] },
  acosh: { f: F.acosh, domain: [[1.5, 3]] },
  atanh: { f: F.atanh, domain: [[-0.8, 0.8]] },
  exp: { f: F.exp, domain: [anywhere] },
  log: { f: F.log, domain: [positive] },
  sqrt: { f: F.sqrt, domain: [positive] },
  expm1: { f: F.expm1, domain: [anywhere] },
  exp2: { f: F.exp2, domain: [anywhere] },
  log1p: { f: F.log1p, domain: [positive] },
  log2: { f: F.log2, domain: [positive] },
  log10: { f: F.log10, domain: [positive] },
  cbrt: { f: F.cbrt, domain: [positive] },
  reciprocal: { f: F.reciprocal, domain: [[0.8, 3]] },
  rsqrt: { f: F.rsqrt, domain: [positive] },
  square: { f: (x) => F.square(x).pow(2), domain: [anywhere] },
  power: { f: F.power, domain: [positive, anywhere] },
  hypot: { f: F.hypot, domain: [positive, positive] },
  round: { f: (x) => F.round(x).add(x).pow(3), domain: [anywhere] },
  ceil: { f: (x) => F.ceil(x).add(x).pow(3), domain: [anywhere] },
  floor: { f: (x) => F.floor(x).add(x).pow(3), domain: [anywhere] },
  mod: { f: (x0, x1) => F.mod(x0, x1).pow(3), domain: [anywhere, positive] },
  erf: { f: F.erf, domain: [anywhere] },
  erfc: { f: F.erfc, domain: [anywhere] },
  lgamma: { f: F.lgamma, domain: [[0.8, 5]] },
  digamma: { f: F.digamma, domain: [[0.8, 5]] },
  polygamma: { f: (x) => F.polygamma(2, x), domain: [[1, 5]] },
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

  // layers
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

  // products, indices and order
  einsum: {
    f: (x0, x1) =>
      F.einsum('ij,jk->ik', x0, x1)
        .pow(2)
        .add(F.einsum('ii,kj->kj', x0, x1)),
    domain: [anywhere, anywhere],
    shapes: [
      [
        [2, 2],
        [2, 3],
      ],
    ],
  },
  tensordot: {
    f: (x0, x1) => F.tensordot(x0, x1, { axes: 1 }).pow(2),
    domain: [anywhere, anywhere],
    shapes: [
      [[2, 3], [3]],
      [[2], [2, 2]],
    ],
    formula: 'y = Σ x0 x1 over pairs of their axes',
  },
  diagonal: {
    f: (x) => F.diagonal(x, { offset: 1 }).pow(3),
    domain: [anywhere],
    shapes: matrices,
    formula: 'y = the elements x[i, i + offset] of two axes',
  },
  trace: {
    f: (x) => F.trace(x).pow(3),
    domain: [anywhere],
    shapes: matrices,
    formula: 'y = Σ x[i, i + offset]',
  },
  tril: {
    f: (x) => F.tril(x, { k: -1 }).pow(3),
    domain: [anywhere],
    shapes: matrices,
    formula: 'y = x up to the k-th diagonal, else 0;  dy/dx is the same of the gradient',
  },
  triu: {
    f: (x) => F.triu(x).pow(3),
    domain: [anywhere],
    shapes: matrices,
    formula: 'y = x from the k-th diagonal on, else 0;  dy/dx is the same of the gradient',
  },
  scatter: {
    f: (x0, x1) => F.scatter(x0, [2, 0, 2], x1, { axis: -1 }).pow(3),
    domain: [anywhere, anywhere],
    shapes: pairsOfThree,
  },
  segmentSum: {
    f: (x) => F.segmentSum(x, x.shape[0] === 2 ? [3, 1] : [1, 0, 1], 4).pow(3),
    domain: [anywhere],
    shapes: vectors,
    formula: 'y = the sums of the entries of x with one id;  each entry gets the gradient of its sum',
  },
  sort: {
    f: (x) =>
      F.sort(x)
        .mul(F.sort(x, { axis: 0, descending: true }))
        .pow(2),
    domain: [anywhere],
    shapes: vectors,
    formula: 'y = x in ascending order along an axis;  each gradient goes where its element was',
  },
  argsort: { f: (x) => F.argsort(x).mul(x).pow(3), domain: [anywhere], shapes: vectors },
  topk: {
    f: (x) => F.topk(x, 2).values.pow(3),
    domain: [anywhere],
    shapes: vectors,
    formula: 'y = the k largest elements along an axis, and their indices;  each gradient goes where its element was',
  },
  median: {
    f: (x) => F.median(x).pow(3),
    domain: [anywhere],
    formula: 'y = the middle of x in order, or the mean of the middle two;  those get the gradient',
  },
  quantile: {
    f: (x) => F.quantile(x, [0.1, 0.6], last(x)).pow(3),
    domain: [anywhere],
    shapes: alongAxes,
    formula: 'y = x in order at q (n − 1), interpolated between two elements, which share the gradient',
  },

  // losses
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
