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
export { Erf, Erfc, erf, erfc } from './elementwise/error-function.ts'
export { Exp, Exp2, Expm1, exp, exp2, expm1 } from './elementwise/exponential.ts'
export { Digamma, digamma, Lgamma, lgamma, Polygamma, polygamma } from './elementwise/gamma.ts'
export { Cosh, cosh, Sinh, sinh, Tanh, tanh } from './elementwise/hyperbolic.ts'
export { Acosh, Asinh, Atanh, acosh, asinh, atanh } from './elementwise/inverse-hyperbolic.ts'
export { Acos, Asin, Atan, Atan2, acos, asin, atan, atan2 } from './elementwise/inverse-trigonometric.ts'
export { Log, Log1p, Log2, Log10, log, log1p, log2, log10 } from './elementwise/logarithm.ts'
export { Abs, abs, Clip, clip, Maximum, Minimum, maximum, minimum } from './elementwise/piecewise.ts'
export {
  Cbrt,
  cbrt,
  Hypot,
  hypot,
  Power,
  power,
  Reciprocal,
  Rsqrt,
  reciprocal,
  rsqrt,
  Sqrt,
  Square,
  sqrt,
  square,
} from './elementwise/power.ts'
export { Elu, elu, LeakyRelu, leakyRelu, Relu, Relu6, relu, relu6, selu } from './elementwise/rectifier.ts'
export { Ceil, ceil, Floor, floor, Mod, mod, Round, round } from './elementwise/rounding.ts'
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
