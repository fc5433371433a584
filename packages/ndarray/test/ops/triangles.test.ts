import { array, diagonal, type NdArray, ones, trace, tril, triu } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import rows from '../figures/triangles.json' with { type: 'json' }
import { type Figure, float32, fromFigure, int32, itRefuses, layouts, wrong } from '../support.ts'

const operations: Record<string, (x: NdArray, options: object) => NdArray> = { diagonal, trace, tril, triu }

describe.each(Object.entries(layouts))('of a %s array, as NumPy gives it', (_, layout) => {
  it.each(rows)('$method of $x.shape, $options', ({ method, x, options, out }) => {
    expect(operations[method](layout(fromFigure(x as Figure)), options)).toBeNear(out as Figure, 0)
  })
})

it('keeps dtypes, and leaves nothing of what is cut off', () => {
  const x = [
    [1, Number.NaN],
    [Infinity, 2],
  ]
  expect(triu(float32(x)).slice(1)).toEqualArray(float32([0, 2]))
  expect(tril(float32(x)).slice(0)).toEqualArray(float32([1, 0]))
  expect(trace(int32(ones([2, 2])))).toEqualArray(int32(2))
})

it('the diagonal of a matrix in rows is a view', () => {
  const x = array([
    [1, 2],
    [3, 4],
  ])
  expect(diagonal(x).data).toBe(x.data)
})

describe('what is refused', () => {
  const x = ones([2, 3])
  itRefuses([
    ['diagonal: needs two axes, and shape [3] has 1', RangeError, () => diagonal(ones(3))],
    ['trace: needs two axes, and shape [] has 0', RangeError, () => trace(array(1))],
    ['diagonal: axis1 and axis2 are both axis 1; they must differ', RangeError, () => diagonal(x, { axis1: -1 })],
    ['trace: axis 2 is out of range', RangeError, () => trace(x, { axis2: 2 })],
    ['diagonal: the offset must be a whole number, got the number 0.5', TypeError, () => diagonal(x, { offset: 0.5 })],
    ['diagonal: there is no option k', TypeError, () => diagonal(x, wrong({ k: 1 }))],
    ['tril: expected matrices, (…, rows, columns), got shape [3]', RangeError, () => tril([1, 2, 3])],
    ['triu: the diagonal k must be a whole number, got the number 0.5', TypeError, () => triu(x, { k: 0.5 })],
    ['triu: there is no option offset, only k', TypeError, () => triu(x, wrong({ offset: 1 }))],
  ])
})
