import { describeValue } from '../array/describe-value.ts'
import { checkOptions } from '../array/options.ts'
import { formatShape, normalizeAxis } from '../array/shape.ts'
import { moveaxis } from './axes.ts'
import type { Sliceable } from './pieces.ts'
import type { ReduceOptions } from './reduction.ts'

// Written once for arrays and for Variables: whoever has slice and sum has these, and their derivatives.

/** What has a trace: an array, or a Variable of the full core. */
export interface Summable<X> extends Sliceable<X> {
  sum(options?: ReduceOptions): X
}

export interface DiagonalOptions {
  /** Which diagonal: 0 the main one, above 0 one to the right of it, below 0 one to the left. */
  offset?: number | undefined
  /** The axis of the rows; 0 when left out, as in NumPy. */
  axis1?: number | undefined
  /** The axis of the columns; 1 when left out. */
  axis2?: number | undefined
}

/**
 * The elements x[i, i + offset] of the matrices that two axes make, along a new last axis.
 *
 * @throws RangeError for fewer than two axes, or one axis twice.
 */
export function diagonal<X extends Sliceable<X>>(x: X, options: DiagonalOptions = {}): X {
  return diagonalOf('diagonal', x, options)
}

/** The sum of the diagonal, of each matrix. */
export function trace<X extends Summable<X>>(x: X, options: DiagonalOptions = {}): X {
  return diagonalOf('trace', x, options).sum({ axis: -1 })
}

function diagonalOf<X extends Sliceable<X>>(name: string, x: X, options: DiagonalOptions): X {
  const { offset = 0, axis1 = 0, axis2 = 1 } = checkOptions(name, options, { offset: 1, axis1: 0, axis2: 1 })
  if (!Number.isInteger(offset)) {
    throw new TypeError(`${name}: the offset must be a whole number, got ${describeValue(offset)}`)
  }
  if (x.ndim < 2) throw new RangeError(`${name}: needs two axes, and shape ${formatShape(x.shape)} has ${x.ndim}`)
  const axes = [normalizeAxis(name, axis1, x.ndim), normalizeAxis(name, axis2, x.ndim)]
  if (axes[0] === axes[1]) throw new RangeError(`${name}: axis1 and axis2 are both axis ${axes[0]}; they must differ`)
  const matrices = moveaxis(x, axes, [-2, -1])
  const [rows, columns] = matrices.shape.slice(-2)
  // In a row of all elements those of a diagonal stand columns + 1 apart.
  const start = offset < 0 ? -offset * columns : offset
  const count = Math.max(0, Math.min(rows + Math.min(offset, 0), columns - Math.max(offset, 0)))
  const flat = matrices.reshape([...matrices.shape.slice(0, -2), rows * columns])
  return flat.slice('...', `${start}:${start + count * (columns + 1)}:${columns + 1}`)
}
