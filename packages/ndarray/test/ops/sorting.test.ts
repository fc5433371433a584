import { argsort, array, sort } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import rows from '../figures/sorting.json' with { type: 'json' }
import { elements, type Figure, fromFigure, int32, itRefuses, layouts, wrong } from '../support.ts'

describe.each(Object.entries(layouts))('of a %s array, as NumPy gives it', (_, layout) => {
  it.each(rows.map((row, i) => [i, row.axis, row] as const))('%i: sort and argsort along axis %i', (_, axis, row) => {
    const x = layout(fromFigure(row.x as Figure))
    expect(sort(x, { axis })).toEqualArray(row.sort as Figure)
    expect(argsort(x, { axis })).toEqualArray(row.argsort as Figure)
  })
})

it('goes along the last axis unless told', () => {
  expect(sort([[3, 1, 2]])).toEqualArray([[1, 2, 3]])
  expect(argsort([[3, 1, 2]])).toEqualArray(int32([[1, 2, 0]]))
})

it('in descending order NaN comes first, and equal elements keep their order too', () => {
  const x = array([1, Number.NaN, 2, 1, Infinity, Number.NaN, -Infinity])
  expect(argsort(x, { descending: true })).toEqualArray(int32([1, 5, 4, 2, 0, 3, 6]))
  expect(sort(x, { descending: true })).toEqualArray([Number.NaN, Number.NaN, Infinity, 2, 1, 1, -Infinity])
})

it('any numbers come out in order, all of them, each from its place', () => {
  const anyNumbers = fc.array(fc.oneof(fc.double(), fc.integer({ min: 0, max: 3 })), { maxLength: 70 })
  fc.assert(
    fc.property(anyNumbers, (numbers) => {
      const x = array(Float64Array.from(numbers))
      const places = elements(argsort(x))
      expect(places.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i))
      const later = (a: number, b: number) => (Number.isNaN(a) ? Number.isNaN(b) : a === b)
      for (let i = 1; i < places.length; i++) {
        const [a, b] = [numbers[places[i - 1]], numbers[places[i]]]
        expect(a < b || (later(a, b) && places[i - 1] < places[i]) || (Number.isNaN(b) && !Number.isNaN(a))).toBe(true)
      }
    }),
  )
})

describe('what is refused', () => {
  itRefuses([
    ['sort: axis -1 is out of range: a 0-d array has no axes', RangeError, () => sort(1)],
    ['argsort: axis 1 is out of range', RangeError, () => argsort([1], { axis: 1 })],
    ['sort: there is no option kind', TypeError, () => sort([1], wrong({ kind: 'stable' }))],
    ['argsort: expected a number, nested lists', TypeError, () => argsort(wrong('x'))],
  ])
})
