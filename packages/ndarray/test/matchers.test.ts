import { array } from '@dezero/ndarray'
import { toBeAllClose } from '@dezero/ndarray/matchers'
import * as matchers from '@dezero/ndarray/vitest'
import { expect, it } from 'vitest'
import { wrong } from './support.ts'

const variable = (data: ReturnType<typeof array>) => ({ data, creator: undefined })
const passes = (...args: Parameters<typeof toBeAllClose>) => toBeAllClose(...args).pass

// biome-ignore format: one line for each case
it.each<[string, Parameters<typeof toBeAllClose>, boolean]>([
  ['numbers within 1e-5', [1, 1.000001], true],
  ['numbers further apart', [1, 1.0001], false],
  ['numbers within another tolerance', [1, 1.0001, { rtol: 1e-3 }], true],
  ['lists and arrays', [[1, 2], array([1, 2])], true],
  ['the data of Variables', [variable(array([1, 2])), variable(array([1, 2]))], true],
  ['the data of Variables, which differs', [variable(array(1)), variable(array(2))], false],
  ['shapes that broadcast', [[1, 1], 1], false],
  ['NaN', [Number.NaN, Number.NaN], false],
  ['NaN, if told so', [Number.NaN, Number.NaN, { equalNan: true }], true],
])('toBeAllClose compares %s', (_, args, pass) => {
  expect(passes(...args)).toBe(pass)
})

it('says what differs, and by which tolerance', () => {
  expect(toBeAllClose([1, 2], [1, 3]).message()).toBe(
    'expected\n[1. 2.]\nto be close to\n[1. 3.]\nwithin rtol 0.00001, atol 1e-8',
  )
  expect(toBeAllClose([1, 2], [1]).message()).toBe('expected shape [2] to be [1]')
  expect(toBeAllClose(1, 1, { atol: 0.5 }).message()).toContain('not to be close to\n1.0\nwithin')
})

it('refuses what is no array, as a gradient that is missing', () => {
  expect(() => toBeAllClose(undefined, 1)).toThrow('toBeAllClose, received: expected a number, nested lists')
  expect(() => toBeAllClose(1, wrong('1'))).toThrow('toBeAllClose, expected: expected a number, nested lists')
})

it('extends expect, and stands within what toEqual compares', () => {
  expect.extend(matchers)
  expect(array([1, 2])).toBeAllClose([1, 2])
  expect({ x: variable(array(1)) }).toEqual({ x: expect.toBeAllClose(1) })
  expect({ x: variable(array(2)) }).not.toEqual({ x: expect.toBeAllClose(1) })
})
