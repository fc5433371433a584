import { broadcastShapes } from '../array/broadcast.ts'
import { type DType, floating, resultType, type TypedArray } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { broadcastTo, contiguous } from './layout.ts'

// For what sibling packages compute element by element, without a row in the table of kernels.

/** Sets out[k], out[k + 1], … to a function of x[i], x[i + 1], …, n of them. */
export type LoopOfOne = (n: number, out: TypedArray, k: number, x: TypedArray, i: number) => void

/** The same of x[i] and y[j], x[i + 1] and y[j + 1], … */
export type LoopOfTwo = (...run: [...Parameters<LoopOfOne>, y: TypedArray, j: number]) => void

/** A function of each element, computed in float64 and rounded once: float32 for float32, else float64, unless `dtype` says it. */
export function map(x: NdArray, loop: LoopOfOne, dtype: DType = floating(x.dtype)): NdArray {
  const source = contiguous(x)
  const out = empty(x.shape, dtype)
  loop(out.size, out.data, out.offset, source.data, source.offset)
  return out
}

/** The same for pairs of elements, broadcast as in NumPy; `name` is what an error calls the operation. */
export function mapPairs(
  name: string,
  x: NdArray,
  y: NdArray,
  loop: LoopOfTwo,
  dtype: DType = floating(resultType(x.dtype, y.dtype)),
): NdArray {
  const out = empty(broadcastShapes(name, x.shape, y.shape), dtype)
  const first = contiguous(broadcastTo(x, out.shape))
  const second = contiguous(broadcastTo(y, out.shape))
  loop(out.size, out.data, out.offset, first.data, first.offset, second.data, second.offset)
  return out
}
