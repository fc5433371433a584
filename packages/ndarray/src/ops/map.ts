import { broadcastShapes } from '../array/broadcast.ts'
import { type DType, floating, resultType } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { broadcastTo, contiguous } from './layout.ts'

// For functions that are no part of the table: each is a function of numbers, which costs more than the call of it.

/** f of each element, computed in float64 and rounded once: float32 for float32, else float64, unless `dtype` says it. */
export function map(x: NdArray, f: (value: number) => number, dtype: DType = floating(x.dtype)): NdArray {
  const { data, offset } = contiguous(x)
  const out = empty(x.shape, dtype)
  const { data: results, offset: start, size } = out
  for (let i = 0; i < size; i++) results[start + i] = f(data[offset + i])
  return out
}

/** The same for pairs of elements, broadcast as in NumPy; `name` is what an error calls the operation. */
export function mapPairs(
  name: string,
  x: NdArray,
  y: NdArray,
  f: (a: number, b: number) => number,
  dtype: DType = floating(resultType(x.dtype, y.dtype)),
): NdArray {
  const out = empty(broadcastShapes(name, x.shape, y.shape), dtype)
  const first = contiguous(broadcastTo(x, out.shape))
  const second = contiguous(broadcastTo(y, out.shape))
  const { data: results, offset: start, size } = out
  for (let i = 0; i < size; i++) {
    results[start + i] = f(first.data[first.offset + i], second.data[second.offset + i])
  }
  return out
}
