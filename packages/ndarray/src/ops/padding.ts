import { describeValue } from '../array/describe-value.ts'
import type { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import type { Shape } from '../array/shape.ts'
import { full } from './creation.ts'
import { assign, type SliceIndex, slice } from './indexing.ts'

/** How many elements to add: as many on every side, [before, after] for every axis, or such a pair for each axis. */
export type PadWidth = number | readonly [before: number, after: number] | readonly (readonly [number, number])[]

export interface PadOptions {
  /** What the margin holds; 0 when left out. */
  value?: number | undefined
}

/** x with a margin of one value around it. */
export function pad(x: NdArray, width: PadWidth, options: PadOptions = {}): NdArray {
  const { value = 0 } = checkOptions('pad', options, { value: 0 })
  const { shape, indices } = padded(x.shape, width)
  const out = full(shape, value, { dtype: x.dtype })
  assign(slice(out, indices), x)
  return out
}

/** The shape with its margins, and where in it the array stands. */
export function padded(shape: Shape, width: PadWidth): { shape: Shape; indices: SliceIndex[] } {
  const pairs = pairsOf(width, shape.length)
  return {
    shape: shape.map((length, axis) => length + pairs[axis][0] + pairs[axis][1]),
    indices: shape.map((length, axis) => `${pairs[axis][0]}:${pairs[axis][0] + length}`),
  }
}

function pairsOf(width: PadWidth, ndim: number): (readonly [number, number])[] {
  const list: readonly unknown[] = Array.isArray(width) ? width : [width, width]
  const pairs = list.every(Array.isArray) ? (list as [number, number][]) : new Array(ndim).fill(list)
  const whole = pairs.every(
    (pair) => pair.length === 2 && pair.every((n: unknown) => Number.isInteger(n) && (n as number) >= 0),
  )
  if (whole && pairs.length === ndim) return pairs
  throw new RangeError(
    `pad: expected a whole number ≥ 0, [before, after], or such a pair for each of ${ndim} axes, got ${describeValue(width)}`,
  )
}
