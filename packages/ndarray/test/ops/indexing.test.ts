import { array, type Nested, type SliceIndex, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import figures from '../figures/slices.json' with { type: 'json' }
import ofFive from '../figures/slices-of-five.json' with { type: 'json' }
import takes from '../figures/take.json' with { type: 'json' }
import {
  bool,
  counting,
  dtypes,
  type Figure,
  float32,
  fromFigure,
  int32,
  itRefuses,
  layouts,
  wrong,
} from '../support.ts'

describe('slice', () => {
  it('start:stop:step on an axis of length 5 reads what Python reads, for every sign and size', () => {
    const x = counting(5)
    for (const [text, expected] of Object.entries(ofFive)) {
      expect([text, x.slice(text).tolist()]).toEqual([text, expected])
    }
  })

  const cases = figures as { shape: number[]; index: SliceIndex[]; out: Figure }[]
  const rows = cases.map((row) => [row.shape, row.index.map(String).join(', '), row] as const)
  it.each(rows)('%s [%s], in every layout', (_, __, { shape, index, out }) => {
    for (const layout of Object.values(layouts)) {
      const x = layout(counting(...shape))
      expect(x.slice(...index)).toEqualArray(out)
      expect(x.slice(...index).data).toBe(x.data)
    }
  })

  const x = counting(2, 3)
  // biome-ignore format: one line for each case
  it.each([
    ['() is everything', x.slice(), [[0, 1, 2], [3, 4, 5]]],
    ['(1)', x.slice(1), [3, 4, 5]],
    ['(−1)', x.slice(-1), [3, 4, 5]],
    ['(1, 2) is 0-d', x.slice(1, 2), 5],
    ["(':', 0)", x.slice(':', 0), [0, 3]],
    ["('::-1', '::-1')", x.slice('::-1', '::-1'), [[5, 4, 3], [2, 1, 0]]],
    ["('...', −1)", x.slice('...', -1), [2, 5]],
    ["(0, '...')", x.slice(0, '...'), [0, 1, 2]],
    ["(0, '...', 1) where '...' stands for nothing", x.slice(0, '...', 1), 1],
    ['(null)', x.slice(null), [[[0, 1, 2], [3, 4, 5]]]],
    ["(0, null, '1:')", x.slice(0, null, '1:'), [[1, 2]]],
    ["(':', ':', null)", x.slice(':', ':', null), [[[0], [1], [2]], [[3], [4], [5]]]],
    ["(' 1 : 2 ', '+1:') with spaces and signs", x.slice(' 1 : 2 ', '+1:'), [[4, 5]]],
    ["('5:') beyond the end is empty", x.slice('5:'), zeros([0, 3])],
    ["(':', '2:1') backwards is empty", x.slice(':', '2:1'), zeros([2, 0])],
    ["('...') of 0-d", array(7).slice('...'), 7],
    ['(null) of 0-d', array(7).slice(null), [7]],
    ["(':') of nothing", zeros(0).slice('::-1'), []],
    ['of a slice of a slice', counting(20).slice('2::3').slice('::-2').slice('1:'), [11, 5]],
    ['of a view that repeats', array([1, 2]).broadcastTo([3, 2]).slice('1:', '::-1'), [[2, 1], [2, 1]]],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  it.each(dtypes)('keeps %s', (dtype) => {
    expect(array([1, 0, 1], { dtype }).slice('::2')).toEqualArray(array([1, 1], { dtype }))
    expect(array([1, 0, 1], { dtype }).slice(1)).toEqualArray(array(0, { dtype }))
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['slice: index 2 is out of range for axis 0 of shape [2,3]', RangeError, () => x.slice(2)],
    ['slice: index -4 is out of range for axis 1 of shape [2,3]', RangeError, () => x.slice(0, -4)],
    ['slice: index 0 is out of range for axis 0 of shape [0]', RangeError, () => zeros(0).slice(0)],
    ['slice: index 3 is out of range for axis 1 of shape [2,3]', RangeError, () => x.slice('...', 3)],
    ['slice: an index must be a whole number, got the number 0.5', TypeError, () => x.slice(0.5)],
    ['slice: an index must be a whole number, got the number NaN', TypeError, () => x.slice(Number.NaN)],
    ['slice: 3 indices for the 2 axes of shape [2,3]', RangeError, () => x.slice(0, 0, 0)],
    ['slice: 1 indices for the 0 axes of shape []', RangeError, () => array(1).slice(':')],
    ["slice: '...' may stand once only", TypeError, () => x.slice('...', '...')],
    ["slice: the step in '::0' must not be 0", RangeError, () => x.slice('::0')],
    [`slice: the string "1" is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice('1')],
    [`slice: the string "1:2:3:4" is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice('1:2:3:4')],
    [`slice: the string "a:b" is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice('a:b')],
    [`slice: the string "1.5:" is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice('1.5:')],
    [`slice: the string "" is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice('')],
    [`slice: undefined is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice(wrong(undefined))],
    [`slice: the boolean true is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice(wrong(true))],
    [`slice: a list of 2 is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice(wrong([0, 1]))],
    [`slice: NdArray is no index; write a number, 'start:stop:step', '...' or null; take picks several`, TypeError, () => x.slice(wrong(array([0, 1])))],
  ])
})

interface Take {
  x: Figure
  indices: Nested
  axis: number | null
  taken: Figure
  values: Figure
  added: Figure
}
const moves = (takes as Take[]).map((row) => ({ ...row, axis: row.axis ?? undefined }))

describe('take', () => {
  it.each(moves)('$indices of $x.shape along axis $axis, in every layout', ({ x, indices, axis, taken }) => {
    for (const layout of Object.values(layouts)) {
      expect(layout(fromFigure(x)).take(indices, { axis })).toEqualArray(taken)
      expect(fromFigure(x).take(layout(int32(indices)), { axis })).toEqualArray(taken)
    }
  })

  const x = array([10, 20, 30])
  it.each([
    ['a number gives 0-d', x.take(1), array(20)],
    ['float64 indices, when whole', x.take(array([2, -1])), array([30, 30])],
    ['a typed array of indices', x.take(new Uint8Array([0, 2])), array([10, 30])],
    ['no indices', x.take([]), array([])],
    ['of float32', float32([1.5, 2.5]).take([1]), float32([2.5])],
    ['of bool', bool([0, 1]).take([1, 1]), bool([1, 1])],
    ['of 0-d, flattened', array(5).take([0, -1]), array([5, 5])],
    ['of a view that repeats', array([1, 2]).broadcastTo([3, 2]).take([5, 0]), array([2, 1])],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  it('is a copy', () => {
    expect(x.take([0, 1, 2]).data).not.toBe(x.data)
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['take: index 3 is out of range for axis 0 of shape [3]', RangeError, () => x.take([0, 3])],
    ['take: index -4 is out of range for axis 0 of shape [3]', RangeError, () => x.take(-4)],
    ['take: index 3 is out of range for axis 1 of shape [2,3]', RangeError, () => counting(2, 3).take([3], { axis: -1 })],
    ['take: index 0 is out of range for axis 0 of shape [0]', RangeError, () => zeros(0).take(0)],
    ['take: an index must be a whole number, got the number 0.5', TypeError, () => x.take([0, 0.5])],
    ['take: an index must be a whole number, got the number NaN', TypeError, () => x.take(Number.NaN)],
    ['take: index 3000000000 is out of range for axis 0 of shape [3]', RangeError, () => x.take(3e9)],
    ['take: booleans are no indices; where(mask, x, y) chooses by a mask', TypeError, () => x.take([true, false, true])],
    ['take: axis 1 is out of range: axes run from -1 to 0', RangeError, () => x.take([0], { axis: 1 })],
    ['take: an axis must be a whole number, got the number 0.5', TypeError, () => x.take([0], { axis: 0.5 })],
    ['take: an axis must be a whole number, got null', TypeError, () => x.take([0], { axis: wrong(null) })],
    ['take: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => x.take(wrong(undefined))],
    ['take: element [0] is the string "0"; lists hold numbers or booleans', TypeError, () => x.take(wrong(['0']))],
    ['take: options stand in one object such as { axis: 0 }, got the number 0', TypeError, () => x.take([0], wrong(0))],
  ])
})

describe('scatterAdd', () => {
  it.each(moves)('$indices into $x.shape along axis $axis, in every layout', ({ x, indices, axis, values, added }) => {
    for (const layout of Object.values(layouts)) {
      expect(layout(fromFigure(x)).scatterAdd(indices, layout(fromFigure(values)), { axis })).toEqualArray(added)
      expect(fromFigure(x).scatterAdd(layout(int32(indices)), fromFigure(values), { axis })).toEqualArray(added)
    }
  })

  it.each([
    ['an index that occurs twice is added twice', zeros(3).scatterAdd([1, 1, -2], [1, 2, 4]), array([0, 7, 0])],
    ['one index and one value', zeros(2).scatterAdd(1, 5), array([0, 5])],
    ['float32 stays float32', zeros(2, { dtype: 'float32' }).scatterAdd([0], float32([0.1])), float32([0.1, 0])],
    ['int32 next to float64 becomes float64, as in add', int32([1, 2]).scatterAdd([0], [0.5]), array([1.5, 2])],
    ['bool counts as int32, as in sum', bool([1, 0]).scatterAdd([0, 0], bool([1, 1])), int32([3, 0])],
    ['into 0-d', array(1).scatterAdd([0, 0], [2, 3]), array(6)],
    ['into a view that repeats', array(1).broadcastTo([3]).scatterAdd([1], [1]), array([1, 2, 1])],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  it('leaves the original and the values alone', () => {
    const x = array([1, 2])
    const values = array([5, 5])
    x.scatterAdd([0, 0], values)
    expect([x.tolist(), values.tolist()]).toEqual([
      [1, 2],
      [5, 5],
    ])
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['scatterAdd: values have shape [3]; [2] is what take gives for these indices', RangeError, () => zeros(3).scatterAdd([0, 1], [1, 2, 3])],
    ['scatterAdd: values have shape []; [2] is what take gives for these indices', RangeError, () => zeros(3).scatterAdd([0, 1], 1)],
    ['scatterAdd: index 3 is out of range for axis 0 of shape [3]', RangeError, () => zeros(3).scatterAdd([3], [1])],
    ['scatterAdd: an index must be a whole number, got the number 0.5', TypeError, () => zeros(3).scatterAdd([0.5], [1])],
    ['scatterAdd: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => zeros(3).scatterAdd([0], wrong(undefined))],
    ['scatterAdd: options stand in one object such as { axis: 0 }, got the number 0', TypeError, () => zeros(3).scatterAdd([0], [1], wrong(0))],
  ])
})
