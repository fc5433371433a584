import { type DType, isFloat, resultType, weakType } from '../array/dtype.ts'
import { empty, scalar } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { broadcastShapes, broadcastStrides, isContiguous, type Shape } from '../array/shape.ts'
import { combine, inRows, isPair, type Pair } from '../kernels/binary.ts'
import { type Loop, walk } from '../kernels/dispatch.ts'
import * as loops from '../kernels/loops.ts'
import { type ArrayLike, astype, fromValues } from './creation.ts'
import { broadcastTo, contiguous, isTangled, repeats, unrepeated, untangled } from './layout.ts'

type Unary = (x: NdArray) => NdArray
type Binary = (x: NdArray, y: ArrayLike) => NdArray
type Comparison = (x: NdArray, y: ArrayLike) => NdArray

const floating = (dtype: DType): DType => (isFloat(dtype) ? dtype : 'float64')

/** An operation on each element; `typeOf` says the dtype that comes out, `loop32` is the loop of float32. */
function unary(loop64: Loop, typeOf: (x: DType) => DType, loop32 = loop64): Unary {
  const operation: Unary = (x) => {
    const isRun = isContiguous(x.shape, x.strides)
    if (!isRun && repeats(x)) return contiguous(broadcastTo(operation(unrepeated(x)), x.shape))
    if (!isRun && isTangled(x)) return operation(untangled(x))
    const out = empty(x.shape, typeOf(x.dtype))
    const loop = out.dtype === 'float32' ? loop32 : loop64
    if (isRun) loop(out.size, out.data, out.offset, 1, x.data, x.offset, 1, x.data, 0, 0)
    else walk(loop, x.shape, out, out.strides, x, x.strides, x, x.strides)
    return out
  }
  return operation
}

/** So many elements of different types are brought to one, which holds all of them, before they meet. */
const MANY = 256

const areMixed = (x: NdArray, y: NdArray, common: DType): boolean =>
  (x.dtype !== common || y.dtype !== common) && (x.size >= MANY || y.size >= MANY)

/** An operation on pairs of elements, broadcast as NumPy does; `exact` holds the loops that need another rule per dtype. */
function binary(
  name: string,
  loop: Loop,
  typeOf: (x: DType, y: DType) => DType,
  exact: Partial<Record<DType, Loop>> = {},
  kernel = isPair(name) ? name : undefined,
): Binary {
  return (x, other) => {
    const y = other instanceof NdArray ? other : operand(name, other, x)
    const dtype = typeOf(x.dtype, y.dtype)
    const ofType = isFloat(dtype) ? loop : (exact[dtype] ?? loop)
    if (areMixed(x, y, dtype)) return pairwise(name, ofType, dtype, astype(x, dtype), astype(y, dtype), kernel)
    return pairwise(name, ofType, dtype, x, y, kernel)
  }
}

function compare(name: string, loop: Loop): Comparison {
  return (x, other) => {
    const y = operand(name, other, x)
    const common = resultType(x.dtype, y.dtype)
    if (areMixed(x, y, common)) return pairwise(name, loop, 'bool', astype(x, common), astype(y, common))
    return pairwise(name, loop, 'bool', x, y)
  }
}

function pairwise(name: string, loop: Loop, dtype: DType, x: NdArray, y: NdArray, kernel?: Pair): NdArray {
  const xShape = x.shape
  const yShape = y.shape
  if (xShape.length === 0 && yShape.length === 0) {
    const out = empty(xShape, dtype)
    loop(1, out.data, out.offset, 1, x.data, x.offset, 0, y.data, y.offset, 0)
    return out
  }
  const out = empty(broadcastShapes(name, xShape, yShape), dtype)
  runOver(loop, out, x, y, kernel)
  return out
}

/** Runs the loop over all of out, with x and y stretched to its shape; a kernel takes the runs that it can. */
function runOver(loop: Loop, out: NdArray, x: NdArray, y: NdArray, kernel?: Pair): void {
  const { shape, size } = out
  const xSize = runSize(x, shape)
  const ySize = runSize(y, shape)
  if (kernel && combine(kernel, size, out.data, out.offset, x.data, x.offset, xSize, y.data, y.offset, ySize)) return
  const xStep = runStep(xSize, size)
  const yStep = runStep(ySize, size)
  if (xStep >= 0 && yStep >= 0) {
    loop(size, out.data, out.offset, 1, x.data, x.offset, xStep, y.data, y.offset, yStep)
    return
  }
  if (isTangled(x) || isTangled(y)) {
    const source = untangled(x)
    runOver(loop, out, source, x === y ? source : untangled(y), kernel)
    return
  }
  const xStrides = broadcastStrides(x.shape, x.strides, shape)
  const yStrides = broadcastStrides(y.shape, y.strides, shape)
  walk(loop, shape, out, out.strides, x, xStrides, y, yStrides, kernel && inRows(kernel, loop))
}

/** After how many elements of `shape`, taken row by row, those of x begin again; 0 if they do otherwise or have gaps. */
function runSize(x: NdArray, shape: Shape): number {
  const lead = shape.length - x.shape.length
  let axis = x.shape.length - 1
  let size = 1
  for (; axis >= 0; axis--) {
    const length = x.shape[axis]
    if (length !== shape[axis + lead] || (length !== 1 && x.strides[axis] !== size)) break
    size *= length
  }
  for (; axis >= 0; axis--) if (x.shape[axis] !== 1 && x.strides[axis] !== 0) return 0
  return size
}

