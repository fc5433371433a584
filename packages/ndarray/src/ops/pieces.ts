import { describeValue } from '../array/describe-value.ts'
import { checkOptions } from '../array/options.ts'
import { normalizeAxes, normalizeAxis } from '../array/shape.ts'
import type { Shaped } from './axes.ts'
import type { SliceIndex } from './indexing.ts'

// Written once for arrays and for Variables: whoever has slice has these, and their derivatives.

/** What can be sliced: an array, or a Variable of the full core. */
export interface Sliceable<X> extends Shaped<X> {
  slice(...indices: SliceIndex[]): X
}

export interface AxisOption {
  /** The axis along which to go; 0 when left out. */
  axis?: number | undefined
}

/**
 * Pieces along an axis: as many equal ones as `sections` says, or, for a list, those that end before each of its indices.
 *
 * @throws RangeError when the axis does not divide into equal sections.
 */
export function split<X extends Sliceable<X>>(
  x: X,
  sections: number | readonly number[],
  options: AxisOption = {},
): X[] {
  const { axis = 0 } = checkOptions('split', options, { axis: 0 })
  const along = normalizeAxis('split', axis, x.ndim)
  const ends = endsOf(sections, x.shape[along])
  return ends.map((end, i) => x.slice(...allBut(along, `${i === 0 ? 0 : ends[i - 1]}:${end}`)))
}

function endsOf(sections: number | readonly number[], length: number): number[] {
  if (Array.isArray(sections)) return [...sections, length]
  if (!(Number.isInteger(sections) && (sections as number) > 0)) {
    throw new TypeError(
      `split: expected a number of equal sections, or a list of indices, got ${describeValue(sections)}`,
    )
  }
  const step = length / (sections as number)
  if (!Number.isInteger(step)) {
    throw new RangeError(`split: an axis of length ${length} has no ${sections} equal sections; give indices instead`)
  }
  return Array.from({ length: sections as number }, (_, i) => (i + 1) * step)
}

/** The entries along an axis, which they lose. */
export function unstack<X extends Sliceable<X>>(x: X, options: AxisOption = {}): X[] {
  const { axis = 0 } = checkOptions('unstack', options, { axis: 0 })
  if (x.ndim === 0) throw new RangeError('unstack: a 0-d array has no entries')
  const along = normalizeAxis('unstack', axis, x.ndim)
  return Array.from({ length: x.shape[along] }, (_, i) => x.slice(...allBut(along, i)))
}

export interface FlipOptions {
  /** The axis or axes to reverse; all of them when left out. */
  axis?: number | readonly number[] | undefined
}

/** The elements in reverse order along axes. */
export function flip<X extends Sliceable<X>>(x: X, options: FlipOptions = {}): X {
  const { axis } = checkOptions('flip', options, { axis: 0 })
  const axes = normalizeAxes('flip', axis, x.ndim)
  return x.slice(...x.shape.map((_, a) => (axes.includes(a) ? '::-1' : ':')))
}

/** An index for one axis; the axes before it are taken whole. */
const allBut = (axis: number, index: SliceIndex): SliceIndex[] => [...new Array<SliceIndex>(axis).fill(':'), index]
