import { broadcastStrides, stretches } from '../array/broadcast.ts'
import { NdArray } from '../array/ndarray.ts'
import {
  asShape,
  contiguousStrides,
  formatShape,
  isContiguous,
  normalizeAxes,
  type Shape,
  sameShape,
  sizeOf,
} from '../array/shape.ts'
import { convert } from './casting.ts'

/** The array itself when it is contiguous, else a contiguous copy. */
export const contiguous = (x: NdArray): NdArray => (isContiguous(x.shape, x.strides) ? x : convert(x, x.dtype))

/** For fewer elements a copy does not pay. */
const MANY = 512

/** Is it a large array whose rows are columns in memory, as in a transposed matrix? No kernel transposes bool. */
export function isTransposed({ dtype, shape, strides, size }: NdArray): boolean {
  if (size < MANY || dtype === 'bool') return false
  const last = shape.findLastIndex((length) => length !== 1)
  return strides[last] > 1 && strides.includes(1)
}

/** The array itself, or a row-major copy if it is transposed: that takes less time than reading it column by column. */
export const rowMajor = (x: NdArray): NdArray => (isTransposed(x) ? convert(x, x.dtype) : x)

/** Is it a large view that repeats elements, as a broadcast gradient is? */
export const isRepeated = ({ shape, strides, size }: NdArray): boolean =>
  size >= MANY && strides.some((step, axis) => step === 0 && shape[axis] !== 1)

/** Each of these elements once, as a view: length 1 along the axes of stride 0. */
export const withoutRepeats = (x: NdArray): NdArray =>
  view(
    x,
    x.shape.map((length, axis) => (x.strides[axis] === 0 ? 1 : length)),
    x.strides,
  )

const view = (x: NdArray, shape: Shape, strides: readonly number[], offset = x.offset): NdArray =>
  new NdArray(x.data, x.dtype, shape, strides, offset)

/** The same elements in another shape, one length of which may be −1: what is left. A view where the strides allow. */
export function reshape(x: NdArray, lengths: Shape): NdArray {
  const shape = fillIn(x, lengths)
  if (sameShape(shape, x.shape)) return x
  if (x.size === 0 || isContiguous(x.shape, x.strides)) return view(x, shape, contiguousStrides(shape))
  const strides = regroup(x.shape, x.strides, shape)
  return strides === undefined ? view(convert(x, x.dtype), shape, contiguousStrides(shape), 0) : view(x, shape, strides)
}

function fillIn(x: NdArray, lengths: Shape): Shape {
  const hole = lengths.indexOf(-1)
  if (hole !== lengths.lastIndexOf(-1)) {
    throw new RangeError(`reshape: shape ${formatShape(lengths)} leaves out more than one length; only one may be -1`)
  }
  const known = asShape(
    'reshape',
    lengths.filter((_, axis) => axis !== hole),
  )
  const rest = x.size / sizeOf(known)
  const fits = hole < 0 ? sizeOf(known) === x.size : Number.isInteger(rest)
  if (!fits) {
    throw new RangeError(
      `reshape: shape ${formatShape(x.shape)} has ${x.size} elements, which do not fill shape ${formatShape(lengths)}`,
    )
  }
  return hole < 0 ? known : lengths.map((length, axis) => (axis === hole ? rest : length))
}

/** Strides that show a strided array in another shape without a copy, or undefined when there are none. */
function regroup(shape: Shape, strides: readonly number[], target: Shape): number[] | undefined {
  const axes = shape.map((_, axis) => axis).filter((axis) => shape[axis] !== 1)
  const old = axes.map((axis) => shape[axis])
  const steps = axes.map((axis) => strides[axis])
  const regrouped = new Array<number>(target.length).fill(1)
  for (let from = 0, to = 0; from < old.length; ) {
    // A group of old axes and one of new axes that hold the same number of elements.
    let oldEnd = from + 1
    let newEnd = to + 1
    let oldSize = old[from]
    let newSize = target[to]
    while (oldSize !== newSize) {
      if (newSize < oldSize) newSize *= target[newEnd++]
      else oldSize *= old[oldEnd++]
    }
    for (let axis = from; axis < oldEnd - 1; axis++) {
      if (steps[axis] !== old[axis + 1] * steps[axis + 1]) return undefined
    }
    regrouped[newEnd - 1] = steps[oldEnd - 1]
    for (let axis = newEnd - 1; axis > to; axis--) regrouped[axis - 1] = regrouped[axis] * target[axis]
    from = oldEnd
    to = newEnd
  }
  return regrouped
}

/** The axes in another order (reversed when none is given), as a view. */
export function transpose(x: NdArray, axes?: readonly number[]): NdArray {
  if (axes === undefined || axes.length === 0) return x.T
  const order = normalizeAxes('transpose', axes, x.ndim)
  if (order.length !== x.ndim) {
    throw new RangeError(
      `transpose: axes ${formatShape(axes)} must name all ${x.ndim} axes of shape ${formatShape(x.shape)}`,
    )
  }
  return view(
    x,
    order.map((axis) => x.shape[axis]),
    order.map((axis) => x.strides[axis]),
  )
}

/** x stretched to `shape` by NumPy's broadcasting, as a view that repeats elements. */
export function broadcastTo(x: NdArray, target: Shape): NdArray {
  if (Array.isArray(target) && sameShape(x.shape, target)) return x
  const shape = asShape('broadcastTo', target)
  if (!stretches(x.shape, shape)) {
    throw new RangeError(
      `broadcastTo: shape ${formatShape(x.shape)} does not stretch to ${formatShape(shape)}: only axes of length 1, or missing in front, do`,
    )
  }
  return view(x, shape, broadcastStrides(x.shape, x.strides, shape))
}
