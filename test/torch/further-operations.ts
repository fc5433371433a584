import type { Variable } from '@dezero/core'
import * as core from '@dezero/core'
import * as F from '@dezero/functions'
import * as C from '@dezero/functions/conv'
import type { Shape } from '@dezero/ndarray'
import type { Operation } from '../../packages/functions/test/derivatives/operation.ts'

const of = (f: Operation['f'], ...shapes: Shape[]): Operation => ({
  f,
  domain: shapes.map((_): [number, number] => [-2, 2]),
  shapes: [shapes],
})

const x = [2, 4, 5, 6]
const w = [2, 2, 3, 2]
const lay = { stride: [2, 1], dilation: [1, 2], groups: 2 } as const

/** Options that the table of operations does not try, because no derivative depends on them, but PyTorch's words do. */
export const furtherOperations: Record<string, Operation> = {
  'conv2d with strides, dilation, groups and a bias': of(
    (a, b, c) => C.conv2d(a, b, c, { ...lay, pad: [1, 2] }).pow(2),
    x,
    w,
    [2],
  ),
  'conv2d with uneven margins': of((a, b) => C.conv2d(a, b, null, { ...lay, pad: 'same' }).pow(2), x, w),
  'conv2d whose windows do not reach the end': of(
    (a, b) => C.conv2d(a, b, null, { stride: 3 }).pow(2),
    x,
    [1, 4, 2, 2],
  ),
  'deconv2d with strides, dilation, groups and a bias': of(
    (a, b, c) => C.deconv2d(a, b, c, { ...lay, pad: 1 }).pow(2),
    x,
    [4, 1, 3, 2],
    [2],
  ),
  'deconv2d to larger images': of(
    (a, b, c) => C.deconv2d(a, b, c, { stride: 3, outSize: [17, 19] }).pow(2),
    x,
    [4, 1, 3, 2],
    [1],
  ),
  'deconv2d with uneven margins': of(
    (a, b) => C.deconv2d(a, b, null, { stride: 2, pad: 'same' }).pow(2),
    x,
    [4, 1, 3, 2],
  ),
  'maxPool with margins': of((a) => C.maxPool(a, 3, { stride: 2, pad: 1 }).pow(3), x),
  'maxPool with uneven margins': of((a) => C.maxPool(a, [2, 3], { stride: [1, 2], pad: 'same' }).pow(3), x),
  'maxPool with margins above half of the kernel': of((a) => C.maxPool(a, 3, { pad: 2 }).pow(3), x),
  'averagePool with uneven margins': of((a) => C.averagePool(a, [2, 3], { stride: [1, 2], pad: 'same' }).pow(3), x),
  'averagePool with margins above half of the kernel': of((a) => C.averagePool(a, 3, { pad: 2 }).pow(3), x),
  'im2col and col2im with uneven margins': of(
    (a) => C.col2im(C.im2col(a, [3, 2], { stride: 2, pad: 'same' }), x, [3, 2], { stride: 2, pad: 'same' }).pow(3),
    x,
  ),
  'softmax along several axes': of((a) => F.softmax(a, { axis: [0, 2] }), [2, 3, 2]),
  'logSoftmax along all axes': of((a) => F.logSoftmax(a, { axis: [0, 1] }), [2, 3]),
  'logSumExp that keeps axes': of((a) => F.logSumExp(a, { axis: [-1, 0], keepdims: true }), [2, 3, 2]),
  'norm of everything': of((a) => F.norm(a, { keepdims: true }), [2, 3]),
  'max along several axes': of((a) => core.max(a, { axis: [0, 2] }).pow(3), [2, 3, 2]),
  'sum along no axis': of((a) => core.sum(a, { axis: [] }).pow(3), [2, 3]),
  'argmax that keeps the axis': of((a) => core.argmax(a, { axis: 1, keepdims: true }).mul(a).pow(2), [2, 3]),
  'argmin of everything': of((a) => core.argmin(a).mul(a).pow(2), [2, 3]),
  'slices backward, new axes and single entries': of(
    (a) => core.slice(a, '3:0:-2', null, '...', 1, '::-1').pow(3),
    [5, 2, 2, 3],
  ),
  'a slice of nothing': of((a) => a.add(core.slice(a, '2:2', ':').sum()).pow(3), [3, 2]),
  'take at places of several axes, from the end too': of(
    (a) =>
      core
        .take(
          a,
          [
            [0, -1],
            [1, 1],
          ],
          { axis: 1 },
        )
        .pow(3),
    [2, 3],
  ),
  'cumsum along the first axis': of((a) => core.cumsum(a, { axis: 0 }).pow(3), [3, 2]),
  'pad with pairs': of(
    (a) =>
      core
        .pad(
          a,
          [
            [0, 1],
            [2, 0],
          ],
          { value: -1.5 },
        )
        .pow(3),
    [2, 3],
  ),
  'transpose in a cycle': of((a) => core.transpose(a, [2, 0, 1]).pow(3), [2, 3, 4]),
  'products of vectors and batches': of((a, b) => core.matmul(a, b).pow(2), [3], [2, 3, 2]),
  'clip on one side': of((a) => F.clip(a, -Infinity, 0.5).pow(3), [2, 3]),
  'maximum of numbers and Variables': of((a) => F.maximum(F.minimum(a, 1), -0.5).pow(3), [2, 3]),
  'whole numbers among floats': of(
    (a) => a.mul(core.argmax(a, { axis: -1 }).add(1).pow(2).expandDims(-1)).pow(2),
    [2, 3],
  ),
  'functions of whole numbers': of(
    (a) =>
      F.sin(core.argmax(a, { axis: 0 }).add(1))
        .mul(a)
        .pow(2),
    [2, 3],
  ),
  'softmaxCrossEntropy of sequences': of(
    (a) =>
      F.softmaxCrossEntropy(a, [
        [0, 2, 1],
        [1, 0, 0],
      ]),
    [2, 3, 3],
  ),
  'losses of labels that are Variables': of(
    (a, t) => F.sigmoidCrossEntropy(a, core.greater(t, 0)).add(huber(a, t)),
    [2, 3],
    [2, 3],
  ),
  'division of numbers by Variables, and powers below 0': of(
    (a) => a.pow(2).add(1).pow(-0.5).add(a.pow(2).add(2).rdiv(1)),
    [3],
  ),
}

const huber = (a: Variable, t: Variable) => F.huber(a, t, { delta: 0.5 })
