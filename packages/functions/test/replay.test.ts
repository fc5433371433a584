import { gradients, sum, Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { replay } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { operations } from './derivatives/operations.ts'
import { points, shapesFor } from './derivatives/table.ts'

describe('the graph of a function and of its gradients is a complete program: run again on other numbers, it gives theirs', () => {
  it.each(Object.keys(operations))('%s', (name) => {
    const operation = operations[name]
    for (const shapes of shapesFor(operation)) {
      const first = shapes.map((shape, i) => points(operation.domain[i], shape, i))
      const second = shapes.map((shape, i) => points(operation.domain[i], shape, i + 1).flip())
      const { xs, results } = derivatives(name, first)
      const expected = derivatives(name, second).results
      const replayed = replay(results, { inputs: new Map(xs.map((x, i) => [x, second[i]])) })
      replayed.forEach((result, i) => {
        expect(result).toBeAllClose(expected[i].data)
      })
    }
  })
})

/** An operation with its gradients and second gradients, on one graph. */
function derivatives(name: string, at: NdArray[]) {
  const xs = at.map((x) => new Variable(x))
  const y = operations[name].f(...xs)
  const gxs = gradients(sum(y), xs, { createGraph: true })
  const slope = gxs.map((gx) => sum(gx)).reduce((a, b) => a.add(b))
  return { xs, results: [y, ...gxs, ...gradients(slope, xs, { createGraph: true })] }
}
