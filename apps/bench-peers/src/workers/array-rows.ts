import { uniform } from '@dezero/bench/inputs'

/** The operations that the array rows of the bench need, in some library. No method consumes its arguments. */
export interface ArrayLibrary<T> {
  array(data: Float64Array, shape: number[], dtype: DType): T
  add(a: T, b: T): T
  multiply(a: T, b: T): T
  sin(x: T): T
  exp(x: T): T
  tanh(x: T): T
  sum(x: T, axis: number): T
  /** The product of two matrices, each of them transposed or not. */
  matmul(a: T, b: T, left: boolean, right: boolean): T
}

type DType = 'float64' | 'float32'

/** The array rows of the bench, with matrix products in the dtypes that the library supports. */
export function arrayRows<T>(library: ArrayLibrary<T>, dtypes: readonly DType[]): Record<string, () => () => T> {
  const on = (shape: number[], f: (x: T) => T) => () => {
    const x = numbers(shape)
    return () => f(x)
  }
  const numbers = (shape: number[], seed = 0, dtype: DType = 'float64') =>
    library.array(
      uniform(
        shape.reduce((a, b) => a * b),
        seed,
      ),
      shape,
      dtype,
    )

  const product = (dtype: DType, left: boolean, right: boolean) => () => {
    const a = numbers([1024, 1024], 0, dtype)
    const b = numbers([1024, 1024], 1, dtype)
    return () => library.matmul(a, b, left, right)
  }
  const products = dtypes.flatMap((dtype) => [
    [`matmul 1024, ${dtype}`, product(dtype, false, false)],
    [`matmul 1024, ${dtype}, left transposed`, product(dtype, true, false)],
    [`matmul 1024, ${dtype}, right transposed`, product(dtype, false, true)],
  ])
  return {
    'add of 200': on([200], (x) => library.add(x, x)),
    '1e6 sin': on(million, library.sin),
    '1e6 exp': on(million, library.exp),
    '1e6 tanh': on(million, library.tanh),
    '1e6 add': on(million, (x) => library.add(x, x)),
    '1000×1000 times a row': () => {
      const x = numbers(square)
      const factors = numbers([1000], 1)
      return () => library.multiply(x, factors)
    },
    '1000×1000 sum over axis 0': on(square, (x) => library.sum(x, 0)),
    '1000×1000 sum over axis 1': on(square, (x) => library.sum(x, 1)),
    ...Object.fromEntries(products),
  }
}

const million = [1_000_000]
const square = [1000, 1000]
