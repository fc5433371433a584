import { describeValue } from '../array/describe-value.ts'
import { zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { formatShape, type Shape } from '../array/shape.ts'
import { where } from './comparison.ts'
import { type ArrayLike, asArray } from './creation.ts'

export interface TriangleOptions {
  /** The last diagonal of `tril`, the first of `triu`: 0, the main one, when left out; above 0 to the right of it. */
  k?: number | undefined
}

/** x with zeros above the k-th diagonal of each matrix: the lower triangle. */
export function tril(x: ArrayLike, options: TriangleOptions = {}): NdArray {
  const matrices = asArray(x, { role: 'tril' })
  return where(lowerTriangle('tril', matrices.shape, options), matrices, 0)
}

/** x with zeros below the k-th diagonal of each matrix: the upper triangle. */
export function triu(x: ArrayLike, options: TriangleOptions = {}): NdArray {
  const matrices = asArray(x, { role: 'triu' })
  return where(belowTriangle('triu', matrices.shape, options), 0, matrices)
}

/**
 * Where `tril` keeps the elements of matrices: true up to the k-th diagonal.
 *
 * @throws RangeError, in the name of the operation, for a shape of fewer than two axes.
 */
export function lowerTriangle(name: string, shape: Shape, options: TriangleOptions): NdArray {
  return upToDiagonal(name, shape, options, 0)
}

/** Where `triu` has zeros: true below the k-th diagonal. */
export function belowTriangle(name: string, shape: Shape, options: TriangleOptions): NdArray {
  return upToDiagonal(name, shape, options, -1)
}

function upToDiagonal(name: string, shape: Shape, options: TriangleOptions, shift: number): NdArray {
  const { k = 0 } = checkOptions(name, options, { k: 1 })
  if (!Number.isInteger(k))
    throw new TypeError(`${name}: the diagonal k must be a whole number, got ${describeValue(k)}`)
  if (shape.length < 2) {
    throw new RangeError(`${name}: expected matrices, (…, rows, columns), got shape ${formatShape(shape)}`)
  }
  const [rows, columns] = shape.slice(-2)
  const mask = zeroed([rows, columns], 'bool')
  for (let row = 0; row < rows; row++) {
    const end = Math.min(columns, row + k + shift + 1)
    if (end > 0) mask.data.fill(1, mask.offset + row * columns, mask.offset + row * columns + end)
  }
  return mask
}
