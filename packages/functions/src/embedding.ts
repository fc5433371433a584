import { asOperand, take, type Variable, type VariableLike } from '@dezero/core'

/** The rows of `weight` (words, features) at whole-number ids of any shape: (N, T) ids give (N, T, features). */
export function embedding(weight: VariableLike, ids: VariableLike): Variable {
  const rows = asOperand(weight, 'embedding, weight')
  if (rows.ndim !== 2) {
    throw new RangeError(`embedding: weight must be a matrix with a row for each id, got shape [${rows.shape}]`)
  }
  return take(rows, asOperand(ids, 'embedding, ids'), { axis: 0 })
}
