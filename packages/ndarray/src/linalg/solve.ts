import { broadcastShapes } from '../array/broadcast.ts'
import { resultType } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape, sizeOf } from '../array/shape.ts'
import { astype, convert } from '../ops/casting.ts'
import { type ArrayLike, arange, asArray, eye } from '../ops/creation.ts'
import { contiguous } from '../ops/layout.ts'
import { columnWithoutPivot, factorize, substitute } from './lu.ts'
import { floatType, matrixInWords, type SquareMatrices, squareMatrices } from './matrices.ts'

/**
 * x of A x = b: A (…, n, n) and b (…, n, k) give (…, n, k), b of one axis (n) gives (…, n). Axes in front broadcast.
 *
 * @throws RangeError for a singular matrix, and for shapes that do not fit.
 */
export function solve(a: ArrayLike, b: ArrayLike): NdArray {
  const matrices = squareMatrices('solve', a)
  const right = asArray(b, { role: 'solve' })
  const columns = right.ndim === 1 ? right.reshape([right.size, 1]) : right
  if (right.ndim === 0 || columns.shape[columns.ndim - 2] !== matrices.n) {
    throw new RangeError(
      `solve: A of shape ${formatShape(matrices.x.shape)} and b of shape ${formatShape(right.shape)} do not fit: ` +
        `b needs ${matrices.n} rows, (…, ${matrices.n}, k), or is one vector (${matrices.n})`,
    )
  }
  const x = solutions('solve', matrices, columns)
  return right.ndim === 1 ? x.reshape(x.shape.slice(0, -1)) : x
}

/**
 * A⁻¹ of square matrices (…, n, n).
 *
 * @throws RangeError for a singular matrix.
 */
export function inv(a: ArrayLike): NdArray {
  const matrices = squareMatrices('inv', a)
  return solutions('inv', matrices, eye(matrices.n, { dtype: floatType(matrices.x.dtype) }))
}

function solutions(name: string, matrices: SquareMatrices, b: NdArray): NdArray {
  const { x: a, n } = matrices
  const batch = broadcastShapes(name, matrices.batch, b.shape.slice(0, -2))
  const shape = [...batch, n, b.shape[b.ndim - 1]]
  const right = convert(b.broadcastTo([...batch, ...b.shape.slice(-2)]), 'float64')
  const { lu, orders } = factors(name, matrices)
  const out = empty(shape, 'float64')
  const columns = shape[shape.length - 1]
  matrixNumbers(matrices.batch, batch).forEach((number, i) => {
    const start = i * n * columns
    const order = orders.subarray(number * n, (number + 1) * n)
    permuteRows(right.data as Float64Array, order, columns, out.data as Float64Array, start)
    substitute(lu, number * n * n, n, out.data as Float64Array, start, columns)
  })
  return astype(out, floatType(resultType(a.dtype, b.dtype)))
}

/** All matrices factorized, each once. */
function factors(name: string, matrices: SquareMatrices): { lu: Float64Array; orders: Int32Array } {
  const { x, n } = matrices
  const lu = convert(x, 'float64').data as Float64Array
  const count = sizeOf(matrices.batch)
  const orders = new Int32Array(count * n)
  for (let i = 0; i < count; i++) {
    factorize(lu, i * n * n, n, orders.subarray(i * n, (i + 1) * n))
    const column = columnWithoutPivot(lu, i * n * n, n)
    if (column >= 0) throw singular(name, matrices, i, column)
  }
  return { lu, orders }
}

const singular = (name: string, matrices: SquareMatrices, index: number, column: number) =>
  new RangeError(
    `${name}: ${matrixInWords(matrices, index)} is singular: its column ${column} is ` +
      `${column === 0 ? '0' : 'a combination of those before it'}, so it has no inverse; with a small multiple of eye(${matrices.n}) added it has one`,
  )

/** For each matrix of the broadcast batch the number of the one that it repeats. */
function matrixNumbers(batch: Shape, broadcast: Shape): Int32Array {
  const numbers = arange(sizeOf(batch), { dtype: 'int32' }).reshape(batch)
  const { data, offset, size } = contiguous(numbers.broadcastTo(broadcast))
  return (data as Int32Array).subarray(offset, offset + size)
}

/** The n rows that begin at `start`, in another order. */
function permuteRows(x: Float64Array, order: Int32Array, columns: number, out: Float64Array, start: number): void {
  for (let row = 0; row < order.length; row++) {
    const from = start + order[row] * columns
    const to = start + row * columns
    for (let column = 0; column < columns; column++) out[to + column] = x[from + column]
  }
}
