import { broadcastShapes, broadcastStrides } from '../array/broadcast.ts'
import { type DType, resultType, weakType } from '../array/dtype.ts'
import { empty, scalar } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { isContiguous, type Shape } from '../array/shape.ts'
import { type Implementation, run, runRows, walk } from '../kernels/dispatch.ts'
import type { Implementations } from '../kernels/table.ts'
import { astype } from './casting.ts'
import { type ArrayLike, fromValues } from './creation.ts'
import { broadcastTo, contiguous, isRepeated, isTransposed, rowMajor, withoutRepeats } from './layout.ts'

// What arithmetic, functions and comparisons share: operands become arrays, dtypes and shapes meet, and the implementation
// of the table runs over all elements.

export type Unary = (x: NdArray) => NdArray
export type Binary = (x: NdArray, y: ArrayLike) => NdArray

/** An operation on each element; `typeOf` says the dtype of the result. */
export function unary(how: Implementations, typeOf: (x: DType) => DType): Unary {
  const { float64 } = how
  const operation: Unary = (x) => {
    const isRun = isContiguous(x.shape, x.strides)
    if (!isRun && isRepeated(x)) return contiguous(broadcastTo(operation(withoutRepeats(x)), x.shape))
    if (!isRun && isTransposed(x)) return operation(rowMajor(x))
    const out = empty(x.shape, typeOf(x.dtype))
    const ofType = out.dtype === 'float64' ? float64 : how[out.dtype]
    if (isRun) run(ofType, out.size, out.data, out.offset, 1, x.data, x.offset, 1, x.data, x.offset, 1)
    else walk(ofType, x.shape, out, out.strides, x, x.strides, x, x.strides)
    return out
  }
  return operation
}

/** An operation on pairs of elements, broadcast as in NumPy; `typeOf` says the dtype of the result. */
export function binary(name: string, how: Implementations, typeOf: (x: DType, y: DType) => DType): Binary {
  const { float64 } = how
  return (x, other) => {
    const y = other instanceof NdArray ? other : operand(name, other, x)
    const dtype = typeOf(x.dtype, y.dtype)
    const ofType = dtype === 'float64' ? float64 : how[dtype]
    if (areMixed(x, y, dtype)) return pairwise(name, ofType, dtype, astype(x, dtype), astype(y, dtype))
    return pairwise(name, ofType, dtype, x, y)
  }
}

/** The same for comparisons, whose result is bool. */
export function comparison(name: string, how: Implementations): Binary {
  const { float64 } = how
  return (x, other) => {
    const y = operand(name, other, x)
    const common = resultType(x.dtype, y.dtype)
    const ofType = common === 'float64' ? float64 : how[common]
    if (areMixed(x, y, common)) return pairwise(name, ofType, 'bool', astype(x, common), astype(y, common))
    return pairwise(name, ofType, 'bool', x, y)
  }
}

/** From so many elements on, operands of different dtypes are converted to the common one first. */
const MANY = 256

const areMixed = (x: NdArray, y: NdArray, common: DType): boolean =>
  (x.dtype !== common || y.dtype !== common) && (x.size >= MANY || y.size >= MANY)

function pairwise(name: string, how: Implementation, dtype: DType, x: NdArray, y: NdArray): NdArray {
  const xShape = x.shape
  const yShape = y.shape
  if (xShape.length === 0 && yShape.length === 0) {
    const out = empty(xShape, dtype)
    how.loop(1, out.data, out.offset, 1, x.data, x.offset, 0, y.data, y.offset, 0)
    return out
  }
  const out = empty(broadcastShapes(name, xShape, yShape), dtype)
  runOver(how, out, x, y)
  return out
}

/** Computes all of out, with x and y stretched to its shape. */
export function runOver(how: Implementation, out: NdArray, x: NdArray, y: NdArray): void {
  const { shape, size } = out
  const xSize = runSize(x, shape)
  const ySize = runSize(y, shape)
  const xStep = xSize === size ? 1 : 0
  const yStep = ySize === size ? 1 : 0
  if ((xStep === 1 || xSize === 1) && (yStep === 1 || ySize === 1)) {
    run(how, size, out.data, out.offset, 1, x.data, x.offset, xStep, y.data, y.offset, yStep)
    return
  }
  if (xStep + yStep === 1 && xSize > 0 && ySize > 0) {
    // A row, such as a bias, meets all rows of the other operand.
    const n = Math.min(xSize, ySize)
    const [xRow, yRow] = [n * xStep, n * yStep]
    runRows(how, size / n, n, out.data, out.offset, n, 1, x.data, x.offset, xRow, 1, y.data, y.offset, yRow, 1)
    return
  }
  if (isTransposed(x) || isTransposed(y)) {
    const source = rowMajor(x)
    runOver(how, out, source, x === y ? source : rowMajor(y))
    return
  }
  const xStrides = broadcastStrides(x.shape, x.strides, shape)
  const yStrides = broadcastStrides(y.shape, y.strides, shape)
  walk(how, shape, out, out.strides, x, xStrides, y, yStrides)
}

/** After how many elements of `shape`, taken row by row, those of x begin again; 0 if they do not, or have gaps. */
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

/** The second operand as an array; a bare number takes the dtype of the first. */
export function operand(name: string, value: ArrayLike, partner: NdArray): NdArray {
  if (typeof value === 'number') return scalar(value, weakType(value, partner.dtype))
  return value instanceof NdArray ? value : fromValues(name, value)
}
