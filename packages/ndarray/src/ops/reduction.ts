import { type DType, isFloat, type TypedArray } from '../array/dtype.ts'
import { empty, scalar } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import {
  asShape,
  broadcastStrides,
  formatShape,
  isContiguous,
  normalizeAxes,
  normalizeAxis,
  type Shape,
  sameShape,
  sizeOf,
  stretches,
  withLengthOne,
  without,
} from '../array/shape.ts'
import { type Loop, walk } from '../kernels/dispatch.ts'
import { largest, smallest } from '../kernels/extreme.ts'
import * as loops from '../kernels/loops.ts'
import { foldRows, type RowFold } from '../kernels/rows.ts'
import { foldRun, foldRuns, type RunFold } from '../kernels/runs.ts'
import { astype } from './creation.ts'
import { contiguous, untangled } from './layout.ts'

export interface ReduceOptions {
  /** The axis or axes to fold, negative ones from the end; all of them when left out. */
  axis?: number | readonly number[] | undefined
  /** Keep the folded axes with length 1. */
  keepdims?: boolean | undefined
}

/** How numbers are folded into one, beginning with `start`. */
interface Fold {
  readonly start: number
  readonly loop: Loop
  /** Faster ways for arrays without gaps: over runs, and over rows side by side. */
  readonly runs?: RunFold
  readonly rows?: RowFold
}

const sums: Fold = { start: 0, loop: loops.sum, runs: 'sum', rows: 'addRows' }
const sumsInt32: Fold = { start: 0, loop: loops.sumInt32 }
const products: Fold = { start: 1, loop: loops.prod }
const productsInt32: Fold = { start: 1, loop: loops.prodInt32 }
const maxima: Fold = { start: -Infinity, loop: loops.max, runs: 'largest', rows: 'raiseToRows' }
const minima: Fold = { start: Infinity, loop: loops.min, runs: 'smallest', rows: 'lowerToRows' }

/** Folds x along axes, in float64 whatever the dtype, so that float32 sums lose nothing on the way. */
function fold(how: Fold, source: NdArray, axes: readonly number[], keepdims = false): NdArray {
  const { start, loop, runs, rows } = how
  const x = laidOut(how, source, axes)
  const hasNoGaps = isContiguous(x.shape, x.strides)
  if (runs && hasNoGaps && !keepdims && axes.length === x.ndim)
    return scalar(foldRun(runs, x.size, x.data, x.offset), 'float64')
  const kept = withLengthOne(x.shape, axes)
  const folded = empty(kept, 'float64')
  folded.data.fill(start, folded.offset, folded.offset + folded.size)
  if (runs && rows && hasNoGaps && axes.length === 1) foldAlong(axes[0], runs, rows, x, folded)
  else {
    const strides = broadcastStrides(kept, folded.strides, x.shape)
    walk(loop, x.shape, folded, strides, x, x.strides, x, x.strides)
  }
  return keepdims ? folded : new NdArray(folded.data, 'float64', without(x.shape, axes), undefined, folded.offset)
}

/** The array to fold: itself, or a copy row by row. */
function laidOut(how: Fold, x: NdArray, axes: readonly number[]): NdArray {
  // Several axes at once are one long run, summed pair by pair; which pairs must not depend on the layout.
  if (how === sums && axes.length > 1) return contiguous(x)
  // Whole rows fold faster; along the last axis only a copy is slower.
  return how.rows && !axes.includes(x.ndim - 1) ? untangled(x) : x
}

/** Folds an array without gaps along one axis: runs, or, where a step along the axis is a row, rows. */
function foldAlong(axis: number, runs: RunFold, rows: RowFold, x: NdArray, out: NdArray): void {
  const n = x.shape[axis]
  const columns = sizeOf(x.shape.slice(axis + 1))
  if (columns === 1) {
    foldRuns(runs, out.size, n, out.data, out.offset, x.data, x.offset)
    return
  }
  for (let e = 0; e < out.size; e += columns) {
    foldRows(rows, n, columns, out.data, out.offset + e, x.data, x.offset + e * n, columns)
  }
}

const examples = { axis: 0, keepdims: true }

function axesOf(name: string, x: NdArray, options: ReduceOptions): number[] {
  const { axis } = checkOptions(name, options, examples)
  return normalizeAxes(name, axis, x.ndim)
}

const summed = (dtype: DType): DType => (dtype === 'bool' ? 'int32' : dtype)

/** Sum of the elements, added in NumPy's order; bool counts as int32, which wraps around. */
export const sum = (x: NdArray, options: ReduceOptions = {}): NdArray =>
  sumOver(x, axesOf('sum', x, options), options.keepdims)

const sumOver = (x: NdArray, axes: readonly number[], keepdims?: boolean): NdArray =>
  astype(fold(leavesFloat64(x) ? sumsInt32 : sums, x, axes, keepdims), summed(x.dtype))

