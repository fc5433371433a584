import { type ArrayLike, array, asArray, type DType, full, type NdArray, stack } from '@dezero/ndarray'
import { expect, it } from 'vitest'

/** An array as NumPy computed it: its elements row by row; what JSON cannot hold stands as text ('NaN', '-0'). */
export interface Figure {
  dtype: DType
  shape: number[]
  data: (number | string)[]
}

/** What NumPy gave, or that it refused. */
export type Outcome = Figure | 'error'

export const fromFigure = ({ dtype, shape, data }: Figure): NdArray => array(data.map(Number), { dtype }).reshape(shape)

export const dtypes: readonly DType[] = ['float64', 'float32', 'int32', 'bool']

export const float32 = (values: ArrayLike): NdArray => array(values, { dtype: 'float32' })
export const int32 = (values: ArrayLike): NdArray => array(values, { dtype: 'int32' })
export const bool = (values: ArrayLike): NdArray => array(values, { dtype: 'bool' })

/** 0, 1, 2, … in a shape. */
export const counting = (...shape: number[]): NdArray =>
  array(Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i)).reshape(shape)

/** A value that the types forbid, for the tests of what happens then. */
export const wrong = (value: unknown): never => value as never

type Layout = (x: NdArray) => NdArray

const backwards = (x: NdArray): NdArray => x.slice(...x.shape.map(() => '::-1'))

/** Copies with the same values in another memory layout. */
export const layouts = {
  contiguous: array,
  transposed: (x) => array(x.T).T,
  reversed: (x) => backwards(array(backwards(x))),
  'with gaps': (x) => {
    const gap = full(x.shape, 77, { dtype: x.dtype })
    return stack([gap, x, gap], { axis: -1 }).slice('...', 1)
  },
  'with gaps, reversed and transposed': (x) => layouts.transposed(backwards(layouts['with gaps'](backwards(x)))),
} satisfies Record<string, Layout> as Record<string, Layout>

/** The stored numbers row by row, those of bool arrays too. */
export const elements = (x: NdArray): number[] => {
  const numbers = x.dtype === 'bool' ? x.astype('int32') : x
  return [numbers.tolist() as unknown].flat(Infinity).map(Number)
}

interface Matchers {
  /** Same dtype, same shape, the same elements bit for bit (NaN is NaN, and −0 is not 0). */
  toEqualArray(expected: ArrayLike | Figure): void
  /** Same dtype, same shape, elements within a relative distance; NaN and ±∞ exactly, zeros of either sign. */
  toBeNear(expected: ArrayLike | Figure, rtol: number): void
}

declare module 'vitest' {
  interface Assertion<T> extends Matchers {}
}

const isFigure = (x: ArrayLike | Figure): x is Figure =>
  typeof x === 'object' && 'dtype' in x && 'data' in x && Array.isArray(x.data)

function compare(received: NdArray, wanted: ArrayLike | Figure, agree: (a: number, b: number) => boolean) {
  const expected = isFigure(wanted) ? fromFigure(wanted) : asArray(wanted)
  const theirs = elements(expected)
  const pass =
    received.dtype === expected.dtype &&
    String(received.shape) === String(expected.shape) &&
    elements(received).every((value, i) => agree(value, theirs[i]))
  const show = (x: NdArray) => `${x.dtype} [${x.shape}]\n${JSON.stringify(elements(x).map(String))}`
  return { pass, message: () => `expected\n${show(received)}\nto be\n${show(expected)}` }
}

expect.extend({
  toEqualArray: (received: NdArray, expected: ArrayLike | Figure) => compare(received, expected, Object.is),
  toBeNear: (received: NdArray, expected: ArrayLike | Figure, rtol: number) =>
    compare(
      received,
      expected,
      (a, b) => Object.is(a, b) || (Number.isFinite(b) && Math.abs(a - b) <= rtol * Math.abs(b)),
    ),
})

type ErrorKind = typeof TypeError | typeof RangeError

/** One test for each thing that is refused: the message, the kind of error, and what was asked for. */
export const itRefuses = (rows: readonly [message: string, kind: ErrorKind, ask: () => unknown][]): void =>
  it.each(rows)('%s', (message, kind, ask) => {
    expect(ask).toThrow(kind)
    expect(ask).toThrow(message)
  })
