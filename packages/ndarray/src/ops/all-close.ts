import { broadcastShapes } from '../array/broadcast.ts'
import { describeValue } from '../array/describe-value.ts'
import type { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import type { Shape } from '../array/shape.ts'
import { astype } from './casting.ts'
import { type ArrayLike, asArray } from './creation.ts'
import { broadcastTo, contiguous } from './layout.ts'

export interface Tolerance {
  rtol?: number | undefined
  atol?: number | undefined
  equalNan?: boolean | undefined
}

/**
 * Are x and y equal within tolerance: |x − y| ≤ atol + rtol·|y| everywhere? NaN equals nothing unless `equalNan`.
 * Infinities must agree exactly.
 */
export function allClose(x: ArrayLike, y: ArrayLike, options: Tolerance = {}): boolean {
  const examples = { rtol: 1e-9, atol: 0, equalNan: true }
  const { rtol = 1e-5, atol = 1e-8, equalNan = false } = checkOptions('allClose', options, examples)
  checkTolerance('rtol', rtol)
  checkTolerance('atol', atol)
  const a = asArray(x, { role: 'allClose' })
  const b = asArray(y, { role: 'allClose' })
  const shape = broadcastShapes('allClose', a.shape, b.shape)
  const { data: xs, offset: i, size } = doubles(a, shape)
  const { data: ys, offset: j } = doubles(b, shape)
  for (let e = 0; e < size; e++) if (!isClose(xs[i + e], ys[j + e], rtol, atol, equalNan)) return false
  return true
}

function checkTolerance(name: string, value: number): void {
  if (typeof value !== 'number') throw new TypeError(`allClose: ${name} must be a number, got ${describeValue(value)}`)
  if (!(value >= 0)) throw new RangeError(`allClose: ${name} must be a number ≥ 0, got ${value}`)
}

/** The elements in this shape, row by row. */
const doubles = (x: NdArray, shape: Shape): NdArray => contiguous(broadcastTo(astype(x, 'float64'), shape))

function isClose(x: number, y: number, rtol: number, atol: number, equalNan: boolean): boolean {
  if (x === y) return true
  if (Number.isNaN(x) && Number.isNaN(y)) return equalNan
  return Math.abs(y) < Infinity && Math.abs(x - y) <= atol + rtol * Math.abs(y)
}
