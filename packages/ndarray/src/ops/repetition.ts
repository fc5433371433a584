import { checkOptions } from '../array/options.ts'
import { asShape, normalizeAxis, type Shape } from '../array/shape.ts'
import type { Shaped } from './axes.ts'
import type { TakeOptions } from './indexing.ts'

// Written once for arrays and for Variables: whoever has broadcastTo and take has these, and their derivatives.

/** What can repeat itself: an array, or a Variable of the full core. */
export interface Repeatable<X> extends Shaped<X> {
  broadcastTo(shape: Shape): X
  take(indices: Int32Array, options?: TakeOptions): X
}

/** x laid side by side: `repetitions` along each axis, aligned at the last one. */
export function tile<X extends Repeatable<X>>(x: X, repetitions: number | Shape): X {
  const times = asShape('tile', repetitions)
  const ndim = Math.max(x.ndim, times.length)
  const lengths = [...new Array<number>(ndim - x.ndim).fill(1), ...x.shape]
  const counts = [...new Array<number>(ndim - times.length).fill(1), ...times]
  const apart = x.reshape(lengths.flatMap((length) => [1, length]))
  return apart
    .broadcastTo(lengths.flatMap((length, axis) => [counts[axis], length]))
    .reshape(lengths.map((length, axis) => length * counts[axis]))
}

/** Each element, or each entry along `axis`, `times` times in a row; a list says how many times for each. */
export function repeat<X extends Repeatable<X>>(x: X, times: number | readonly number[], options: TakeOptions = {}): X {
  const { axis } = checkOptions('repeat', options, { axis: 0 })
  const source = axis === undefined ? x.reshape([-1]) : x
  const along = normalizeAxis('repeat', axis ?? 0, source.ndim)
  const length = source.shape[along]
  const counts = asShape('repeat', typeof times === 'number' ? new Array<number>(length).fill(times) : times)
  if (counts.length !== length) {
    throw new RangeError(`repeat: ${counts.length} counts for an axis of length ${length}; give one for each entry`)
  }
  const places = new Int32Array(counts.reduce((total, count) => total + count, 0))
  let at = 0
  for (let i = 0; i < length; i++) {
    places.fill(i, at, at + counts[i])
    at += counts[i]
  }
  return source.take(places, { axis: along })
}
