import { type DType, isFloat } from '../array/dtype.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape } from '../array/shape.ts'
import { type ArrayLike, asArray } from '../ops/creation.ts'

/** Square matrices: the last two axes; those in front are a batch. */
export interface SquareMatrices {
  readonly x: NdArray
  readonly n: number
  readonly batch: Shape
}

/** @throws RangeError, in the name of the operation, for what is no square matrix. */
export function squareMatrices(name: string, values: ArrayLike): SquareMatrices {
  const x = asArray(values, { role: name })
  const [rows, columns] = x.shape.slice(-2)
  if (x.ndim >= 2 && rows === columns) return { x, n: rows, batch: x.shape.slice(0, -2) }
  throw new RangeError(`${name}: expected square matrices, (…, n, n), got shape ${formatShape(x.shape)}`)
}

/** Integers give float64. */
export const floatType = (dtype: DType): DType => (isFloat(dtype) ? dtype : 'float64')

/** Which matrix of a batch an error is about. */
export function matrixInWords({ n, batch }: SquareMatrices, index: number): string {
  return batch.length === 0 ? `the ${n} × ${n} matrix` : `matrix ${index} of the batch ${formatShape([...batch, n, n])}`
}
