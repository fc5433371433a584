import * as arithmetic from '../ops/arithmetic.ts'
import { astype, copy } from '../ops/casting.ts'
import * as comparison from '../ops/comparison.ts'
import type { ArrayLike } from '../ops/creation.ts'
import { type CumulativeOptions, cumsum } from '../ops/cumulative.ts'
import * as indexing from '../ops/indexing.ts'
import * as layout from '../ops/layout.ts'
import * as math from '../ops/math.ts'
import { matmul } from '../ops/matmul.ts'
import * as reduction from '../ops/reduction.ts'
import { std, type VarianceOptions, variance } from '../ops/spread.ts'
import type { DType, TypedArray } from './dtype.ts'
import { NdArray } from './ndarray.ts'
import type { Shape } from './shape.ts'

/**
 * What every NdArray can do, beyond what its class holds. Each gives a new array, or a view where NumPy gives one;
 * operands are arrays, numbers or nested lists, and broadcast as in NumPy.
 */
export interface Methods {
  /** x + other */
  add(other: ArrayLike): NdArray
  /** x − other */
  sub(other: ArrayLike): NdArray
  /** other − x */
  rsub(other: ArrayLike): NdArray
  /** x · other, element by element; `matmul` is the product of matrices. */
  mul(other: ArrayLike): NdArray
  /** x / other; float64 for integers. */
  div(other: ArrayLike): NdArray
  /** other / x */
  rdiv(other: ArrayLike): NdArray
  /** x to the power of `exponent`; an integer to a negative one is refused. */
  pow(exponent: ArrayLike): NdArray
  /** −x */
  neg(): NdArray
  /** The larger of two, element by element; NaN if one is. */
  maximum(other: ArrayLike): NdArray
  /** The smaller of two, element by element; NaN if one is. */
  minimum(other: ArrayLike): NdArray
  /** Every element moved into [low, high]. */
  clip(low: ArrayLike, high: ArrayLike): NdArray

  /** |x| */
  abs(): NdArray
  /** −1, 0 or 1. */
  sign(): NdArray
  /** The sine, of radians; like the functions below float64 for integers. */
  sin(): NdArray
  cos(): NdArray
  tan(): NdArray
  tanh(): NdArray
  exp(): NdArray
  /** exp(x) − 1, exact near 0. */
  expm1(): NdArray
  /** The natural logarithm; NaN below 0. */
  log(): NdArray
  /** log(1 + x), exact near 0. */
  log1p(): NdArray
  sqrt(): NdArray

  /** Where x equals `other`: an array of bool, as the comparisons below. */
  equal(other: ArrayLike): NdArray
  notEqual(other: ArrayLike): NdArray
  less(other: ArrayLike): NdArray
  lessEqual(other: ArrayLike): NdArray
  greater(other: ArrayLike): NdArray
  greaterEqual(other: ArrayLike): NdArray

  /** The sum along axes, or of everything: `x.sum({ axis: 0, keepdims: true })`. */
  sum(options?: reduction.ReduceOptions): NdArray
  /** Sums of the first 1, 2, 3, … elements along an axis, or of the flattened array. */
  cumsum(options?: CumulativeOptions): NdArray
  /** The mean squared distance from the mean, along axes or of everything. */
  variance(options?: VarianceOptions): NdArray
  /** The square root of the variance. */
  std(options?: VarianceOptions): NdArray
  /** The product along axes, or of everything. */
  prod(options?: reduction.ReduceOptions): NdArray
  /** The arithmetic mean along axes, or of everything; float64 for integers. */
  mean(options?: reduction.ReduceOptions): NdArray
  /** The largest element along axes, or of everything; NaN if there is one. */
  max(options?: reduction.ReduceOptions): NdArray
  /** The smallest element along axes, or of everything; NaN if there is one. */
  min(options?: reduction.ReduceOptions): NdArray
  /** Index of the first largest element. */
  argmax(options?: reduction.ArgOptions): NdArray
  /** Index of the first smallest element. */
  argmin(options?: reduction.ArgOptions): NdArray
  /** The adjoint of broadcastTo; the array itself when it has this shape. */
  sumTo(shape: Shape): NdArray

  /** `reshape(2, 3)` or `reshape([2, 3])`; one length may be −1. */
  reshape(...shape: number[] | [Shape]): NdArray
  /** `transpose()` reverses the axes, `transpose(1, 0, 2)` or `transpose([1, 0, 2])` orders them. */
  transpose(...axes: number[] | [Shape]): NdArray
  /** A view stretched to `shape`, along axes of length 1 and new ones in front. */
  broadcastTo(shape: Shape): NdArray
  /** The same values in another dtype; itself when it has that one already. */
  astype(dtype: DType): NdArray
  /** The same elements in memory of their own, which keeps nothing else alive. */
  copy(): NdArray
  /** A typed array with the elements row by row, a copy: to write to, or to give to another library. */
  toTypedArray(): TypedArray

