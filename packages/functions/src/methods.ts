// Importing this file makes methods of Variable of the functions that have one main variable: x.sin(), x.softmax({ axis: 0 }).
import { Variable, type VariableLike } from '@dezero/core'
import type { DiagonalOptions, ReduceOptions, SortOptions, TriangleOptions } from '@dezero/ndarray'
import * as functions from './index.ts'

export interface FunctionMethods {
  sin(): Variable
  cos(): Variable
  tan(): Variable
  /** The angle with this sine, NaN beyond ±1. */
  asin(): Variable
  /** The angle with this cosine, NaN beyond ±1. */
  acos(): Variable
  atan(): Variable
  /** The angle of the points (x, this), from −π to π. */
  atan2(x: VariableLike): Variable
  sinh(): Variable
  cosh(): Variable
  tanh(): Variable
  asinh(): Variable
  acosh(): Variable
  atanh(): Variable
  exp(): Variable
  /** 2ˣ */
  exp2(): Variable
  /** eˣ − 1, exact near 0. */
  expm1(): Variable
  /** The natural logarithm. */
  log(): Variable
  /** ln(1 + x), exact near 0. */
  log1p(): Variable
  log2(): Variable
  log10(): Variable
  sqrt(): Variable
  /** The cube root. */
  cbrt(): Variable
  square(): Variable
  /** 1 / x */
  reciprocal(): Variable
  /** 1 / √x */
  rsqrt(): Variable
  /** √(x² + other²) */
  hypot(other: VariableLike): Variable
  /** This to the power of a Variable; `pow` is for constants. */
  power(exponent: VariableLike): Variable
  /** The error function. */
  erf(): Variable
  /** The complementary error function. */
  erfc(): Variable
  /** ln |Γ(x)| */
  lgamma(): Variable
  /** The derivative of lgamma. */
  digamma(): Variable
  /** The n-th derivative of digamma. */
  polygamma(n: number): Variable
  /** To the nearest whole number, of two the even one. */
  round(): Variable
  ceil(): Variable
  floor(): Variable
  /** What is left of a division, with the sign of the divisor. */
  mod(divisor: VariableLike): Variable
  /** |this| */
  abs(): Variable
  /** The larger of two, element by element. */
  maximum(other: VariableLike): Variable
  /** The smaller of two, element by element. */
  minimum(other: VariableLike): Variable
  /** Moved into [low, high]. */
  clip(low: number, high: number): Variable

  sigmoid(): Variable
  /** ln(1 + eˣ), a smooth relu. */
  softplus(): Variable
  /** x sigmoid x, also called swish. */
  silu(): Variable
  gelu(): Variable
  relu(): Variable
  relu6(): Variable
  /** x above 0, slope · x below; the slope is 0.2 unless given. */
  leakyRelu(slope?: number): Variable
  elu(alpha?: number): Variable
  selu(): Variable
  /** In training, some elements become 0 and the others grow; half of them unless given. */
  dropout(ratio?: number, options?: functions.DropoutOptions): Variable

  /** Probabilities along an axis, the last one unless given. */
  softmax(options?: functions.SoftmaxOptions): Variable
  /** Logarithms of the softmax. */
  logSoftmax(options?: functions.SoftmaxOptions): Variable
  /** ln Σ eˣ along axes, or over everything. */
  logSumExp(options?: ReduceOptions): Variable
  /** The Euclidean length along axes, or of everything. */
  norm(options?: ReduceOptions): Variable

  /** In ascending order along an axis, the last one unless given. */
  sort(options?: SortOptions): Variable
  /** The indices that sort. */
  argsort(options?: SortOptions): Variable
  /** The k largest elements along an axis, and their indices. */
  topk(k: number, options?: functions.TopkOptions): { values: Variable; indices: Variable }
  /** The middle one of the sorted elements along axes, or of everything. */
  median(options?: ReduceOptions): Variable
  /** What a share q of the elements lies below. */
  quantile(q: number | readonly number[], options?: ReduceOptions): Variable
  /** The elements x[i, i + offset] of two axes. */
  diagonal(options?: DiagonalOptions): Variable
  /** The sum of the diagonal. */
  trace(options?: DiagonalOptions): Variable
  /** The lower triangle of each matrix. */
  tril(options?: TriangleOptions): Variable
  /** The upper triangle of each matrix. */
  triu(options?: TriangleOptions): Variable
}