/** Could a sum be too large for float64 to be exact, and to wrap around as it should: beyond 2⁵³? */
const leavesFloat64 = (x: NdArray): boolean => x.dtype === 'int32' && x.size > 2 ** 22

/** Product of the elements; bool counts as int32. */
export function prod(x: NdArray, options: ReduceOptions = {}): NdArray {
  const how = isFloat(x.dtype) ? products : productsInt32
  return astype(fold(how, x, axesOf('prod', x, options), options.keepdims), summed(x.dtype))
}

/** Arithmetic mean; float64 for integers, NaN for nothing. */
export function mean(x: NdArray, options: ReduceOptions = {}): NdArray {
  const axes = axesOf('mean', x, options)
  const total = fold(sums, x, axes, options.keepdims)
  const count = axes.reduce((n, axis) => n * x.shape[axis], 1)
  for (let i = total.offset; i < total.offset + total.size; i++) total.data[i] /= count
  return astype(total, isFloat(x.dtype) ? x.dtype : 'float64')
}

/** Largest element; NaN if there is one. */
export const max = (x: NdArray, options: ReduceOptions = {}): NdArray => extremeOf('max', maxima, x, options)

/** Smallest element; NaN if there is one. */
export const min = (x: NdArray, options: ReduceOptions = {}): NdArray => extremeOf('min', minima, x, options)

function extremeOf(name: string, how: Fold, x: NdArray, options: ReduceOptions): NdArray {
  const axes = axesOf(name, x, options)
  refuseEmpty(name, x, axes)
  return astype(fold(how, x, axes, options.keepdims), x.dtype)
}

function refuseEmpty(name: string, x: NdArray, axes: readonly number[]): void {
  for (const axis of axes) {
    if (x.shape[axis] === 0) {
      throw new RangeError(
        `${name}: axis ${axis} of shape ${formatShape(x.shape)} is empty, and nothing has no ${name}`,
      )
    }
  }
}

export interface ArgOptions {
  /** The axis to search; the flattened array when left out. */
  axis?: number | undefined
  keepdims?: boolean | undefined
}

/** Index of the first largest element (of the first NaN, if there is one), as int32. */
export const argmax = (x: NdArray, options: ArgOptions = {}): NdArray => placeOf('argmax', largest, x, options)

/** Index of the first smallest element (of the first NaN, if there is one), as int32. */
export const argmin = (x: NdArray, options: ArgOptions = {}): NdArray => placeOf('argmin', smallest, x, options)

/** Where in each run along the axis stands what `extreme` finds there. */
function placeOf(name: string, extreme: typeof largest, x: NdArray, options: ArgOptions): NdArray {
  const { axis, keepdims = false } = checkOptions(name, options, examples)
  const searched = axis === undefined ? undefined : normalizeAxis(name, axis, x.ndim)
  const axes = normalizeAxes(name, searched, x.ndim)
  refuseEmpty(name, x, axes)
  const n = searched === undefined ? x.size : x.shape[searched]
  const { data, offset } = contiguous(searched === undefined ? x : lastAxis(x, searched))
  const out = empty(keepdims ? withLengthOne(x.shape, axes) : without(x.shape, axes), 'int32')
  const { data: places, size } = out
  for (let row = 0; row < size; row++) {
    const start = offset + row * n
    places[row] = firstPlace(data, extreme(n, data, start, 1), start) - start
  }
  return out
}

/** Where a number, or NaN, stands first from `start` on. */
function firstPlace(data: TypedArray, value: number, start: number): number {
  if (!Number.isNaN(value)) return data.indexOf(value, start)
  let at = start
  while (!Number.isNaN(data[at])) at++
  return at
}

function lastAxis(x: NdArray, axis: number): NdArray {
  const order = x.shape.map((_, i) => i).filter((i) => i !== axis)
  order.push(axis)
  return new NdArray(
    x.data,
    x.dtype,
    order.map((i) => x.shape[i]),
    order.map((i) => x.strides[i]),
    x.offset,
  )
}

/**
 * The adjoint of `broadcastTo`: sums x down to `shape`. The array itself when it has that shape already.
 *
 * @throws RangeError when an array of `shape` could not have been broadcast to x's shape.
 */
export function sumTo(x: NdArray, target: Shape): NdArray {
  if (Array.isArray(target) && sameShape(x.shape, target)) return x
  const shape = asShape('sumTo', target)
  if (!stretches(shape, x.shape)) {
    throw new RangeError(
      `sumTo: shape ${formatShape(x.shape)} cannot be summed to ${formatShape(shape)}: only axes of length 1, or missing in front, are summed`,
    )
  }
  const lead = x.ndim - shape.length
  const axes: number[] = []
  for (let axis = 0; axis < x.ndim; axis++) {
    if (axis < lead || shape[axis - lead] !== x.shape[axis]) axes.push(axis)
  }
  const total = sumOver(x, axes, shape.length > 0)
  return new NdArray(total.data, total.dtype, shape, undefined, total.offset)
}