  /** NumPy's x[1:3, ::-1, 0] is `x.slice('1:3', '::-1', 0)`; also '...' and null for a new axis. */
  slice(...indices: indexing.SliceIndex[]): NdArray
  /** The elements, or sub-arrays along `axis`, at whole-number indices. */
  take(indices: ArrayLike, options?: indexing.TakeOptions): NdArray
  /** A copy with `values` added at the indices: the adjoint of take. */
  scatterAdd(indices: ArrayLike, values: ArrayLike, options?: indexing.TakeOptions): NdArray
  /** The matrix product as `np.matmul`; axes in front are batches. */
  matmul(other: ArrayLike): NdArray
}

// The class does not import the operations; they become its methods here, as the book's setup_variable() does for Variable.
declare module './ndarray.ts' {
  interface NdArray extends Methods {}
}

const methods: Methods & ThisType<NdArray> = {
  add(other) {
    return arithmetic.add(this, other)
  },
  sub(other) {
    return arithmetic.sub(this, other)
  },
  rsub(other) {
    return arithmetic.rsub(this, other)
  },
  mul(other) {
    return arithmetic.mul(this, other)
  },
  div(other) {
    return arithmetic.div(this, other)
  },
  rdiv(other) {
    return arithmetic.rdiv(this, other)
  },
  pow(exponent) {
    return arithmetic.pow(this, exponent)
  },
  neg() {
    return arithmetic.neg(this)
  },
  maximum(other) {
    return arithmetic.maximum(this, other)
  },
  minimum(other) {
    return arithmetic.minimum(this, other)
  },
  clip(low, high) {
    return arithmetic.clip(this, low, high)
  },
  abs() {
    return arithmetic.abs(this)
  },
  sign() {
    return arithmetic.sign(this)
  },
  sin() {
    return math.sin(this)
  },
  cos() {
    return math.cos(this)
  },
  tan() {
    return math.tan(this)
  },
  tanh() {
    return math.tanh(this)
  },
  exp() {
    return math.exp(this)
  },
  expm1() {
    return math.expm1(this)
  },
  log() {
    return math.log(this)
  },
  log1p() {
    return math.log1p(this)
  },
  sqrt() {
    return math.sqrt(this)
  },
  equal(other) {
    return comparison.equal(this, other)
  },
  notEqual(other) {
    return comparison.notEqual(this, other)
  },
  less(other) {
    return comparison.less(this, other)
  },
  lessEqual(other) {
    return comparison.lessEqual(this, other)
  },
  greater(other) {
    return comparison.greater(this, other)
  },
  greaterEqual(other) {
    return comparison.greaterEqual(this, other)
  },
  astype(dtype) {
    return astype(this, dtype)
  },
  copy() {
    return copy(this)
  },
  toTypedArray() {
    return copy(this).data
  },
  sum(options) {
    return reduction.sum(this, options)
  },
  cumsum(options) {
    return cumsum(this, options)
  },
  variance(options) {
    return variance(this, options)
  },
  std(options) {
    return std(this, options)
  },
  prod(options) {
    return reduction.prod(this, options)
  },
  mean(options) {
    return reduction.mean(this, options)
  },
  max(options) {
    return reduction.max(this, options)
  },
  min(options) {
    return reduction.min(this, options)
  },
  argmax(options) {
    return reduction.argmax(this, options)
  },
  argmin(options) {
    return reduction.argmin(this, options)
  },
  sumTo(shape) {
    return reduction.sumTo(this, shape)
  },
  reshape(...shape) {
    return layout.reshape(this, listed(shape))
  },
  transpose(...axes) {
    return layout.transpose(this, listed(axes))
  },
  broadcastTo(shape) {
    return layout.broadcastTo(this, shape)
  },
  slice(...indices) {
    return indexing.slice(this, indices)
  },
  take(indices, options) {
    return indexing.take(this, indices, options)
  },
  scatterAdd(indices, values, options) {
    return indexing.scatterAdd(this, indices, values, options)
  },
  matmul(other) {
    return matmul(this, other)
  },
}

/** Both `f(2, 3)` and `f([2, 3])` are taken. */
const listed = (lengths: number[] | [Shape]): Shape =>
  (lengths.length === 1 && Array.isArray(lengths[0]) ? lengths[0] : lengths) as Shape

Object.assign(NdArray.prototype, methods)
