import type { DType } from '../array/dtype.ts'
import { empty, unshared } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { walk } from '../kernels/dispatch.ts'
import * as table from '../kernels/table.ts'

/** The array with another dtype; itself when it has that one already. */
export const astype = (x: NdArray, dtype: DType): NdArray => (x.dtype === dtype ? x : convert(x, dtype))

/** A copy with another dtype; anything but 0 is true. */
export function convert(x: NdArray, dtype: DType): NdArray {
  const out = empty(x.shape, dtype)
  if (dtype === 'bool') walk(table.truth, x.shape, out, out.strides, x, x.strides, x, x.strides)
  else walk(table.copy, x.shape, out, out.strides, x, x.strides, x, x.strides)
  return out
}

/** The same elements in memory of their own, which keeps nothing else alive. */
export function copy(x: NdArray): NdArray {
  const out = unshared(x.shape, x.dtype)
  walk(table.copy, x.shape, out, out.strides, x, x.strides, x, x.strides)
  return out
}
