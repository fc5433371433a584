import { asOperand, type Variable, type VariableLike, where } from '@dezero/core'
import type { DiagonalOptions, TriangleOptions } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/internal'

/** The elements x[i, i + offset] of the matrices that two axes make, the first two unless told, along a new last axis. */
export const diagonal = (x: VariableLike, options: DiagonalOptions = {}): Variable =>
  arrays.diagonal(asOperand(x, 'diagonal, argument 1'), options)

/** The sum of the diagonal, of each matrix. */
export const trace = (x: VariableLike, options: DiagonalOptions = {}): Variable =>
  arrays.trace(asOperand(x, 'trace, argument 1'), options)

/** x with zeros above the k-th diagonal of each matrix, (…, rows, columns): the lower triangle. */
export function tril(x: VariableLike, options: TriangleOptions = {}): Variable {
  const matrices = asOperand(x, 'tril, argument 1')
  return where(arrays.lowerTriangle('tril', matrices.shape, options), matrices, 0)
}

/** x with zeros below the k-th diagonal of each matrix, (…, rows, columns): the upper triangle. */
export function triu(x: VariableLike, options: TriangleOptions = {}): Variable {
  const matrices = asOperand(x, 'triu, argument 1')
  return where(arrays.belowTriangle('triu', matrices.shape, options), 0, matrices)
}
