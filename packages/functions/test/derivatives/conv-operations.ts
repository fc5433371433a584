import type { Variable } from '@dezero/core'
import { array, type Shape } from '@dezero/ndarray'
import * as C from '../../src/conv/index.ts'
import { anywhere, type Operation } from './operation.ts'

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

/** Every operation of functions/conv, by the name it is exported under. */
export const convOperations: Record<string, Operation> = {
  conv2d: ofFilters((x, w) => C.conv2d(x, w, null, { pad: [1, 0] }), [1, 1, 2, 3], [1, 1, 2, 2]),
  deconv2d: ofFilters((x, w) => C.deconv2d(x, w, null, { stride: 2 }), [1, 1, 2, 2], [1, 1, 2, 2]),
  conv2dWeights: ofFilters((x, gy) => new C.Conv2dWeights(lay).call(x, gy), [1, 1, 3, 3], [1, 1, 2, 2]),
  conv1d: {
    ...ofFilters((x, w) => C.conv1d(x, w, array([1], { dtype: x.dtype }), { stride: 2 }), [1, 2, 4], [1, 2, 2]),
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
