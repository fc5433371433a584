import type { Shape } from '@dezero/ndarray'
import { checkOptions, describeValue, isFloat } from '@dezero/ndarray/internal'
import { checkVariable } from '../graph/graph.ts'
import { type Comparison, compare, distance, relativeDistance } from './comparison.ts'
import type { Differentiable } from './derivative.ts'

export interface GradientCheckOptions {
  /** The derivatives of orders 1 up to this one are checked; above 1 they need the full core. Default 1. */
  order?: number | undefined
  /** The largest step of the numerical derivatives, times max(1, |x|): shorter than the way to a pole. Default 1e-2. */
  eps?: number | undefined
  /** The two values may differ by atol + rtol · |numerical|. Default 1e-7, or 1e-4 with a float32 input. */
  rtol?: number | undefined
  /** Default 1e-8, or 1e-5 with a float32 input. */
  atol?: number | undefined
}

/**
 * Compares the gradients of `backward()` with numerical ones: `gradientCheck(sin, new Variable([1, 2]), { order: 2 })`.
 *
 * What is differentiated is the sum of all elements of f with fixed random weights, and for order n such a sum of the
 * derivatives of order n − 1. The numerical side differentiates each of these elements by itself, in float64 whatever
 * the inputs are. Where the rounding of f's values makes it uncertain, the two may differ by that too, but by no more
 * than 1e-4 · max(1, |numerical|).
 *
 * An input that gets no gradient counts as 0. The inputs, and whatever else f uses, keep their data, and their grads
 * unless f itself calls `backward()`, as for a gradient penalty.
 *
 * @returns the worst error at the highest order: |backward − numerical| / max(1, |numerical|).
 * @throws Error that names the input, the element and both values where they differ by more than the tolerance.
 *
 * @example
 * ```ts
 * import { Variable } from '@dezero/core'
 * import { sin } from '@dezero/functions'
 * import { gradientCheck } from '@dezero/utils'
 *
 * console.log(gradientCheck((x) => sin(x), new Variable([1, 2]), { order: 2 }) < 1e-8) // true
 * ```
 */
export function gradientCheck<V extends Differentiable>(
  f: (x: V) => V,
  input: V,
  options?: GradientCheckOptions,
): number
export function gradientCheck<V extends Differentiable>(
  f: (...xs: V[]) => V,
  inputs: V | readonly V[],
  options?: GradientCheckOptions,
): number
export function gradientCheck<V extends Differentiable>(
  f: (...xs: V[]) => V,
  inputs: V | readonly V[],
  options: GradientCheckOptions = {},
): number {
  const examples = { order: 2, eps: 1e-3, rtol: 1e-9, atol: 0 }
  const { order = 1, eps = 1e-2, ...tolerance } = checkOptions('gradientCheck', options, examples)
  if (!(Number.isInteger(order) && order > 0))
    throw new RangeError(`gradientCheck: order is 1, 2, …, not ${describeValue(order)}`)
  if (!(eps > 0)) throw new RangeError(`gradientCheck: eps is a step above 0, not ${describeValue(eps)}`)
  const xs = [inputs].flat() as V[]
  xs.forEach(refuseIntegers)
  const single = xs.some((x) => x.data.dtype === 'float32')
  const { rtol = single ? 1e-4 : 1e-7, atol = single ? 1e-5 : 1e-8 } = tolerance

  let worst = 0
  for (let n = 1; n <= order; n++) {
    const compared = compare(f, xs, n, eps)
    const agrees = (c: Comparison) => distance(c) <= atol + rtol * Math.abs(c.numerical) + doubt(c)
    const wrong = compared.filter((c) => !agrees(c)) // NaN does not agree
    if (wrong.length > 0) throw disagreement(n, xs, wrong, `${atol} + ${rtol} · |numerical|`)
    worst = compared.reduce((most, c) => Math.max(most, relativeDistance(c)), 0)
  }
  return worst
}

/** What the rounding of f's values may add to the distance. */
const doubt = ({ numerical, uncertainty }: Comparison): number => Math.min(uncertainty, mostDoubt(numerical))

/** So that no wrong gradient hides behind it. */
const mostDoubt = (numerical: number): number => 1e-4 * Math.max(1, Math.abs(numerical))

function refuseIntegers(x: Differentiable, i: number): void {
  const { dtype } = checkVariable(x, `gradientCheck: input ${i + 1}`).data
  if (isFloat(dtype)) return
  throw new TypeError(`gradientCheck: input ${i + 1} is ${dtype}, which has no derivative; take float64 or float32`)
}

function disagreement(order: number, xs: readonly Differentiable[], wrong: Comparison[], tolerance: string): Error {
  const worst = wrong.reduce((a, b) => (relativeDistance(a) >= relativeDistance(b) ? a : b))
  const { name, data } = xs[worst.input]
  const input = name === undefined ? `input ${worst.input + 1}` : `input "${name}"`
  const element = data.ndim === 0 ? '' : ` at [${indexOf(worst.element, data.shape).join(', ')}]`
  const backward = worst.backward ?? 'no gradient, which is 0 (inside noGrad there is none)'
  const count = wrong.length === 1 ? '1 element differs' : `${wrong.length} elements differ`
  return new Error(
    `gradientCheck: order ${order}, ${input}${element}: backward() gives ${backward}, ` +
      `numerically it is ${inWords(worst)} (of a weighted sum of f's elements); ${count} by more than ${tolerance}`,
  )
}

/** With the uncertainty where it is too large to confirm any gradient. */
const inWords = ({ numerical, uncertainty }: Comparison): string =>
  uncertainty > mostDoubt(numerical) ? `${numerical} ± ${uncertainty.toPrecision(1)}` : `${numerical}`

/** Where the n-th element in row-major order is. */
function indexOf(n: number, shape: Shape): number[] {
  const index: number[] = []
  for (const length of shape.toReversed()) {
    index.unshift(n % length)
    n = Math.floor(n / length)
  }
  return index
}
