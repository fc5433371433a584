import { sum, type Variable } from '@dezero/core'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'

export interface LossOptions {
  /**
   * 'mean' divides the sum of the losses by the number of rows, the length of the first axis, as the book does;
   * 'none' gives each element its own. PyTorch's 'mean' divides by the number of all elements.
   */
  reduction?: 'mean' | 'sum' | 'none' | undefined
}

type Reduction = NonNullable<LossOptions['reduction']>

/** What the options ask for, the mean unless they do. */
export function reductionOf(name: string, options: LossOptions): Reduction {
  const { reduction = 'mean' } = checkOptions(name, options, { reduction: 'sum' })
  if (reduction === 'mean' || reduction === 'sum' || reduction === 'none') return reduction
  throw new TypeError(`${name}: reduction must be 'mean', 'sum' or 'none', got ${describeValue(reduction)}`)
}

/** The losses of all elements as the one number to minimise, or as they are. */
export function reduced(losses: Variable, reduction: Reduction, rows = lengthOf(losses)): Variable {
  if (reduction === 'none') return losses
  const total = sum(losses)
  return reduction === 'sum' ? total : total.div(rows)
}

/** A 0-d variable counts as one row. */
const lengthOf = (x: Variable): number => (x.ndim === 0 ? 1 : x.shape[0])

/** @throws RangeError for shapes that only broadcast, such as (3,) against (3,1): nine differences instead of three. */
export function checkSameShape(name: string, x: Variable, t: Variable): void {
  if (x.ndim === t.ndim && x.shape.every((length, axis) => length === t.shape[axis])) return
  throw new RangeError(
    `${name}: shapes [${x.shape}] and [${t.shape}] differ; bring them to one, with reshape for instance`,
  )
}
