import { NdArray } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'

interface Boxed {
  readonly data: NdArray
}

/**
 * Derivative of an elementwise f at x by central differences: (f(x + ε) − f(x − ε)) / 2ε (step 4).
 *
 * The book's formula: its error is of order ε², and float32 is too coarse for it. gradientCheck is more accurate, and
 * takes functions that are not elementwise.
 *
 * @example
 * ```ts
 * import { Variable } from '@dezero/core'
 * import { numericalDiff } from '@dezero/utils'
 *
 * console.log(String(numericalDiff((x: Variable) => x.pow(2), new Variable(2)))) // 4.000000000004
 * ```
 */
export function numericalDiff<X extends NdArray | Boxed>(f: (x: X) => X, x: X, eps = 1e-4): NdArray {
  if (!(eps > 0)) throw new RangeError(`numericalDiff: eps is a step above 0, not ${describeValue(eps)}`)
  const at = (distance: number): NdArray => arrayOf(f(moved(x, distance)))
  return at(eps)
    .sub(at(-eps))
    .div(2 * eps)
}

function arrayOf(x: NdArray | Boxed): NdArray {
  if (x instanceof NdArray) return x
  if (typeof x === 'object' && x !== null && 'data' in x) return x.data
  throw new TypeError(`numericalDiff: x, and what f gives, is an NdArray or a Variable, not ${describeValue(x)}`)
}

function moved<X extends NdArray | Boxed>(x: X, distance: number): X {
  const data = arrayOf(x).add(distance)
  return (x instanceof NdArray ? data : new (x.constructor as new (data: NdArray) => X)(data)) as X
}
