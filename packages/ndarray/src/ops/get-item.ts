import { broadcastShapes } from '../array/broadcast.ts'
import { sizeOf } from '../array/shape.ts'
import { moveaxis } from './axes.ts'
import type { SliceIndex, TakeOptions } from './indexing.ts'
import type { Sliceable } from './pieces.ts'

// Written once for arrays and for Variables: whoever has slice and take has this, and its derivatives.

/** What can be indexed: an array, or a Variable of the full core. */
export interface Indexable<X> extends Sliceable<X> {
  take(indices: X, options?: TakeOptions): X
  add(other: X | number): X
  mul(other: X | number): X
  less(other: number): X
  min(): X
  max(): X
  item(): number
}

/** One place in `getItem`: what `slice` takes, or indices as a list or an array. */
export type Index<X> = SliceIndex | readonly number[] | X

const isBasic = <X>(index: Index<X>): index is SliceIndex => index === null || typeof index !== 'object'

/**
 * NumPy's `x[…]`: indices and spans as in `slice`, and lists of indices, which are taken together: x[[0, 1], [2, 0]] is
 * `getItem(x, [0, 1], [2, 0])`, two elements. Their axes stand where the first list does, or in front if others stand between.
 */
export function getItem<X extends Indexable<X>>(
  x: X,
  indices: readonly Index<X>[],
  asIndices: (list: readonly number[]) => X,
): X {
  const lists = indices
    .filter((index) => !isBasic(index))
    .map((index) => (Array.isArray(index) ? asIndices(index) : index) as X)
  const sliced = x.slice(...indices.map((index) => (isBasic(index) ? index : ':')))
  if (lists.length === 0) return sliced
  const axes = axesOfLists(x.ndim, indices)
  const taken = lists.length === 1 ? sliced.take(lists[0], { axis: axes[0] }) : takeTogether(sliced, lists, axes)
  if (areNeighbours(indices)) return taken
  const { length } = lists.map(({ shape }) => shape).reduce((a, b) => broadcastShapes('getItem', a, b))
  const moved = Array.from({ length }, (_, i) => axes[0] + i)
  return moveaxis(
    taken,
    moved,
    moved.map((_, i) => i),
  )
}

/** The axes of the sliced array that lists pick from. */
function axesOfLists<X>(ndim: number, indices: readonly Index<X>[]): number[] {
  const used = indices.filter((index) => index !== null && index !== '...').length
  const axes: number[] = []
  let axis = 0
  for (const index of indices) {
    if (!isBasic(index)) axes.push(axis)
    if (index === '...') axis += ndim - used
    else if (typeof index !== 'number') axis++
  }
  return axes
}

/** Do lists, and whole numbers, which count as such beside them, stand side by side? */
function areNeighbours<X>(indices: readonly Index<X>[]): boolean {
  const picks = indices.map((index) => !isBasic(index) || typeof index === 'number')
  return !picks.slice(picks.indexOf(true), picks.lastIndexOf(true) + 1).includes(false)
}

/** Several lists pick single places: their axes become one, and so do their indices. */
function takeTogether<X extends Indexable<X>>(x: X, lists: readonly X[], axes: readonly number[]): X {
  const [first] = axes
  const gathered = moveaxis(
    x,
    axes,
    axes.map((_, i) => first + i),
  )
  const lengths = axes.map((axis) => x.shape[axis])
  const merged = gathered.reshape([
    ...gathered.shape.slice(0, first),
    sizeOf(lengths),
    ...gathered.shape.slice(first + axes.length),
  ])
  lists.forEach((list, i) => {
    checkPlaces(list, lengths[i])
  })
  const places = lists.map((list, i) => list.add(list.less(0).mul(lengths[i]))) // negative ones count from the end
  return merged.take(
    places.reduce((at, place, i) => at.mul(lengths[i]).add(place)),
    { axis: first },
  )
}

/** @throws RangeError for an index outside its axis, which would be another place of the merged one. */
function checkPlaces<X extends Indexable<X>>(places: X, length: number): void {
  if (sizeOf(places.shape) === 0) return
  const [low, high] = [places.min().item(), places.max().item()]
  if (low >= -length && high < length) return
  throw new RangeError(`getItem: index ${high < length ? low : high} is out of range for an axis of length ${length}`)
}
