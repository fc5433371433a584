import { array, type NdArray } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import rows from '../figures/rearranging.json' with { type: 'json' }
import { type Figure, fromFigure, itRefuses, layouts, wrong } from '../support.ts'

type Method = 'flip' | 'cumsum' | 'std' | 'variance' | 'prod' | 'repeat' | 'tile' | 'pad' | 'getItem' | 'moveaxis'

describe.each(Object.entries(layouts))('of a %s array, as NumPy gives it', (_, layout) => {
  it.each(rows.map((row, i) => [i, row.method, JSON.stringify(row.args), row] as const))(
    '%i: %s(%s)',
    (_, method, __, { args, x, out }) => {
      const run = () => {
        const source: Record<Method, (...args: unknown[]) => NdArray | NdArray[]> = wrong(
          layout(fromFigure(x as Figure)),
        )
        return source[method as Method](...args)
      }
      if (out === 'error') return void expect(run).toThrow()
      const got = [run()].flat()
      const expected = [out as Figure | Figure[]].flat()
      expect(got).toHaveLength(expected.length)
      got.forEach((y, i) => {
        expect(y).toBeNear(expected[i], 1e-14)
      })
    },
  )
})

describe('what is refused', () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ])
  itRefuses([
    [
      'split: an axis of length 3 has no 2 equal sections; give indices instead',
      RangeError,
      () => x.split(2, { axis: 1 }),
    ],
    ['split: expected a number of equal sections, or a list', TypeError, () => x.split(wrong('2'))],
    ['unstack: a 0-d array has no entries', RangeError, () => array(1).unstack()],
    [
      'repeat: 2 counts for an axis of length 3; give one for each entry',
      RangeError,
      () => x.repeat([1, 2], { axis: 1 }),
    ],
    ['moveaxis: 2 axes cannot move to 1 places', RangeError, () => x.moveaxis([0, 1], [0])],
    ['squeeze: axis 0 of shape [2,3] has length 2, not 1', RangeError, () => x.squeeze({ axis: 0 })],
    ['pad: expected a whole number ≥ 0', RangeError, () => x.pad(-1)],
    ['pad: expected a whole number ≥ 0', RangeError, () => x.pad([[1, 1]])],
    ['tile: shape', RangeError, () => x.tile(-1)],
    ['getItem: index 5 is out of range for an axis of length 3', RangeError, () => x.getItem([0, 1], [0, 5])],
    ['variance: ddof must be a number below the 3 elements', RangeError, () => x.variance({ axis: 1, ddof: 3 })],
    ['cumsum: there is no option axes, only axis', TypeError, () => x.cumsum(wrong({ axes: 0 }))],
  ])
})

it('views stay views where NumPy has views', () => {
  const x = array([[1, 2, 3]])
  for (const y of [
    x.flip(),
    x.squeeze(),
    x.expandDims(0),
    x.swapaxes(0, 1),
    x.moveaxis(0, 1),
    ...x.split(3, { axis: 1 }),
  ]) {
    expect(y.data).toBe(x.data)
  }
})

it('sums of int32 wrap around, those of bool count', () => {
  expect(array(Int32Array.of(2 ** 31 - 1, 1)).cumsum()).toEqualArray(array(Int32Array.of(2 ** 31 - 1, -(2 ** 31))))
  expect(array([true, true]).cumsum()).toEqualArray(array(Int32Array.of(1, 2)))
})
