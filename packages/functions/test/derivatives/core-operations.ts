import type { Variable } from '@dezero/core'
import * as core from '@dezero/core'
import { alongAxes, anywhere, last, type Operation, pairs, positive, vectors } from './operation.ts'

/** Elements in other places, which keep their gradients. */
const rearranged = (f: (x: Variable) => Variable): Operation => ({
  f: (x) => f(x).pow(3),
  domain: [anywhere],
  shapes: vectors,
  formula: 'y = elements of x in other places;  each gradient goes where its element was',
})

const { greater, greaterEqual, less, lessEqual, equal, notEqual } = core
const comparisons = { greater, greaterEqual, less, lessEqual, equal, notEqual }

/** Every operation of core, by the name it is exported under. */
export const coreOperations: Record<string, Operation> = {
  // arithmetic
  add: { f: (x0, x1) => core.add(x0, x1).pow(3), domain: [anywhere, anywhere] },
  sub: { f: (x0, x1) => core.sub(x0, x1).pow(3), domain: [anywhere, anywhere] },
  mul: { f: (x0, x1) => core.mul(x0, x1).pow(2), domain: [anywhere, anywhere] },
  div: { f: (x0, x1) => core.div(x0, x1), domain: [anywhere, positive] },
  neg: { f: (x) => core.neg(x).pow(3), domain: [anywhere] },
  pow: { f: (x) => core.pow(x, 4), domain: [anywhere] },
  astype: { f: (x) => x.astype('float64').pow(3), domain: [anywhere] },

  // shapes and matrices
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

  // steps, whose own derivative is 0; the products are checked
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

  // reductions
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

  // indexing and joining
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
}
