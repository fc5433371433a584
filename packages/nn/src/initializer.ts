import { type DType, NdArray, random, type Shape } from '@dezero/ndarray'
import { describeValue, sameShape } from '@dezero/ndarray/internal'

/**
 * How weights begin: normal draws of the standard deviation √(1/inputs) (`book`), √(2/(inputs + outputs)) (`xavier`)
 * or √(2/inputs) (`he`, for relu), or what a function of the shape gives.
 */
export type Initializer = keyof typeof deviations | ((shape: Shape) => NdArray)

const deviations = {
  book: (inputs: number) => Math.sqrt(1 / inputs),
  xavier: (inputs: number, outputs: number) => Math.sqrt(2 / (inputs + outputs)),
  he: (inputs: number) => Math.sqrt(2 / inputs),
}

/** The weights to be: how many numbers go into one output, and how many outputs one number goes into. */
export interface Weights {
  shape: Shape
  inputs: number
  outputs: number
  dtype: DType
}

/** Draws weights, in the order and with the rounding of NumPy. */
export function initialWeights(init: Initializer, { shape, inputs, outputs, dtype }: Weights): NdArray {
  if (typeof init !== 'function') {
    return random
      .randn(...shape)
      .astype(dtype)
      .mul(deviations[init](inputs, outputs))
  }
  const weights = init(shape)
  if (weights instanceof NdArray && sameShape(weights.shape, shape)) return weights.astype(dtype)
  const found = weights instanceof NdArray ? `one of shape [${weights.shape}]` : describeValue(weights)
  throw new RangeError(`init: the function must give an array of shape [${shape}], got ${found}`)
}

/** @throws TypeError for anything that is no initializer, before the first draw. */
export function checkInitializer(operation: string, init: Initializer): Initializer {
  if (typeof init === 'function' || Object.hasOwn(deviations, init)) return init
  const names = Object.keys(deviations).join(', ')
  throw new TypeError(`${operation}: init is ${names} or a function of the shape, got ${describeValue(init)}`)
}
