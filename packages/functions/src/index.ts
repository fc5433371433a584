export { Max, Min, max, mean, min, variance, Where, where } from '@dezero/core'
export type {
  DiagonalOptions,
  ReduceOptions,
  SortOptions,
  TensordotOptions,
  TriangleOptions,
  VarianceOptions,
} from '@dezero/ndarray'
export { Dropout, type DropoutOptions, dropout } from './dropout.ts'
export { Einsum, einsum, tensordot } from './einsum.ts'
export { Gelu, gelu, Sigmoid, Silu, Softplus, sigmoid, silu, softplus } from './elementwise/activation.ts'
export { Erfc, erfc } from './elementwise/error-function.ts'
export {
  Exp,
  Expm1,
  exp,
  expm1,
  Log,
  Log1p,
  log,
  log1p,
  Power,
  power,
  Sqrt,
  Square,
  sqrt,
  square,
} from './elementwise/exponential.ts'
export { Tanh, tanh } from './elementwise/hyperbolic.ts'
export { Abs, abs, Clip, clip, Maximum, Minimum, maximum, minimum } from './elementwise/piecewise.ts'
export { Elu, elu, LeakyRelu, leakyRelu, Relu, Relu6, relu, relu6, selu } from './elementwise/rectifier.ts'
export { Cos, cos, Sin, sin, Tan, tan } from './elementwise/trigonometric.ts'
export { embedding } from './embedding.ts'
export { Linear, linear } from './linear.ts'
export { BinaryCrossEntropy, binaryCrossEntropy, SigmoidCrossEntropy, sigmoidCrossEntropy } from './loss/binary.ts'
export { nllLoss, SoftmaxCrossEntropy, softmaxCrossEntropy } from './loss/cross-entropy.ts'
export { accuracy, oneHot } from './loss/labels.ts'
export type { LossOptions } from './loss/reduction.ts'
export { Huber, type HuberOptions, huber, meanSquaredError, SquaredError } from './loss/squared.ts'
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
export { median, quantile } from './quantile.ts'
export { Scatter, scatter, segmentSum } from './scatter.ts'
export { LogSoftmax, LogSumExp, logSoftmax, logSumExp, Softmax, type SoftmaxOptions, softmax } from './softmax.ts'
export { Argsort, argsort, sort, type TopkOptions, topk } from './sorting.ts'
export { diagonal, trace, tril, triu } from './triangle.ts'
