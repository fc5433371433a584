import { empty } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { normalizeAxis, type Shape, sizeOf } from '../array/shape.ts'
import { moveaxis } from './axes.ts'
import { type ArrayLike, arange, asArray } from './creation.ts'
import type { TakeOptions } from './indexing.ts'
import { contiguous } from './layout.ts'
import type { Sliceable } from './pieces.ts'

export interface SortOptions {
  /** The axis to sort along; the last one when left out. */
  axis?: number | undefined
  /** The largest first. */
  descending?: boolean | undefined
}

/** The elements along an axis in ascending order; NaN counts as the largest. */
export function sort(x: ArrayLike, options: SortOptions = {}): NdArray {
  const values = asArray(x, { role: 'sort' })
  const { axis, descending } = sortOptions('sort', values.ndim, options)
  return takeAlong(values, argsort(values, { axis, descending }), axis)
}

/**
 * The indices that sort x along an axis, as int32. NaN counts as the largest, and equal elements keep their order, in
 * descending order too.
 */
export function argsort(x: ArrayLike, options: SortOptions = {}): NdArray {
  const values = asArray(x, { role: 'argsort' })
  const { axis, descending } = sortOptions('argsort', values.ndim, options)
  const runs = contiguous(moveaxis(values, axis, -1))
  const n = values.shape[axis]
  const keys = new Float64Array(n)
  const order = new Int32Array(n)
  const spare = new Int32Array(n)
  const out = empty(runs.shape, 'int32')
  for (let start = 0; start < out.size; start += n) {
    for (let i = 0; i < n; i++) keys[i] = runs.data[runs.offset + start + i]
    if (descending) for (let i = 0; i < n; i++) keys[i] = -keys[i]
    sortRun(keys, descending, order, spare)
    out.data.set(order, out.offset + start)
  }
  return moveaxis(out, -1, axis)
}

/** The options of an operation that sorts, checked, and the axis counted from 0. */
export function sortOptions(name: string, ndim: number, options: SortOptions): { axis: number; descending: boolean } {
  const { axis = -1, descending = false } = checkOptions(name, options, { axis: 0, descending: true })
  return { axis: normalizeAxis(name, axis, ndim), descending }
}

/** Fills `order` with the places of the keys in ascending order, those of NaN first or last. */
function sortRun(keys: Float64Array, nanFirst: boolean, order: Int32Array, spare: Int32Array): void {
  const n = keys.length
  let nans = 0
  for (let i = 0; i < n; i++) if (Number.isNaN(keys[i])) nans++
  let number = nanFirst ? nans : 0
  let nan = nanFirst ? 0 : n - nans
  const start = number
  for (let i = 0; i < n; i++) order[Number.isNaN(keys[i]) ? nan++ : number++] = i
  mergeSort(keys, order.subarray(start, number), spare.subarray(start, number))
}

/** Sorts places by their keys: runs of 1, 2, 4, … are merged in pairs, from one list into the other and back. */
function mergeSort(keys: Float64Array, order: Int32Array, spare: Int32Array): void {
  const n = order.length
  let from = order
  let to = spare
  for (let width = 1; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      merge(keys, from, to, low, Math.min(low + width, n), Math.min(low + 2 * width, n))
    }
    const merged = to
    to = from
    from = merged
  }
  if (from !== order) order.set(from)
}

/** Merges [low, middle) and [middle, high); of equal keys that of the first run goes first, so that they keep their order. */
function merge(keys: Float64Array, from: Int32Array, to: Int32Array, low: number, middle: number, high: number): void {
  let left = low
  let right = middle
  for (let i = low; i < high; i++) {
    const isLeft = left < middle && (right >= high || keys[from[left]] <= keys[from[right]])
    to[i] = isLeft ? from[left++] : from[right++]
  }
}

// Written once for arrays and for Variables: whoever has take has this, and its derivatives.

/** What elements can be taken from: an array, or a Variable of the full core. */
interface Takeable<X> extends Sliceable<X> {
  take(indices: X, options?: TakeOptions): X
  add(other: NdArray): X
}

/** NumPy's take_along_axis: along an axis, for each run of x the elements at places of its own. */
export function takeAlong<X extends Takeable<X>>(x: X, places: X, axis: number): X {
  const source = moveaxis(x, axis, -1)
  const at = moveaxis(places, axis, -1)
  const n = source.shape[source.ndim - 1]
  const rows = sizeOf(source.shape.slice(0, -1))
  const starts = arange(rows, { dtype: 'int32' }).mul(n)
  const indices = rows === 1 ? at.reshape([-1]) : at.reshape(rowsOf(at.shape, rows)).add(starts.reshape([rows, 1]))
  return moveaxis(
    source
      .reshape([rows * n])
      .take(indices, { axis: 0 })
      .reshape(at.shape),
    -1,
    axis,
  )
}

const rowsOf = (shape: Shape, rows: number): Shape => [rows, shape[shape.length - 1]]
