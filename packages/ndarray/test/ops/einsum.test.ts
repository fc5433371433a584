import { array, einsum, ones, tensordot } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import products from '../figures/einsum.json' with { type: 'json' }
import contractions from '../figures/tensordot.json' with { type: 'json' }
import { bool, type Figure, float32, fromFigure, int32, itRefuses, layouts, wrong } from '../support.ts'

describe.each(Object.entries(layouts))('of %s arrays, as NumPy gives it', (_, layout) => {
  it.each(products)('einsum $subscripts', ({ subscripts, xs, out }) => {
    const operands = xs.map((x) => layout(fromFigure(x as Figure)))
    expect(einsum(subscripts, ...operands)).toBeNear(out as Figure, 1e-14)
  })
  it.each(contractions)('tensordot $axes', ({ axes, x, y, out }) => {
    const [a, b] = [layout(fromFigure(x as Figure)), layout(fromFigure(y as Figure))]
    expect(tensordot(a, b, { axes: axes as number })).toBeNear(out as Figure, 1e-14)
  })
})

it('tensordot sums over two axes unless told', () => {
  const x = ones([2, 3, 4])
  expect(tensordot(x, ones([3, 4, 5]))).toEqualArray(ones([2, 5]).mul(12))
})

it('keeps dtypes as the product does', () => {
  expect(einsum('ij,j', float32([[1, 2]]), float32([3, 4]))).toEqualArray(float32([11]))
  expect(einsum('ij,j', int32([[1, 2]]), int32([3, 4]))).toEqualArray(int32([11]))
  expect(einsum('i,i->i', bool([true, false]), float32([3, 4]))).toEqualArray(float32([3, 0]))
})

describe('what is refused', () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ])
  itRefuses([
    ["einsum: the subscripts come first, text such as 'ij,jk->ik', got NdArray", TypeError, () => einsum(wrong(x))],
    ["einsum: 'ij->i->' has '->' more than once", TypeError, () => einsum('ij->i->', x)],
    [
      "einsum: 'i1' has '1', which stands for no axis: an axis is one letter, a to z or A to Z",
      TypeError,
      () => einsum('i1', x),
    ],
    [
      "einsum: '..i' has '.', which stands for no axis: dots are '...', once in a term",
      TypeError,
      () => einsum('..i', x),
    ],
    ["einsum: '...i...' has '.'", TypeError, () => einsum('...i...', x)],
    ["einsum: 'ij->i-' has '-'", TypeError, () => einsum('ij->i-', x)],
    ["einsum: 'ij,j' is for 2 operands, got 1", RangeError, () => einsum('ij,j', x)],
    ["einsum: 'ij' is for 1 operand, got 0", RangeError, () => einsum('ij')],
    ["einsum: 'ijk' names 3 axes, but operand 1 of shape [2,3] has 2", RangeError, () => einsum('ijk', x)],
    ["einsum: 'i' names 1 axis, but operand 2 of shape [2,3] has 2", RangeError, () => einsum('ij,i', x, x)],
    ["einsum: '...ijk' names 3 axes, but operand 1 of shape [2,3] has 2", RangeError, () => einsum('...ijk', x)],
    ["einsum: 'i' is 3 long in operand 2 of shape [3,2], and 2 before", RangeError, () => einsum('ij,ij', x, x.T)],
    ["einsum: 'i' is 3 long in operand 1 of shape [2,3], and 2 before", RangeError, () => einsum('ii', x)],
    ["einsum: 'i' is 1 long in operand 1 of shape [3,1], and 3 before", RangeError, () => einsum('ii', ones([3, 1]))],
    [
      "einsum: 'k' in the result of 'ij->k' is in no operand, so its length is unknown",
      RangeError,
      () => einsum('ij->k', x),
    ],
    ["einsum: 'i' stands twice in the result of 'ij->ii'", RangeError, () => einsum('ij->ii', x)],
    [
      "einsum: '...j->j' drops the 1 axis of '...'; write '...' in the result too",
      RangeError,
      () => einsum('...j->j', x),
    ],
    ['einsum, operand 1: expected a number', TypeError, () => einsum('ij', wrong('x'))],
    [
      'tensordot: axes 3 must be a whole number of axes that both have, 0 to 2',
      RangeError,
      () => tensordot(x, x, { axes: 3 }),
    ],
    [
      'tensordot: axes are a number, or two lists [[1, 2], [0, 1]], got a list of 1',
      TypeError,
      () => tensordot(x, x, { axes: wrong([1]) }),
    ],
    [
      'tensordot: 2 axes of x and 1 of y; they are summed over in pairs',
      RangeError,
      () => tensordot(x, x, { axes: [[0, 1], [0]] }),
    ],
    [
      'tensordot: axis 1 of shape [2,3] and axis 0 of shape [2,3] are to be summed over together, but their lengths differ',
      RangeError,
      () => tensordot(x, x, { axes: 1 }),
    ],
    ['tensordot: axis 2 is out of range', RangeError, () => tensordot(x, x, { axes: [2, 0] })],
    ['tensordot: there is no option axis, only axes', TypeError, () => tensordot(x, x, wrong({ axis: 1 }))],
  ])
  it("so are more axes of '...' than letters are left", () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
    const operand = ones(new Array(53).fill(1))
    expect(() => einsum(`...${letters}`, operand)).toThrow("leaves 0 letters, and '...' needs 1")
  })
})
