import { array, eye, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import figures from '../figures/matmul.json' with { type: 'json' }
import { counting, type Figure, float32, fromFigure, int32, itRefuses, layouts, wrong } from '../support.ts'

describe('matmul gives NumPy’s numbers, in every layout of both', () => {
  it.each(figures as { x: Figure; y: Figure; out: Figure }[])('$x.shape · $y.shape of $x.dtype', ({ x, y, out }) => {
    for (const a of Object.values(layouts)) {
      for (const b of Object.values(layouts)) expect(a(fromFigure(x)).matmul(b(fromFigure(y)))).toEqualArray(out)
    }
  })
})

describe('matmul', () => {
  const x = counting(2, 3)
  // biome-ignore format: one line for each case
  it.each([
    ['by the identity changes nothing', x.matmul(eye(3)), x],
    ['of transposes is the transpose', x.T.matmul(x).T, x.T.matmul(x)],
    ['takes views that repeat', array([1, 2]).broadcastTo([3, 2]).matmul(array([[1], [10]])), array([[21], [21], [21]])],
    ['takes repeated batches', x.broadcastTo([2, 2, 3]).matmul(eye(3).broadcastTo([2, 3, 3])), x.broadcastTo([2, 2, 3])],
    ['takes lists', x.matmul([1, 1, 1]), array([3, 12])],
    ['takes typed arrays', int32([[1, 2]]).matmul(new Int32Array([3, 4])), int32([11])],
    ['sums float32 in float32, as NumPy does', float32([16777216, 1, 1]).matmul(float32([1, 1, 1])), float32(16777216)],
    ['of int32 wraps around', int32([65536]).matmul(int32([32768])), int32(-2147483648)],
    ['of int32 wraps around where float64 would round', int32([[123456789, 2147483647]]).matmul(int32([987654321, 2147483647])), int32([-67153018])],
    ['of nothing is 0', zeros([2, 0]).matmul(zeros([0, 1])), zeros([2, 1])],
    ['0 · ∞ is NaN', array([0]).matmul(array([Infinity])), array(Number.NaN)],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['matmul: shapes [2,3] and [2,3] do not align: the last axis of the first (3) must be as long as the rows of the second (2)', RangeError, () => x.matmul(x)],
    ['matmul: shapes [2,3] and [2] do not align: the last axis of the first (3) must be as long as the rows of the second (2)', RangeError, () => x.matmul(counting(2))],
    ['matmul: shapes [3] and [2] do not align: the last axis of the first (3) must be as long as the rows of the second (2)', RangeError, () => counting(3).matmul(counting(2))],
    ['matmul: shapes [] and [3] do not align: a 0-d operand has no rows or columns; use mul', RangeError, () => array(1).matmul(counting(3))],
    ['matmul: shapes [2,3] and [] do not align: a 0-d operand has no rows or columns; use mul', RangeError, () => x.matmul(2)],
    ['matmul: shapes [5,2,3] and [4,3,2] do not align: from the third last axis back, lengths must be equal or 1', RangeError, () => zeros([5, 2, 3]).matmul(zeros([4, 3, 2]))],
    ['matmul: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => x.matmul(wrong(undefined))],
    ['matmul: expected a number, nested lists of numbers or an NdArray, got null', TypeError, () => x.matmul(wrong(null))],
  ])
})
