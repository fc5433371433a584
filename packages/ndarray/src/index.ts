import './methods.ts'

export { allClose } from './all-close.ts'
export {
  type ArrayLike,
  arange,
  array,
  asArray,
  eye,
  full,
  linspace,
  type Nested,
  ones,
  onesLike,
  zeros,
  zerosLike,
} from './creation.ts'
export type { DType, TypedArray } from './dtype.ts'
export { where } from './elementwise.ts'
export type { SliceIndex } from './indexing.ts'
export { concat, stack } from './join.ts'
export { NdArray } from './ndarray.ts'
export * as random from './random.ts'
export type { ReduceOptions } from './reduce.ts'
export type { Shape } from './shape.ts'
