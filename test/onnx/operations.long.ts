import { Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { toOnnx } from '@dezero/onnx'
import { afterAll, describe, expect, it } from 'vitest'
import { operations } from '../../packages/functions/test/derivatives/operations.ts'
import { recorded } from '../../packages/functions/test/derivatives/recorded.ts'
import { points, shapesFor } from '../../packages/functions/test/derivatives/table.ts'
import { isExpressible, onlyFloat32 } from './kernels.ts'
import { distance, runtime, type Session } from './runtime.ts'

const open = await runtime()

/** Second derivatives whose terms nearly cancel, so that float32 keeps fewer digits of them. */
const cancelling = ['softmax', 'standardize', 'normalizeBatch']

const limitOf = (name: string, dtype: string): number =>
  dtype === 'float64' ? 1e-12 : cancelling.includes(name) ? 4e-6 : 2e-6

describe.each(['float64', 'float32'] as const)('on ONNX Runtime, in %s,', (dtype) => {
  const worst = { name: '', error: 0 }
  afterAll(() => console.log(`${dtype}: the largest difference is ${worst.error} (${worst.name})`))

  it.each(Object.entries(operations))(
    '%s has the value, gradient and second derivative that it has here',
    async (name, operation) => {
      for (const shapes of shapesFor(operation)) {
        const at = (shift: number) =>
          shapes.map((shape, i) => points(operation.domain[i], shape, i + shift).astype(dtype))
        const { xs, results } = recorded(operation, at(0))
        if (!isExpressible(results)) continue
        const model = toOnnx(results, { inputs: xs })
        const session = await openOrLack(model, dtype)
        if (session === undefined) continue
        const outputs = await session.run(named(at(3)))
        const exact = recorded(
          operation,
          at(3).map((x) => x.astype('float64')),
        ).results // in float32, we round too
        for (const [i, y] of results.entries()) {
          const error = distance(outputs[`output${i + 1}`], y.dtype, exact[i].data)
          if (error > worst.error) Object.assign(worst, { name, error })
          expect(error, `result ${i + 1} for shapes ${JSON.stringify(shapes)}`).toBeLessThan(limitOf(name, dtype))
        }
      }
    },
  )
})

describe.each(['int32', 'bool'] as const)('on ONNX Runtime, in %s,', (dtype) => {
  it.each(Object.entries(operations))('%s has the value that it has here', async (_, operation) => {
    for (const shapes of shapesFor(operation)) {
      const at = (shift: number) =>
        shapes.map(
          (shape, i) =>
            new Variable(
              points(operation.domain[i], shape, i + shift)
                .mul(2)
                .astype(dtype),
            ),
        )
      const xs = at(0)
      const y = tried(() => operation.f(...xs))
      const expected = tried(() => operation.f(...at(3)))
      if (y === undefined || expected === undefined || !isExpressible([y])) continue
      const session = await openOrLack(toOnnx([y], { inputs: xs }), dtype)
      if (session === undefined) continue
      const { output1 } = await session.run(named(at(3).map(({ data }) => data)))
      expect(distance(output1, y.dtype, expected.data)).toBeLessThan(1e-12)
    }
  })
})

describe('on ONNX Runtime, for a batch of another length,', () => {
  it.each(Object.entries(operations))('%s has the value that it has here, or is refused', async (_, operation) => {
    for (const shapes of shapesFor(operation).filter(([[rows]]) => rows > 1)) {
      const rows = shapes[0][0]
      const ofRows = (count: number) =>
        shapes.map((shape, i) => {
          const longer = shape[0] === rows ? [count, ...shape.slice(1)] : shape
          return new Variable(points(operation.domain[i], longer, i))
        })
      const xs = ofRows(rows)
      const model = tried(() =>
        toOnnx([operation.f(...xs)], { inputs: xs, batch: xs.filter((x) => x.shape[0] === rows) }),
      )
      const expected = tried(() => operation.f(...ofRows(rows + 3)))
      if (model === undefined || expected === undefined) continue
      const session = await openOrLack(model, 'float64')
      if (session === undefined) continue
      const { output1 } = await session.run(named(ofRows(rows + 3).map(({ data }) => data)))
      expect(distance(output1, expected.dtype, expected.data)).toBeLessThan(1e-12)
    }
  })
})

/** Nothing where the runtime has no kernel for an operator, which the page must say. */
async function openOrLack(model: Uint8Array, dtype: string): Promise<Session | undefined> {
  return open(model).catch((error: Error) => {
    const operator = /Could not find an implementation for (\w+)/.exec(error.message)?.[1] ?? ''
    if (dtype !== 'float32' && onlyFloat32.includes(operator)) return undefined
    throw error
  })
}

/** Nothing where it is refused. */
function tried<Y>(f: () => Y): Y | undefined {
  try {
    return f()
  } catch {
    return undefined
  }
}

/** Arrays under the names that inputs without a name get. */
const named = (arrays: readonly NdArray[]) => Object.fromEntries(arrays.map((x, i) => [`input${i + 1}`, x]))
