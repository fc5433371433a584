import { array, type DType, type NdArray } from '@dezero/ndarray'
import { type Differentiable, derivatives, elementsOf, refuseArrays, weightsOf } from './derivative.ts'
import { type Slope, slopesAtZero } from './slope.ts'

/** One element of a derivative, computed in two ways. */
export interface Comparison {
  readonly input: number
  readonly element: number
  /** undefined when no gradient reached the input. */
  readonly backward: number | undefined
  readonly numerical: number
  /** How far off the numerical value may be: an estimate. */
  readonly uncertainty: number
}

export const distance = ({ backward = 0, numerical }: Comparison): number => Math.abs(backward - numerical)

export const relativeDistance = (c: Comparison): number => distance(c) / Math.max(1, Math.abs(c.numerical))

/**
 * All elements of the derivatives of one order, with respect to all inputs. f gets new copies of the inputs at each call,
 * without gradients of earlier calls.
 */
export function compare<V extends Differentiable>(
  f: (...xs: V[]) => V,
  xs: readonly V[],
  order: number,
  eps: number,
): Comparison[] {
  const copies = () => xs.map((x) => withData(x, x.data))
  if (order > 1) refuseArrays(derivatives(f, copies(), 1), order)
  const gradients = derivatives(f, copies(), order)
  const exact = () => xs.map((x) => withData(x, x.data.astype('float64')))
  const weights = weightsOf(derivatives(f, exact(), order - 1), order)
  return xs.flatMap((x, input) => {
    const backward = gradients[input] && elementsOf([gradients[input]])
    const values = elementsOf([x])
    return Array.from(values, (value, element) => {
      const moved = (t: number) => withData(x, array(values.with(element, value + t)).reshape(x.data.shape))
      const lower = (t: number) => elementsOf(derivatives(f, exact().with(input, moved(t)), order - 1))
      const slopes = slopesAtZero(lower, eps * Math.max(1, Math.abs(value)))
      return { input, element, backward: backward?.[element], ...weightedSum(slopes, weights, x.data.dtype) }
    })
  })
}

/** The derivative of a weighted sum, from those of its terms: in differences of the sum, large terms would hide small ones. */
function weightedSum(slopes: readonly Slope[], weights: Float64Array, dtype: DType) {
  let [numerical, uncertainty, size] = [0, 0, 0]
  for (let i = 0; i < slopes.length; i++) {
    numerical += weights[i] * slopes[i].value
    uncertainty += Math.abs(weights[i]) * slopes[i].uncertainty
    size += Math.abs(weights[i] * slopes[i].value)
  }
  return { numerical, uncertainty: uncertainty + size * (dtype === 'float32' ? 2 ** -23 : Number.EPSILON) }
}

/** Another Variable of the same class and name. */
function withData<V extends Differentiable>(x: V, data: NdArray): V {
  const copy = new (x.constructor as new (data: NdArray) => V)(data)
  copy.name = x.name
  return copy
}