/** The step with which one run reads n elements from `size` of them: 1 for each once, 0 for one n times, −1 if none does. */
const runStep = (size: number, n: number): number => (size === n ? 1 : size === 1 ? 0 : -1)

/** The second operand as an array; a bare number takes the dtype of the first. */
function operand(name: string, value: ArrayLike, partner: NdArray): NdArray {
  if (typeof value === 'number') return scalar(value, weakType(value, partner.dtype))
  return value instanceof NdArray ? value : fromValues(name, value)
}

const ratio = (x: DType, y: DType): DType => floating(resultType(x, y))

function difference(x: DType, y: DType): DType {
  const dtype = resultType(x, y)
  if (dtype === 'bool') throw new TypeError('sub: two bool arrays have no difference; use notEqual, or astype first')
  return dtype
}

function negative(x: DType): DType {
  if (x === 'bool') throw new TypeError('neg: a bool array has no negative; use equal(0), or astype first')
  return x
}

const same = (x: DType): DType => x

export const add = binary('add', loops.add, resultType, { bool: loops.maximum })
export const sub = binary('sub', loops.sub, difference)
export const mul = binary('mul', loops.mul, resultType, { int32: loops.mulInt32 })
export const div = binary('div', loops.div, ratio)
export const maximum = binary('maximum', loops.maximum, resultType)
export const minimum = binary('minimum', loops.minimum, resultType)
const power = binary('pow', loops.pow, (x, y) => (x === 'bool' && y === 'bool' ? 'int32' : resultType(x, y)), {
  int32: loops.powInt32,
})

/** x ** y. Integers stay integers, so their exponents must not be negative. */
export function pow(x: NdArray, exponent: ArrayLike): NdArray {
  if (exponent === 2 && x.dtype !== 'bool') return mul(x, x)
  if (exponent === 1 && isFloat(x.dtype)) return mul(x, 1)
  if (exponent === -1 && isFloat(x.dtype)) return rdiv(x, 1)
  const y = operand('pow', exponent, x)
  if (!isFloat(x.dtype) && !isFloat(y.dtype) && x.size > 0 && hasNegative(y)) {
    throw new RangeError('pow: an integer to a negative power is no integer; use astype("float64") first')
  }
  return power(x, y)
}

function hasNegative(x: NdArray): boolean {
  const lowest = scalar(0, 'float64')
  walk(loops.min, x.shape, lowest, new Array<number>(x.ndim).fill(0), x, x.strides, x, x.strides)
  return lowest.item() < 0
}

export const rsub: Binary = (x, other) => sub(operand('sub', other, x), x)
export const rdiv: Binary = (x, other) => div(operand('div', other, x), x)

export const neg = unary(loops.neg, negative)
export const abs = unary(loops.abs, same)
export const sign = unary(loops.sign, same)
export const sin = unary(loops.sin, floating, loops.sin32)
export const cos = unary(loops.cos, floating, loops.cos32)
export const tan = unary(loops.tan, floating, loops.tan32)
export const tanh = unary(loops.tanh, floating, loops.tanh32)
export const exp = unary(loops.exp, floating, loops.exp32)
export const expm1 = unary(loops.expm1, floating, loops.expm132)
export const log = unary(loops.log, floating, loops.log32)
export const log1p = unary(loops.log1p, floating, loops.log1p32)
export const sqrt = unary(loops.sqrt, floating)

export const equal = compare('equal', loops.equal)
export const notEqual = compare('notEqual', loops.notEqual)
export const less = compare('less', loops.less)
export const lessEqual = compare('lessEqual', loops.lessEqual)
export const greater = compare('greater', loops.greater)
export const greaterEqual = compare('greaterEqual', loops.greaterEqual)

const raise = binary('clip', loops.maximum, resultType, {}, 'maximum')
const lower = binary('clip', loops.minimum, resultType, {}, 'minimum')

/** Every element moved into [low, high]; leave one bound out with ±Infinity. */
export function clip(x: NdArray, low: ArrayLike, high: ArrayLike): NdArray {
  // An infinite bound moves nothing, but would turn integers into floats.
  const raised = low === -Infinity ? x : raise(x, low)
  return high === Infinity ? raised : lower(raised, high)
}

/** x where the condition holds, y elsewhere, all three broadcast together. */
export function where(condition: ArrayLike, x: ArrayLike, y: ArrayLike): NdArray {
  const mask = fromOperand('where', condition)
  const [yes, no] = partners('where', x, y)
  const shape = broadcastShapes('where', mask.shape, broadcastShapes('where', yes.shape, no.shape))
  const out = empty(shape, resultType(yes.dtype, no.dtype))
  runOver(loops.copy, out, no, no)
  runOver(loops.select, out, mask, yes)
  return out
}

/** Two operands of which either may be a bare number, weak next to an array. */
function partners(name: string, x: ArrayLike, y: ArrayLike): [NdArray, NdArray] {
  if (typeof x === 'number' && typeof y !== 'number') {
    const second = fromOperand(name, y)
    return [operand(name, x, second), second]
  }
  const first = fromOperand(name, x)
  return [first, operand(name, y, first)]
}

const fromOperand = (name: string, value: ArrayLike): NdArray =>
  value instanceof NdArray ? value : fromValues(name, value)
