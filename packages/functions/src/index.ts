export { Relu, relu, Sigmoid, Softplus, sigmoid, softplus, Tanh, tanh } from './activation.ts'
export { Exp, exp, Log, log, Sqrt, sqrt } from './exponential.ts'
export { Abs, abs, Clip, clip, Maximum, Minimum, maximum, minimum, Where, where } from './piecewise.ts'
export {
  LogSumExp,
  logSumExp,
  Max,
  Min,
  max,
  mean,
  min,
  Norm,
  norm,
  type VarianceOptions,
  variance,
} from './reduction.ts'
export { Cos, cos, Sin, sin, Tan, tan } from './trigonometric.ts'
