import { array, type NdArray } from '@dezero/ndarray'
import { type Differentiable, derivatives, refuseArrays, weightedSum } from './derivative.ts'
import { slopeAtZero } from './slope.ts'

/** One element of a derivative, found in two ways. */
export interface Comparison {
  readonly input: number
  readonly element: number
  /** undefined when no gradient reached the input. */
  readonly backward: number | undefined
  readonly numerical: number
}

export const distance = ({ backward = 0, numerical }: Comparison): number => Math.abs(backward - numerical)

export const relativeDistance = (c: Comparison): number => distance(c) / Math.max(1, Math.abs(c.numerical))

/**
 * All elements of the derivatives of one order, with respect to all inputs. The inputs themselves are left alone: f gets
 * new ones each time, without what an earlier call may have left in them.
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
  return xs.flatMap((x, input) => {
    const backward = gradients[input] && elements(gradients[input])
    const values = elements(x)
    return Array.from(values, (value, element) => {
      const moved = (t: number) => withData(x, array(values.with(element, value + t)).reshape(x.data.shape))
      const sum = (t: number) => weightedSum(derivatives(f, exact().with(input, moved(t)), order - 1), order)
      const numerical = slopeAtZero(sum, eps * Math.max(1, Math.abs(value)))
      return { input, element, backward: backward?.[element], numerical }
    })
  })
}

/** Another Variable of the same class and name. */
function withData<V extends Differentiable>(x: V, data: NdArray): V {
  const copy = new (x.constructor as new (data: NdArray) => V)(data)
  copy.name = x.name
  return copy
}

const elements = (x: Differentiable | NdArray): Float64Array =>
  Float64Array.from(('creator' in x ? x.data : x).reshape(-1).tolist() as number[])
