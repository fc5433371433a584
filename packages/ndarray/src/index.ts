import './array/methods.ts'

export type { DType, TypedArray } from './array/dtype.ts'
export { NdArray, type Nested } from './array/ndarray.ts'
export type { Shape } from './array/shape.ts'
export { allClose } from './ops/all-close.ts'
export { where } from './ops/comparison.ts'
export {
  type ArrayLike,
  arange,
  array,
  asArray,
  eye,
  full,
  linspace,
  ones,
  onesLike,
  zeros,
  zerosLike,
} from './ops/creation.ts'
export type { SliceIndex } from './ops/indexing.ts'
export { concat, stack } from './ops/join.ts'
export type { ReduceOptions } from './ops/reduction.ts'
export * as random from './random/index.ts'
