import './array/methods.ts'
import './array/rearranging.ts'

export type { DType, TypedArray } from './array/dtype.ts'
export { NdArray, type Nested } from './array/ndarray.ts'
export type { Shape } from './array/shape.ts'
export { allClose } from './ops/all-close.ts'
export type { SqueezeOptions } from './ops/axes.ts'
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
export type { CumulativeOptions } from './ops/cumulative.ts'
export { type DiagonalOptions, diagonal, trace } from './ops/diagonal.ts'
export { einsum, tensordot } from './ops/einsum.ts'
export type { Index } from './ops/get-item.ts'
export type { SliceIndex, TakeOptions } from './ops/indexing.ts'
export { concat, type JoinOptions, stack } from './ops/join.ts'
export type { PadOptions, PadWidth } from './ops/padding.ts'
export type { AxisOption, FlipOptions } from './ops/pieces.ts'
export type { ArgOptions, ReduceOptions } from './ops/reduction.ts'
export { argsort, type SortOptions, sort } from './ops/sorting.ts'
export type { VarianceOptions } from './ops/spread.ts'
export type { TensordotOptions } from './ops/subscripts.ts'
export { type TriangleOptions, tril, triu } from './ops/triangle.ts'
export type { ChoiceOptions } from './random/choice.ts'
export type { SizeOption } from './random/distributions.ts'
export type { RandomState } from './random/generator.ts'
export { type RandomGenerator, random } from './random/random.ts'
