import { array, type NdArray } from '@dezero/ndarray'
import { uniform } from './inputs.ts'
import type { Row } from './row.ts'

const row = (name: string, run: () => () => NdArray, repeat?: number): Row => ({ name, run, repeat })

const numbers = (shape: readonly number[], seed = 0) =>
  array(
    uniform(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
  ).reshape(...shape)

/** A row on an array of some shape. */
const on = (shape: readonly number[], name: string, f: (x: NdArray) => NdArray, repeat?: number): Row =>
  row(
    name,
    () => {
      const x = numbers(shape)
      return () => f(x)
    },
    repeat,
  )

/** Products of two matrices, one of them transposed or neither. */
function products(dtype: 'float64' | 'float32'): Row[] {
  const layouts = {
    '': [false, false],
    ', left transposed': [true, false],
    ', right transposed': [false, true],
  } as const
  return Object.entries(layouts).map(([suffix, [left, right]]) =>
    row(`matmul 1024, ${dtype}${suffix}`, () => {
      const a = numbers([1024, 1024]).astype(dtype)
      const b = numbers([1024, 1024], 1).astype(dtype)
      return () => (left ? a.T : a).matmul(right ? b.T : b)
    }),
  )
}

const million = [1_000_000]
const square = [1000, 1000]

export const arrays: readonly Row[] = [
  on([200], 'add of 200', (x) => x.add(x), 100),
  on(million, '1e6 sin', (x) => x.sin()),
  on(million, '1e6 exp', (x) => x.exp()),
  on(million, '1e6 tanh', (x) => x.tanh()),
  on(million, '1e6 add', (x) => x.add(x)),
  row('1000×1000 times a row', () => {
    const x = numbers(square)
    const factors = numbers([1000], 1)
    return () => x.mul(factors)
  }),
  on(square, '1000×1000 sum over axis 0', (x) => x.sum({ axis: 0 })),
  on(square, '1000×1000 sum over axis 1', (x) => x.sum({ axis: 1 })),
  ...products('float64'),
  ...products('float32'),
]

/** The same operations on arrays of any size; time per element. */
export const addOf = (size: number) => perElement('add', size, (x) => x.add(x))
export const sinOf = (size: number) => perElement('sin', size, (x) => x.sin())
export const sumOf = (size: number) => perElement('sum', size, (x) => x.sum())

const perElement = (name: string, size: number, f: (x: NdArray) => NdArray): Row => ({
  ...on([size], `${name}, size ${size}`, f, Math.ceil(1000 / size)),
  per: size,
})
