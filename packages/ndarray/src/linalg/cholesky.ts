import { zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { sizeOf } from '../array/shape.ts'
import { astype, convert } from '../ops/casting.ts'
import type { ArrayLike } from '../ops/creation.ts'
import { floatType, matrixInWords, type SquareMatrices, squareMatrices } from './matrices.ts'

/**
 * C of A = C Cᵀ, lower triangular with a positive diagonal, for symmetric positive definite matrices (…, n, n). Of a
 * matrix that is not symmetric it takes the symmetric part (A + Aᵀ) / 2.
 *
 * @throws RangeError for a matrix that is not positive definite.
 */
export function cholesky(a: ArrayLike): NdArray {
  const matrices = squareMatrices('cholesky', a)
  const { x, n, batch } = matrices
  const source = convert(x, 'float64').data as Float64Array
  const out = zeroed(x.shape, 'float64')
  for (let i = 0; i < sizeOf(batch); i++) {
    const row = factorize(source, i * n * n, n, out.data as Float64Array)
    if (row < n) throw notPositiveDefinite(matrices, i, row)
  }
  return astype(out, floatType(x.dtype))
}

/** Writes C of the matrix that begins at `at`, row by row; gives the first row without a positive diagonal, or n. */
function factorize(a: Float64Array, at: number, n: number, c: Float64Array): number {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[at + i * n + j] / 2 + a[at + j * n + i] / 2
      for (let k = 0; k < j; k++) rest -= c[at + i * n + k] * c[at + j * n + k]
      if (i !== j) c[at + i * n + j] = rest / c[at + j * n + j]
      else if (rest > 0) c[at + i * n + i] = Math.sqrt(rest)
      else return i
    }
  }
  return n
}

const notPositiveDefinite = (matrices: SquareMatrices, index: number, row: number) =>
  new RangeError(
    `cholesky: ${matrixInWords(matrices, index)} is not positive definite: the determinant of its first ${row + 1} rows and ` +
      `columns is not above 0; adding a multiple of eye(${matrices.n}) that is large enough makes it so`,
  )
