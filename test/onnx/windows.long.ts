import { averagePool, conv2d, deconv2d, im2col, maxPool } from '@dezero/functions/conv'
import type { Shape } from '@dezero/ndarray'
import { toOnnx } from '@dezero/onnx'
import { describe, expect, it } from 'vitest'
import { anywhere, type Operation } from '../../packages/functions/test/derivatives/operation.ts'
import { recorded } from '../../packages/functions/test/derivatives/recorded.ts'
import { points } from '../../packages/functions/test/derivatives/table.ts'
import { distance, runtime } from './runtime.ts'

const open = await runtime()

/** Cases whose windows leave a rest of the image over, lie apart, reach into margins that differ, or see some channels only. */
const cases: Record<string, [f: Operation['f'], ...shapes: Shape[]]> = {
  'conv2d with a stride that leaves a rest over': [
    (x, w) => conv2d(x, w, null, { stride: [2, 3] }),
    [2, 2, 6, 8],
    [3, 2, 3, 2],
  ],
  'conv2d with a dilation and a margin': [
    (x, w) => conv2d(x, w, null, { dilation: [2, 1], pad: [2, 1] }),
    [2, 2, 5, 5],
    [3, 2, 3, 3],
  ],
  'conv2d in groups, margins on one side': [
    (x, w) => conv2d(x, w, null, { pad: 'same', stride: 2, groups: 2 }),
    [2, 4, 6, 7],
    [6, 2, 3, 3],
  ],
  'conv2d of each channel by itself, with a bias': [
    (x, w, b) => conv2d(x, w, b, { groups: 3 }),
    [2, 3, 5, 5],
    [3, 1, 2, 2],
    [3],
  ],
  'deconv2d with a size that leaves a rest over, in groups': [
    (x, w, b) => deconv2d(x, w, b, { stride: 3, outSize: [10, 9], groups: 2 }),
    [2, 4, 3, 3],
    [4, 2, 2, 3],
    [4],
  ],
  'deconv2d with a dilation and a margin': [
    (x, w) => deconv2d(x, w, null, { stride: 2, dilation: 2, pad: 1 }),
    [2, 2, 3, 4],
    [2, 3, 2, 2],
  ],
  'maxPool with a margin, windows that overlap': [(x) => maxPool(x, 3, { stride: 2, pad: 1 }).pow(2), [2, 2, 6, 7]],
  'averagePool with a margin and a rest': [(x) => averagePool(x, [3, 2], { stride: 2, pad: 1 }).pow(2), [2, 2, 6, 6]],
  'im2col with everything': [(x) => im2col(x, [2, 3], { stride: [1, 2], pad: 1, dilation: 2 }).pow(2), [2, 2, 6, 7]],
}

describe('on ONNX Runtime', () => {
  it.each(Object.entries(cases))('%s has its value, gradient and second derivative', async (_, [f, ...shapes]) => {
    const at = (shift: number) => shapes.map((shape, i) => points(anywhere, shape, i + shift).astype('float32'))
    const operation = { f: (...xs: Parameters<typeof f>) => f(...xs).pow(2), domain: [] }
    const { xs, results } = recorded(operation, at(0))
    const session = await open(toOnnx(results, { inputs: xs }))
    const outputs = await session.run(Object.fromEntries(at(3).map((x, i) => [`input${i + 1}`, x])))
    const exact = recorded(
      operation,
      at(3).map((x) => x.astype('float64')),
    ).results
    for (const [i, y] of results.entries()) {
      expect(distance(outputs[`output${i + 1}`], y.dtype, exact[i].data), `result ${i + 1}`).toBeLessThan(2e-6)
    }
  })
})
