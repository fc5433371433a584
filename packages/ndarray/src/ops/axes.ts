import { checkOptions } from '../array/options.ts'
import { formatShape, normalizeAxes, normalizeAxis, type Shape } from '../array/shape.ts'

// Written once for arrays and for Variables: whoever has reshape and transpose has these, and their derivatives.

/** What has axes: an array, or a Variable of the full core. */
export interface Shaped<X> {
  readonly shape: Shape
  readonly ndim: number
  reshape(shape: Shape): X
  transpose(axes: Shape): X
}

export interface SqueezeOptions {
  /** The axis or axes of length 1 to drop; all of them when left out. */
  axis?: number | readonly number[] | undefined
}

/** Without the axes of length 1, or without those given. */
export function squeeze<X extends Shaped<X>>(x: X, options: SqueezeOptions = {}): X {
  const { axis } = checkOptions('squeeze', options, { axis: 0 })
  const axes = normalizeAxes('squeeze', axis, x.ndim).filter((a) => axis !== undefined || x.shape[a] === 1)
  for (const a of axes) {
    if (x.shape[a] !== 1) {
      throw new RangeError(`squeeze: axis ${a} of shape ${formatShape(x.shape)} has length ${x.shape[a]}, not 1`)
    }
  }
  return x.reshape(x.shape.filter((_, a) => !axes.includes(a)))
}

/** With a new axis of length 1 at `axis`. */
export function expandDims<X extends Shaped<X>>(x: X, axis: number): X {
  return x.reshape(x.shape.toSpliced(normalizeAxis('expandDims', axis, x.ndim + 1), 0, 1))
}

/** One axis, or several, moved to other places; the rest keep their order. */
export function moveaxis<X extends Shaped<X>>(
  x: X,
  source: number | readonly number[],
  destination: number | readonly number[],
): X {
  const from = normalizeAxes('moveaxis', source, x.ndim)
  const to = normalizeAxes('moveaxis', destination, x.ndim)
  if (from.length !== to.length) {
    throw new RangeError(`moveaxis: ${from.length} axes cannot move to ${to.length} places`)
  }
  const order = x.shape.map((_, axis) => axis).filter((axis) => !from.includes(axis))
  const moves = to.map((place, i) => [place, from[i]]).sort(([a], [b]) => a - b)
  for (const [place, axis] of moves) order.splice(place, 0, axis)
  return x.transpose(order)
}

/** Two axes exchanged. */
export function swapaxes<X extends Shaped<X>>(x: X, axis1: number, axis2: number): X {
  const [a, b] = [normalizeAxis('swapaxes', axis1, x.ndim), normalizeAxis('swapaxes', axis2, x.ndim)]
  const order = x.shape.map((_, axis) => axis)
  order[a] = b
  order[b] = a
  return x.transpose(order)
}
