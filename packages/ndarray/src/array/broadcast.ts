import { formatShape, type Shape, sameShape } from './shape.ts'

/** NumPy's broadcasting: align at the last axis, stretch axes of length 1; undefined when lengths clash. */
export function commonShape(a: Shape, b: Shape): Shape | undefined {
  if (sameShape(a, b)) return a
  const ndim = Math.max(a.length, b.length)
  const shape = new Array<number>(ndim)
  for (let axis = 1; axis <= ndim; axis++) {
    // A negative index is not an element of a list, and slow to look up.
    const m = axis <= a.length ? a[a.length - axis] : 1
    const n = axis <= b.length ? b[b.length - axis] : 1
    if (m !== n && m !== 1 && n !== 1) return undefined
    shape[ndim - axis] = m === 1 ? n : m
  }
  return shape
}

export function broadcastShapes(operation: string, a: Shape, b: Shape): Shape {
  const shape = commonShape(a, b)
  if (shape === undefined) {
    throw new RangeError(
      `${operation}: shapes ${formatShape(a)} and ${formatShape(b)} do not broadcast: from the last axis back, lengths must be equal or 1`,
    )
  }
  return shape
}

/** Does broadcasting stretch `from` to exactly `to`? */
export function stretches(from: Shape, to: Shape): boolean {
  const lead = to.length - from.length
  return lead >= 0 && from.every((length, axis) => length === 1 || length === to[axis + lead])
}

/** Strides that read an array of shape `from` as if it had shape `to`: 0 along stretched axes. */
export function broadcastStrides(from: Shape, strides: readonly number[], to: Shape): number[] {
  const lead = to.length - from.length
  const stretched = new Array<number>(to.length)
  for (let axis = 0; axis < to.length; axis++) {
    stretched[axis] = axis < lead || from[axis - lead] === 1 ? 0 : strides[axis - lead]
  }
  return stretched
}
