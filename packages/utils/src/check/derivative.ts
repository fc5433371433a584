import { NdArray } from '@dezero/ndarray'
import { checkVariable, type GraphFunction, type GraphVariable, graphOf } from '../graph/graph.ts'
import { weightsFor } from './weights.ts'

/** The part of a Variable that differentiating needs; Variables of both cores have it. */
export interface Differentiable extends GraphVariable {
  name: string | undefined
  readonly data: NdArray
  grad: Differentiable | NdArray | undefined
  readonly creator: DifferentiableFunction | undefined
  mul(other: NdArray): Differentiable
  backward(options?: { retainGrad?: boolean; createGraph?: boolean }): void
}

interface DifferentiableFunction extends GraphFunction {
  readonly inputs: readonly Differentiable[]
  readonly outputs: readonly Differentiable[]
}

/** A Variable, or the array that is a gradient in the simple core; undefined when nothing depends on the input. */
export type Derivative = Differentiable | NdArray | undefined

/**
 * For order 0 the result of f, as a list of one; for order n the gradients, one for each input, of a weighted sum of the
 * derivatives of order n − 1.
 */
export function derivatives<V extends Differentiable>(
  f: (...xs: V[]) => V,
  xs: readonly V[],
  order: number,
  createGraph = false,
): Derivative[] {
  if (order === 0) return [checkVariable(f(...xs), 'gradientCheck: f')]
  return gradients(weighted(derivatives(f, xs, order - 1, true), order), xs, createGraph)
}

/** Each derivative of order `order` − 1 times its weights, ready for `backward()`. */
const weighted = (ys: readonly Derivative[], order: number): Differentiable[] =>
  ys.flatMap((y, i) => (y === undefined || y instanceof NdArray ? [] : [y.mul(weightsFor(y.data, seed(order, i)))]))

/** The elements of derivatives of order `order` − 1, one after another. */
export const elementsOf = (ys: readonly Derivative[]): Float64Array =>
  new Float64Array(([] as number[]).concat(...ys.map(elements))) // flatMap takes ten times as long

/** The factors of these elements in the sum that `derivatives` of `order` differentiates. */
export const weightsOf = (ys: readonly Derivative[], order: number): Float64Array =>
  elementsOf(ys.map((y, i) => y && weightsFor(dataOf(y), seed(order, i))))

/** The elements of an array or a Variable in row-major order; none where there is no derivative. */
const elements = (y: Derivative): number[] => (y === undefined ? [] : (dataOf(y).reshape(-1).tolist() as number[]))

const dataOf = (y: Differentiable | NdArray): NdArray => (y instanceof NdArray ? y : y.data)

const seed = (order: number, i: number): number => 1000 * order + i

/** Gradients of the sum of `ys`. Other leaves of the graph, such as parameters that f uses, keep their gradients. */
function gradients(ys: readonly Differentiable[], xs: readonly Differentiable[], createGraph: boolean): Derivative[] {
  const kept = new Map(ys.flatMap(leavesOf).map((x) => [x, x.grad]))
  try {
    for (const x of kept.keys()) x.grad = undefined // f may have left one, if it calls backward() itself
    for (const y of ys) y.backward(createGraph ? { createGraph } : {})
    return xs.map((x) => x.grad)
  } finally {
    for (const [x, grad] of kept) x.grad = grad
  }
}

const leavesOf = (y: Differentiable): Differentiable[] =>
  [...(graphOf(y, 'gradientCheck').variables as ReadonlySet<Differentiable>)].filter((x) => x.creator === undefined)

/** @throws TypeError when these are gradients of the simple core, which end at order 1. */
export function refuseArrays(gradients: readonly Derivative[], order: number): void {
  if (!gradients.some((gx) => gx instanceof NdArray)) return
  throw new TypeError(
    `gradientCheck: order ${order} differentiates gradients, and those of the simple core are arrays without a graph; ` +
      'take Variable and functions from @dezero/core',
  )
}
