import { asOperand, notEqual, stack, type Variable, type VariableLike, where } from '@dezero/core'
import type { ReduceOptions } from '@dezero/ndarray'
import { checkOptions, describeValue, normalizeAxes, withLengthOne } from '@dezero/ndarray/internal'
import { asFloats } from './floats.ts'
import { sort } from './sorting.ts'

/**
 * What a share q of the elements along axes, or of all, lies below; between two elements it is interpolated linearly, as
 * NumPy does. A list of q gives a result for each along a new first axis. The gradient goes to these one or two elements,
 * of equal ones to those that `sort` puts there. NaN where there is one.
 *
 * @throws RangeError for a q outside [0, 1], and for axes without elements.
 */
export function quantile(x: VariableLike, q: number | readonly number[], options: ReduceOptions = {}): Variable {
  const shares = typeof q === 'number' ? [q] : q
  if (!Array.isArray(shares) || shares.length === 0) {
    throw new TypeError(`quantile: q is a number from 0 to 1, or a list of some, got ${describeValue(q)}`)
  }
  for (const share of shares) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`quantile: q is a share, from 0 to 1, not ${share}`)
  }
  const results = quantiles('quantile', x, shares, options)
  return typeof q === 'number' ? results[0] : stack(results)
}

/** The middle one of the sorted elements along axes, or of all, or the mean of the middle two; as `quantile` of 0.5. */
export const median = (x: VariableLike, options: ReduceOptions = {}): Variable =>
  quantiles('median', x, [0.5], options)[0]

function quantiles(name: string, x: VariableLike, shares: readonly number[], options: ReduceOptions): Variable[] {
  const { axis, keepdims = false } = checkOptions(name, options, { axis: 0, keepdims: true })
  const values = asFloats(asOperand(x, `${name}, argument 1`))
  const axes = normalizeAxes(name, axis, values.ndim)
  const runs = inRuns(values, axes)
  const n = runs.shape[runs.ndim - 1]
  if (n === 0) {
    throw new RangeError(`${name}: axis [${axes}] of shape [${values.shape}] is empty, and nothing has no ${name}`)
  }
  const sorted = sort(runs)
  const largest = sorted.slice('...', n - 1)
  const isNumber = notEqual(largest, largest).equal(0) // NaN is the last one
  return shares.map((share) => {
    const y = where(isNumber, at(sorted, share * (n - 1)), largest)
    return keepdims ? y.reshape(withLengthOne(values.shape, axes)) : y
  })
}

/** With the axes to fold as one, the last. */
function inRuns(x: Variable, axes: readonly number[]): Variable {
  const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
  const length = axes.reduce((product, axis) => product * x.shape[axis], 1)
  const moved = axes.length === 0 ? x : x.transpose([...kept, ...axes])
  return moved.reshape([...kept.map((axis) => x.shape[axis]), length])
}

/** The sorted elements at a place that may lie between two of them. */
function at(sorted: Variable, place: number): Variable {
  const low = Math.floor(place)
  const fraction = place - low
  const below = sorted.slice('...', low)
  if (fraction === 0) return below // the one above may be infinite, or missing
  return below.mul(1 - fraction).add(sorted.slice('...', low + 1).mul(fraction))
}
