import { describeValue } from './describe-value.ts'

/** Shape algebra: plain lists of lengths, no data. */
export type Shape = readonly number[]

export const formatShape = (shape: Shape): string => `[${shape.map(lengthInWords).join(',')}]`

/** Text, which may look like a number, is shown in quotes, and so is what a list looks like. */
function lengthInWords(length: unknown): string {
  if (typeof length === 'string') return JSON.stringify(length)
  return typeof length === 'object' && length !== null ? describeValue(length) : String(length)
}

export function sizeOf(shape: Shape): number {
  let size = 1
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis]
  return size
}

/** Are two shapes equal, length by length? */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false
  return true
}

/** Strides of an array laid out row by row (C order). */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step
    step *= shape[axis]
  }
  return strides
}

/** Are the elements laid out row by row without gaps? Axes of length 1 may have any stride. */
export function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return false
    step *= shape[axis]
  }
  return true
}

/** An axis counted from 0; negative ones count from the end. */
export function normalizeAxis(operation: string, axis: number, ndim: number): number {
  if (!Number.isInteger(axis))
    throw new TypeError(`${operation}: an axis must be a whole number, got ${describeValue(axis)}`)
  const positive = axis < 0 ? axis + ndim : axis
  if (positive < 0 || positive >= ndim) {
    const range = ndim === 0 ? 'a 0-d array has no axes' : `axes run from ${-ndim} to ${ndim - 1}`
    throw new RangeError(`${operation}: axis ${axis} is out of range: ${range}`)
  }
  return positive
}

/** The axes an option asks for: all of them when it is left out; each at most once. */
export function normalizeAxes(operation: string, axis: number | readonly number[] | undefined, ndim: number): number[] {
  if (axis === undefined) return allAxes(ndim)
  if (!Array.isArray(axis)) return [normalizeAxis(operation, axis as number, ndim)]
  const axes = axis.map((a) => normalizeAxis(operation, a, ndim))
  if (new Set(axes).size !== axes.length)
    throw new RangeError(`${operation}: axis ${formatShape(axes)} names an axis twice`)
  return axes
}

/** The shape with length 1 along these axes. */
export function withLengthOne(shape: Shape, axes: readonly number[]): Shape {
  const kept = shape.slice()
  for (const axis of axes) kept[axis] = 1
  return kept
}

/** What is left of a shape without these axes. */
export function without(shape: Shape, axes: readonly number[]): Shape {
  const left: number[] = []
  for (let axis = 0; axis < shape.length; axis++) if (!axes.includes(axis)) left.push(shape[axis])
  return left
}

function allAxes(ndim: number): number[] {
  const axes: number[] = []
  for (let axis = 0; axis < ndim; axis++) axes.push(axis)
  return axes
}

/** An index counted from 0; negative ones count from the end of the axis. */
export function normalizeIndex(operation: string, index: number, axis: number, shape: Shape): number {
  if (!Number.isInteger(index)) {
    throw new TypeError(`${operation}: an index must be a whole number, got ${describeValue(index)}`)
  }
  const positive = index < 0 ? index + shape[axis] : index
  if (positive < 0 || positive >= shape[axis]) {
    throw new RangeError(`${operation}: index ${index} is out of range for axis ${axis} of shape ${formatShape(shape)}`)
  }
  return positive
}

/** A copy of a shape that a user gave, checked: whole numbers ≥ 0, or one such number for a vector. */
export function asShape(operation: string, shape: number | Shape): Shape {
  if (typeof shape !== 'number' && !Array.isArray(shape)) {
    throw new TypeError(`${operation}: expected a shape, such as 3 or [2, 3], got ${describeValue(shape)}`)
  }
  const lengths = typeof shape === 'number' ? [shape] : [...shape]
  for (const length of lengths) {
    if (!(Number.isInteger(length) && length >= 0)) {
      throw new RangeError(`${operation}: shape ${formatShape(lengths)} must hold whole numbers ≥ 0`)
    }
  }
  return lengths
}

/** More elements than that no engine can hold in one array. */
const LARGEST_SIZE = 2 ** 32

/** As `asShape`, for an array that is to be made. */
export function asShapeOfNew(operation: string, shape: number | Shape): Shape {
  const lengths = asShape(operation, shape)
  if (sizeOf(lengths) <= LARGEST_SIZE) return lengths
  throw new RangeError(
    `${operation}: an array of shape ${formatShape(lengths)} would have more than 2 ** 32 elements, too many for one array`,
  )
}
