import { gradients, sum, Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { replay } from '@dezero/testing'
import { describe, expect, it } from 'vitest'
import { operations } from './derivatives/operations.ts'
import { points, shapesFor } from './derivatives/table.ts'

describe('the graph of a function and of its gradients is a complete program: run again on other numbers, it gives theirs', () => {
  it.each(Object.keys(operations))('%s', (name) => {
    const operation = operations[name]
    const first = shapesFor(operation)
      .at(-1)!
      .map((shape, i) => points(operation.domain[i], shape, i))
    const second = first.map((x) => x.flip())
    const derivatives = (at: NdArray[]) => {
      const xs = at.map((x) => new Variable(x))
      const y = operation.f(...xs)
      const gxs = gradients(sum(y), xs, { createGraph: true })
      const gxs2 = gradients(
        gxs.map((gx) => sum(gx)).reduce((a, b) => a.add(b)),
        xs,
        { createGraph: true },
      )
      return { xs, results: [y, ...gxs, ...gxs2] }
    }
    const recorded = derivatives(first)
    const expected = derivatives(second)
    const leaves = new Map(recorded.xs.map((x, i) => [x, second[i]]))
    recorded.results.forEach((result, i) => {
      expect(replay(result, leaves)).toBeAllClose(expected.results[i].data)
    })
  })
})
