import type { Variable } from '@dezero/core'
import { toOnnx } from '@dezero/onnx'
import { describe, expect, it } from 'vitest'
import { operations } from '../../packages/functions/test/derivatives/operations.ts'
import { recorded } from '../../packages/functions/test/derivatives/recorded.ts'
import { points, shapesFor } from '../../packages/functions/test/derivatives/table.ts'
import { decode } from '../../packages/onnx/test/decode.ts'
import { isExpressible } from './kernels.ts'

describe('the value, the gradients and the second derivatives become a sound ONNX graph, or are refused by name:', () => {
  it.each(Object.entries(operations))('%s', (_, operation) => {
    for (const shapes of shapesFor(operation)) {
      const { xs, results } = recorded(
        operation,
        shapes.map((shape, i) => points(operation.domain[i], shape, i)),
      )
      const model = () => toOnnx(results, { inputs: xs })
      if (isExpressible(results)) expectSound(model(), results)
      else expect(model).toThrow(/toOnnx: there is no translation of \w+ \(ONNX/)
    }
  })
})

/** Each node stands behind those whose results it takes, and each value has one name and one origin. */
function expectSound(model: Uint8Array, results: readonly Variable[]): void {
  const { nodes, inputs, outputs, initializers } = decode(model)
  const known = new Set(['', ...Object.keys(inputs), ...Object.keys(initializers)])
  for (const node of nodes) {
    const early = node.inputs.filter((x) => !known.has(x))
    const twice = node.outputs.filter((y) => known.has(y))
    expect({ early, twice }, node.name).toEqual({ early: [], twice: [] })
    for (const y of node.outputs) known.add(y)
  }
  expect([...known]).toEqual(expect.arrayContaining(Object.keys(outputs)))
  expect(Object.values(outputs)).toEqual(results.map(({ dtype, shape }) => `${dtype}[${shape}]`))
}
