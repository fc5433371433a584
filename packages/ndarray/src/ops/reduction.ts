import { broadcastStrides, stretches } from '../array/broadcast.ts'
import { type DType, isFloat, type TypedArray } from '../array/dtype.ts'
import { empty, scalar } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import {
  asShape,
  formatShape,
  isContiguous,
  normalizeAxes,
  normalizeAxis,
  type Shape,
  sameShape,
  sizeOf,
  withLengthOne,
  without,
} from '../array/shape.ts'
import { type Implementation, run, runRows, walk } from '../kernels/dispatch.ts'
import * as table from '../kernels/table.ts'
import { astype } from './casting.ts'
import { contiguous, reshape, rowMajor } from './layout.ts'

export interface ReduceOptions {
  /** The axis or axes to fold, negative ones from the end; all of them when left out. */
  axis?: number | readonly number[] | undefined
  /** Keep the folded axes with length 1. */
  keepdims?: boolean | undefined
}

/** Folds x along axes, in float64 whatever the dtype, so that float32 sums lose nothing on the way. */
function fold(how: Implementation, start: number, source: NdArray, axes: readonly number[], keepdims = false): NdArray {
  const x = laidOut(how, source, axes)
  if (!keepdims && axes.length === x.ndim && isContiguous(x.shape, x.strides)) {
    const out = scalar(start, 'float64')
    run(how, x.size, out.data, out.offset, 0, x.data, x.offset, 1, x.data, x.offset, 1)
    return out
  }
  const kept = withLengthOne(x.shape, axes)
  const folded = empty(kept, 'float64')
  folded.data.fill(start, folded.offset, folded.offset + folded.size)
  if (axes.length === 1 && isContiguous(x.shape, x.strides)) foldAlong(how, axes[0], x, folded)
  else {
    const strides = broadcastStrides(kept, folded.strides, x.shape)
    walk(how, x.shape, folded, strides, x, x.strides, x, x.strides)
  }
  return keepdims ? folded : new NdArray(folded.data, 'float64', without(x.shape, axes), undefined, folded.offset)
}

/** Folds a contiguous array along one axis, without the general case of `walk`: runs along the last axis, rows along another. */
function foldAlong(how: Implementation, axis: number, x: NdArray, out: NdArray): void {
  const n = x.shape[axis]
  const columns = sizeOf(x.shape.slice(axis + 1))
  if (columns === 1) {
    runRows(how, out.size, n, out.data, out.offset, 1, 0, x.data, x.offset, n, 1, x.data, x.offset, n, 1)
    return
  }
  for (let e = 0; e < out.size; e += columns) {
    const from = x.offset + e * n
    runRows(how, n, columns, out.data, out.offset + e, 0, 1, x.data, from, columns, 1, x.data, from, columns, 1)
  }
}

/** The array to fold: itself, or a row-major copy. */
function laidOut(how: Implementation, x: NdArray, axes: readonly number[]): NdArray {
  // Several axes at once are summed as one long run, whose order must not depend on the layout.
  if (how === table.sum && axes.length > 1) return contiguous(x)
  // Whole rows fold faster; along the last axis only a copy is slower.
  return how.rowsFrom < Infinity && !axes.includes(x.ndim - 1) ? rowMajor(x) : x
}

const examples = { axis: 0, keepdims: true }

function axesOf(name: string, x: NdArray, options: ReduceOptions): number[] {
  const { axis } = checkOptions(name, options, examples)
  return normalizeAxes(name, axis, x.ndim)
}

const summed = (dtype: DType): DType => (dtype === 'bool' ? 'int32' : dtype)

/**
 * Sum of the elements; bool counts as int32, which wraps around. The elements are added in NumPy's order for a row-major
 * array, in any layout: the digits depend on shape and axes only.
 */
export const sum = (x: NdArray, options: ReduceOptions = {}): NdArray =>
  sumOver(x, axesOf('sum', x, options), options.keepdims)

const sumOver = (x: NdArray, axes: readonly number[], keepdims?: boolean): NdArray =>
  astype(fold(leavesFloat64(x) ? table.sumInt32 : table.sum, 0, x, axes, keepdims), summed(x.dtype))

/** Could a sum be too large for float64 to be exact, and to wrap around as it should: beyond 2⁵³? */
const leavesFloat64 = (x: NdArray): boolean => x.dtype === 'int32' && x.size > 2 ** 22

/** Product of the elements; bool counts as int32. */
export function prod(x: NdArray, options: ReduceOptions = {}): NdArray {
  const how = isFloat(x.dtype) ? table.prod : table.prodInt32
  return astype(fold(how, 1, x, axesOf('prod', x, options), options.keepdims), summed(x.dtype))
}

/** Arithmetic mean; float64 for integers, NaN for nothing. */
export function mean(x: NdArray, options: ReduceOptions = {}): NdArray {
  const axes = axesOf('mean', x, options)
  const total = fold(table.sum, 0, x, axes, options.keepdims)
  const count = axes.reduce((n, axis) => n * x.shape[axis], 1)
  for (let i = total.offset; i < total.offset + total.size; i++) total.data[i] /= count
  return astype(total, isFloat(x.dtype) ? x.dtype : 'float64')
}

/** Largest element; NaN if there is one. */
export const max = (x: NdArray, options: ReduceOptions = {}): NdArray =>
  extremeOf('max', table.max, -Infinity, x, options)

/** Smallest element; NaN if there is one. */
export const min = (x: NdArray, options: ReduceOptions = {}): NdArray =>
  extremeOf('min', table.min, Infinity, x, options)

function extremeOf(name: string, how: Implementation, start: number, x: NdArray, options: ReduceOptions): NdArray {
  const axes = axesOf(name, x, options)
  refuseEmpty(name, x, axes)
  return astype(fold(how, start, x, axes, options.keepdims), x.dtype)
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
export const argmax = (x: NdArray, options: ArgOptions = {}): NdArray =>
  placeOf('argmax', table.max, -Infinity, x, options)

/** Index of the first smallest element (of the first NaN, if there is one), as int32. */
export const argmin = (x: NdArray, options: ArgOptions = {}): NdArray =>
  placeOf('argmin', table.min, Infinity, x, options)

/** The index along the axis of the number that `how` finds. */
function placeOf(name: string, how: Implementation, start: number, x: NdArray, options: ArgOptions): NdArray {
  const { axis, keepdims = false } = checkOptions(name, options, examples)
  const searched = axis === undefined ? undefined : normalizeAxis(name, axis, x.ndim)
  const axes = normalizeAxes(name, searched, x.ndim)
  refuseEmpty(name, x, axes)
  const runs = contiguous(searched === undefined ? reshape(x, [-1]) : lastAxis(x, searched))
  const found = fold(how, start, runs, [runs.ndim - 1], true)
  const n = runs.shape[runs.ndim - 1]
  const out = empty(keepdims ? withLengthOne(x.shape, axes) : without(x.shape, axes), 'int32')
  for (let row = 0; row < out.size; row++) {
    const from = runs.offset + row * n
    out.data[row] = firstPlace(runs.data, found.data[found.offset + row], from) - from
  }
  return out
}

/** The first place of a number, or of NaN, from `start` on. */
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
