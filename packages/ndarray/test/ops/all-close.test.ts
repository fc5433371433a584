import { allClose, array } from '@dezero/ndarray'
import { expect, it } from 'vitest'
import closeness from '../figures/allclose.json' with { type: 'json' }
import { counting, float32, int32, itRefuses, wrong } from '../support.ts'

type Row = [number | string, number | string, boolean, boolean, boolean]
it.each(closeness as Row[])(
  '%s and %s: NumPy says %s; %s with equalNan; %s within 1e-5',
  (a, b, plain, equalNan, absolute) => {
    const [x, y] = [Number(a), Number(b)]
    expect(allClose(x, y)).toBe(plain)
    expect(allClose([0, x], [0, y], { equalNan: true })).toBe(equalNan)
    expect(allClose(array([[x]]), y, { rtol: 0, atol: 1e-5 })).toBe(absolute)
  },
)

// biome-ignore format: one line for each case
it.each([
  ['asks every element', [1, 2, 3], [1, 2, 4], false],
  ['broadcasts', [[1, 1], [1, 1]], 1, true],
  ['takes different dtypes', int32([1, 2]), float32([1, 2]), true],
  ['of nothing is true', [], [], true],
  ['of nothing and a number is true', [], 1, true],
  ['reads views', counting(2, 3).T, [[0, 3], [1, 4], [2, 5]], true],
])('%s', (_, x, y, expected) => {
  expect(allClose(x, y)).toBe(expected)
})

// biome-ignore format: one line for each case
itRefuses([
  ['allClose: shapes [3] and [2] do not broadcast: from the last axis back, lengths must be equal or 1', RangeError, () => allClose(counting(3), counting(2))],
  ['allClose: expected a number, nested lists of numbers or an NdArray, got undefined', TypeError, () => allClose(1, wrong(undefined))],
  ['allClose: options stand in one object such as { rtol: 1e-9 }, got the number 0.001', TypeError, () => allClose(1, 1, wrong(1e-3))],
  ['allClose: rtol must be a number, got the string "0.1"', TypeError, () => allClose(1, 1, { rtol: wrong('0.1') })],
  ['allClose: atol must be a number, got null', TypeError, () => allClose(1, 1, { atol: wrong(null) })],
  ['allClose: atol must be a number ≥ 0, got -1', RangeError, () => allClose(1, 1, { atol: -1 })],
  ['allClose: rtol must be a number ≥ 0, got NaN', RangeError, () => allClose(1, 1, { rtol: Number.NaN })],
])
