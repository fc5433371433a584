import { asOperand, type Variable, type VariableLike } from '@dezero/core'
import { Step } from '@dezero/core/internal'
import { argsort as argsortArray, type NdArray, type SortOptions } from '@dezero/ndarray'
import { checkOptions, sortOptions, takeAlong } from '@dezero/ndarray/internal'

/** y = the indices that sort x along an axis, without a gradient */
export class Argsort extends Step {
  static override get name() {
    return 'Argsort'
  }

  override readonly attributes: { readonly axis: number; readonly descending: boolean }

  constructor(axis: number, descending: boolean) {
    super()
    this.attributes = { axis, descending }
  }
  forward(x: NdArray) {
    return argsortArray(x, this.attributes)
  }
}

/**
 * The indices that sort x along an axis, the last one unless told; int32, without a gradient. NaN counts as the largest,
 * and equal elements keep their order, in descending order too.
 */
export function argsort(x: VariableLike, options: SortOptions = {}): Variable {
  const values = asOperand(x, 'argsort, argument 1')
  const { axis, descending } = sortOptions('argsort', values.ndim, options)
  return new Argsort(axis, descending).call(values)
}

/**
 * The elements along an axis, the last one unless told, in ascending order, or `{ descending: true }`. Each gradient goes
 * where its element was, also among equal ones, which keep their order. NaN counts as the largest.
 */
export function sort(x: VariableLike, options: SortOptions = {}): Variable {
  const values = asOperand(x, 'sort, argument 1')
  const { axis, descending } = sortOptions('sort', values.ndim, options)
  return takeAlong(values, new Argsort(axis, descending).call(values), axis)
}

export interface TopkOptions {
  /** The axis to search; the last one when left out. */
  axis?: number | undefined
  /** `false` for the smallest elements. */
  largest?: boolean | undefined
}

/**
 * The k largest elements along an axis, the largest first, and their indices (int32, without a gradient). Of equal ones
 * the first come first, and get the gradient; NaN counts as the largest.
 *
 * @throws RangeError for a k that is no whole number from 0 to the length of the axis.
 *
 * @example
 * ```ts
 * import { topk } from '@dezero/functions'
 *
 * const { values, indices } = topk([3, 1, 4, 1, 5], 2)
 * console.log(String(values), String(indices)) // variable([5. 4.]) variable([4 2])
 * ```
 */
export function topk(x: VariableLike, k: number, options: TopkOptions = {}): { values: Variable; indices: Variable } {
  const { axis: along, largest = true } = checkOptions('topk', options, { axis: 0, largest: true })
  const source = asOperand(x, 'topk, argument 1')
  const { axis } = sortOptions('topk', source.ndim, { axis: along })
  const length = source.shape[axis]
  if (!(Number.isInteger(k) && k >= 0 && k <= length)) {
    throw new RangeError(`topk: k must be a whole number from 0 to ${length}, the length of axis ${axis}, got ${k}`)
  }
  const order = new Argsort(axis, largest).call(source)
  const indices = order.slice(...new Array<string>(axis).fill(':'), `:${k}`)
  return { values: takeAlong(source, indices, axis), indices }
}
