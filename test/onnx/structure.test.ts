import { toOnnx } from '@dezero/onnx'
import { describe, expect, it } from 'vitest'
import { operations } from '../../packages/functions/test/derivatives/operations.ts'
import { recorded } from '../../packages/functions/test/derivatives/recorded.ts'
import { points, shapesFor } from '../../packages/functions/test/derivatives/table.ts'
import { decode } from '../../packages/onnx/test/decode.ts'

describe('the value, the gradients and the second derivatives of every operation become a sound ONNX graph', () => {
  it.each(Object.entries(operations))('%s', (_, operation) => {
    const at = shapesFor(operation)
      .at(-1)!
      .map((shape, i) => points(operation.domain[i], shape, i))
    const { xs, results } = recorded(operation, at)
    const { nodes, inputs, outputs, initializers } = decode(toOnnx(results, { inputs: xs }))
    const known = new Set(['', ...Object.keys(inputs), ...Object.keys(initializers)])
    for (const node of nodes) {
      for (const x of node.inputs) expect(known).toContain(x) // each node stands behind those whose results it takes
      for (const y of node.outputs) {
        expect(known).not.toContain(y) // each value has one name and one origin
        known.add(y)
      }
    }
    for (const y of Object.keys(outputs)) expect(known).toContain(y)
    expect(Object.values(outputs)).toEqual(results.map(({ dtype, shape }) => `${dtype}[${shape}]`))
  })
})