declare module '@dezero/core' {
  interface AddedMethods extends FunctionMethods {}
}

const methods: FunctionMethods & ThisType<Variable> = {
  sin() {
    return functions.sin(this)
  },
  cos() {
    return functions.cos(this)
  },
  tan() {
    return functions.tan(this)
  },
  asin() {
    return functions.asin(this)
  },
  acos() {
    return functions.acos(this)
  },
  atan() {
    return functions.atan(this)
  },
  atan2(x) {
    return functions.atan2(this, x)
  },
  sinh() {
    return functions.sinh(this)
  },
  cosh() {
    return functions.cosh(this)
  },
  tanh() {
    return functions.tanh(this)
  },
  asinh() {
    return functions.asinh(this)
  },
  acosh() {
    return functions.acosh(this)
  },
  atanh() {
    return functions.atanh(this)
  },
  exp() {
    return functions.exp(this)
  },
  exp2() {
    return functions.exp2(this)
  },
  expm1() {
    return functions.expm1(this)
  },
  log() {
    return functions.log(this)
  },
  log1p() {
    return functions.log1p(this)
  },
  log2() {
    return functions.log2(this)
  },
  log10() {
    return functions.log10(this)
  },
  sqrt() {
    return functions.sqrt(this)
  },
  cbrt() {
    return functions.cbrt(this)
  },
  square() {
    return functions.square(this)
  },
  reciprocal() {
    return functions.reciprocal(this)
  },
  rsqrt() {
    return functions.rsqrt(this)
  },
  hypot(other) {
    return functions.hypot(this, other)
  },
  power(exponent) {
    return functions.power(this, exponent)
  },
  erf() {
    return functions.erf(this)
  },
  erfc() {
    return functions.erfc(this)
  },
  lgamma() {
    return functions.lgamma(this)
  },
  digamma() {
    return functions.digamma(this)
  },
  polygamma(n) {
    return functions.polygamma(n, this)
  },
  round() {
    return functions.round(this)
  },
  ceil() {
    return functions.ceil(this)
  },
  floor() {
    return functions.floor(this)
  },
  mod(divisor) {
    return functions.mod(this, divisor)
  },
  abs() {
    return functions.abs(this)
  },
  maximum(other) {
    return functions.maximum(this, other)
  },
  minimum(other) {
    return functions.minimum(this, other)
  },
  clip(low, high) {
    return functions.clip(this, low, high)
  },
  sigmoid() {
    return functions.sigmoid(this)
  },
  softplus() {
    return functions.softplus(this)
  },
  silu() {
    return functions.silu(this)
  },
  gelu() {
    return functions.gelu(this)
  },
  relu() {
    return functions.relu(this)
  },
  relu6() {
    return functions.relu6(this)
  },
  leakyRelu(slope) {
    return functions.leakyRelu(this, slope)
  },
  elu(alpha) {
    return functions.elu(this, alpha)
  },
  selu() {
    return functions.selu(this)
  },
  dropout(ratio, options) {
    return functions.dropout(this, ratio, options)
  },
  softmax(options) {
    return functions.softmax(this, options)
  },
  logSoftmax(options) {
    return functions.logSoftmax(this, options)
  },
  logSumExp(options) {
    return functions.logSumExp(this, options)
  },
  norm(options) {
    return functions.norm(this, options)
  },
  sort(options) {
    return functions.sort(this, options)
  },
  argsort(options) {
    return functions.argsort(this, options)
  },
  topk(k, options) {
    return functions.topk(this, k, options)
  },
  median(options) {
    return functions.median(this, options)
  },
  quantile(q, options) {
    return functions.quantile(this, q, options)
  },
  diagonal(options) {
    return functions.diagonal(this, options)
  },
  trace(options) {
    return functions.trace(this, options)
  },
  tril(options) {
    return functions.tril(this, options)
  },
  triu(options) {
    return functions.triu(this, options)
  },
}

Object.assign(Variable.prototype, methods)
