import { array, concat, stack, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import figures from '../figures/join.json' with { type: 'json' }
import {
  bool,
  counting,
  type Figure,
  float32,
  fromFigure,
  int32,
  itRefuses,
  layouts,
  type Outcome,
  wrong,
} from '../support.ts'

const join = { concat, stack }

/** As the cores have it: a box for an array. */
class Variable {
  data = array([1, 2])
}

interface Case {
  op: 'concat' | 'stack'
  xs: Figure[]
  axis: number
  out: Outcome
}
const cases = (figures as Case[]).map((row) => ({ ...row, shapes: row.xs.map((x) => `[${x.shape}]`).join(' ') }))

describe('concat and stack give NumPy’s numbers, in every layout', () => {
  it.each(cases.filter((row) => row.out !== 'error'))('$op of $shapes, axis $axis', ({ op, xs, axis, out }) => {
    for (const layout of Object.values(layouts)) {
      expect(
        join[op](
          xs.map((x) => layout(fromFigure(x))),
          { axis },
        ),
      ).toEqualArray(out as Figure)
    }
  })
})

describe('concat and stack refuse what NumPy refuses', () => {
  it.each(cases.filter((row) => row.out === 'error'))('$op of $shapes, axis $axis', ({ op, xs, axis }) => {
    expect(() => join[op](xs.map(fromFigure), { axis })).toThrow(`${op}: `)
  })
})

describe('concat and stack', () => {
  // biome-ignore format: one line for each case
  it.each([
    ['concat along axis 0 unless told', concat([[1], [2, 3]]), array([1, 2, 3])],
    ['stack along axis 0 unless told', stack([[1, 2], [3, 4]]), array([[1, 2], [3, 4]])],
    ['stack takes numbers', stack([1, 2]), array([1, 2])],
    ['concat takes typed arrays', concat([new Int32Array([1]), new Int32Array([2])]), int32([1, 2])],
    ['float32 with int32 is float64', concat([float32([1.5]), int32([2])]), array([1.5, 2])],
    ['bool with int32 is int32', concat([bool([1]), int32([2])]), int32([1, 2])],
    ['bool with bool is bool', stack([bool(1), bool(0)]), bool([1, 0])],
    ['three dtypes, in any order', concat([bool([1]), float32([2]), int32([3])]), array([1, 2, 3])],
    ['concat takes views that repeat', concat([array(1).broadcastTo([2]), [5]]), array([1, 1, 5])],
    ['one array is copied', concat([[1, 2]]), array([1, 2])],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqualArray(expected)
  })

  it('copy, even one array', () => {
    const x = counting(3)
    expect(concat([x]).data).not.toBe(x.data)
    expect(stack([x]).data).not.toBe(x.data)
  })

  // biome-ignore format: one line for each case
  itRefuses([
    ['concat: expected a list of at least one array: concat([x, y])', TypeError, () => concat([])],
    ['stack: expected a list of at least one array: stack([x, y])', TypeError, () => stack([])],
    ['concat: expected a list of at least one array: concat([x, y])', TypeError, () => concat(wrong(counting(2)))],
    ['concat: expected a list of at least one array: concat([x, y])', TypeError, () => concat(wrong(undefined))],
    ['concat, array 2: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => concat([[1], wrong(undefined)])],
    ['concat, array 1: expected a number, nested lists of numbers or an NdArray, got Variable; take the array in its data, where the graph ends, or use the function of the core, which takes Variables', TypeError, () => concat(wrong([new Variable(), new Variable()]))],
    ['stack, array 2: expected a number, nested lists of numbers or an NdArray, got Variable; take the array in its data, where the graph ends, or use the function of the core, which takes Variables', TypeError, () => stack([1, wrong(new Variable())])],
    ['stack, array 1: expected a number, nested lists of numbers or an NdArray, got the string "x"', TypeError, () => stack([wrong('x')])],
    ['concat: shapes [2,3] and [2,2] differ in more than axis 0', RangeError, () => concat([zeros([2, 3]), zeros([2, 2])])],
    ['concat: shapes [2,3] and [3] differ in more than axis 0', RangeError, () => concat([zeros([2, 3]), zeros(3)])],
    ['concat: shapes [2,3] and [2] differ in more than axis 1', RangeError, () => concat([zeros([2, 3]), zeros(2)], { axis: 1 })],
    ['concat: shapes [2] and [2,3] differ in more than axis 0', RangeError, () => concat([zeros(2), zeros([2, 3])])],
    ['concat: 0-d arrays have no axis to join along; stack puts them side by side', RangeError, () => concat([1, 2])],
    ['concat: axis 2 is out of range: axes run from -2 to 1', RangeError, () => concat([zeros([2, 3])], { axis: 2 })],
    ['concat: an axis must be a whole number, got the number 0.5', TypeError, () => concat([[1]], { axis: 0.5 })],
    ['concat: an axis must be a whole number, got null', TypeError, () => concat([[1]], { axis: wrong(null) })],
    ['stack: shapes [2,3] and [3,2] differ; all must be equal', RangeError, () => stack([zeros([2, 3]), zeros([3, 2])])],
    ['stack: shapes [3] and [] differ; all must be equal', RangeError, () => stack([[1, 2, 3], 4])],
    ['stack: axis 2 is out of range: axes run from -2 to 1', RangeError, () => stack([[1], [2]], { axis: 2 })],
    ['concat: options stand in one object such as { axis: 0 }, got the number 1', TypeError, () => concat([[1]], wrong(1))],
    ['stack: options stand in one object such as { axis: 0 }, got the number 1', TypeError, () => stack([[1]], wrong(1))],
  ])
})
