import { empty } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { normalizeAxis, sizeOf } from '../array/shape.ts'
import { contiguous, reshape } from './layout.ts'

export interface CumulativeOptions {
  /** The axis along which to add up; the flattened array when left out. */
  axis?: number | undefined
}

/** Sums of the first 1, 2, 3, … elements along an axis; bool counts as int32, which wraps around. */
export function cumsum(x: NdArray, options: CumulativeOptions = {}): NdArray {
  const { axis } = checkOptions('cumsum', options, { axis: 0 })
  const source = contiguous(axis === undefined ? reshape(x, [-1]) : x)
  const along = normalizeAxis('cumsum', axis ?? 0, source.ndim)
  const n = source.shape[along]
  const inner = sizeOf(source.shape.slice(along + 1))
  const out = empty(source.shape, x.dtype === 'bool' ? 'int32' : x.dtype)
  const { data, offset } = source
  for (let e = 0; e < out.size; e++) {
    const isFirst = Math.floor(e / inner) % n === 0
    out.data[out.offset + e] = data[offset + e] + (isFirst ? 0 : out.data[out.offset + e - inner])
  }
  return out
}
