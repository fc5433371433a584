import type { DType, TypedArray } from './dtype.ts'

/** Where the elements of an array lie: element (i, j, …) is `data[offset + i * strides[0] + j * strides[1] + …]`. */
export interface Strided {
  readonly data: TypedArray
  readonly dtype: DType
  readonly shape: readonly number[]
  /** Steps between neighbours along each axis, counted in elements; 0 repeats, negative runs backwards. */
  readonly strides: readonly number[]
  readonly offset: number
}
