export { Max, Min, max, mean, min, variance, Where, where } from '@dezero/core'
export type { ReduceOptions, VarianceOptions } from '@dezero/ndarray'
export { Relu, relu, Sigmoid, Softplus, sigmoid, softplus } from './elementwise/activation.ts'
export { Exp, exp, Log, log, Sqrt, sqrt } from './elementwise/exponential.ts'
export { Tanh, tanh } from './elementwise/hyperbolic.ts'
export { Abs, abs, Clip, clip, Maximum, Minimum, maximum, minimum } from './elementwise/piecewise.ts'
export { Cos, cos, Sin, sin, Tan, tan } from './elementwise/trigonometric.ts'
export { Norm, norm } from './norm.ts'
export {
  batchNorm,
  groupNorm,
  layerNorm,
  type NormalizationOptions,
  normalizeBatch,
  Standardize,
  type Standardized,
  type StandardizeOptions,
  standardize,
} from './normalization.ts'
export { LogSoftmax, LogSumExp, logSoftmax, logSumExp, Softmax, type SoftmaxOptions, softmax } from './softmax.ts'
