import { replay } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { operations } from './derivatives/operations.ts'
import { recorded } from './derivatives/recorded.ts'
import { points, shapesFor } from './derivatives/table.ts'

describe('the graph of a function and of its gradients is a complete program: run again on other numbers, it gives theirs', () => {
  it.each(Object.entries(operations))('%s', (_, operation) => {
    for (const shapes of shapesFor(operation)) {
      const first = shapes.map((shape, i) => points(operation.domain[i], shape, i))
      const second = shapes.map((shape, i) => points(operation.domain[i], shape, i + 1).flip())
      const { xs, results } = recorded(operation, first)
      const expected = recorded(operation, second).results
      const replayed = replay(results, { inputs: new Map(xs.map((x, i) => [x, second[i]])) })
      replayed.forEach((result, i) => {
        expect(result).toBeAllClose(expected[i].data)
      })
    }
  })
})
