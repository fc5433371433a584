import { gradients, Variable } from '@dezero/core'
import { ones, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'

describe('meanSquaredError', () => {
  it('divides by the number of rows, as the book does', () => {
    const x = new Variable([1, 2, 3])
    const y = F.meanSquaredError(x, [1, 2, 4])
    expect(y).toBeAllClose(1 / 3)
    expect(gradients(y, [x])[0]).toBeAllClose([0, 0, -2 / 3])
    expect(F.meanSquaredError(zeros([2, 3]), ones([2, 3]))).toBeAllClose(3)
    expect(F.meanSquaredError(2, 5)).toBeAllClose(9)
  })

  it('sums, or leaves the squares as they are', () => {
    expect(F.meanSquaredError(zeros([2, 3]), ones([2, 3]), { reduction: 'sum' })).toBeAllClose(6)
    expect(F.meanSquaredError([1, 2, 3], [1, 2, 5], { reduction: 'none' })).toBeAllClose([0, 0, 4])
  })
})
