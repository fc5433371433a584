import { broadcastStrides, commonShape } from '../array/broadcast.ts'
import { resultType, type TypedArray } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape, sizeOf } from '../array/shape.ts'
import { type Matrix, multiply, type Product } from '../kernels/dispatch.ts'
import * as table from '../kernels/table.ts'
import { astype } from './casting.ts'
import { type ArrayLike, asArray } from './creation.ts'

/**
 * Matrix product as `np.matmul`: 2-D times 2-D, 1-D operands count as a row in front and a column behind,
 * further axes in front are batches and broadcast.
 *
 * @throws RangeError when the inner lengths differ or an operand is 0-d.
 */
export function matmul(x: NdArray, other: ArrayLike): NdArray {
  const y = asArray(other, { role: 'matmul' })
  if (x.ndim === 0 || y.ndim === 0) throw misaligned(x, y, 'a 0-d operand has no rows or columns; use mul')
  const a = x.ndim === 1 ? new NdArray(x.data, x.dtype, [1, ...x.shape], [0, ...x.strides], x.offset) : x
  const b = y.ndim === 1 ? new NdArray(y.data, y.dtype, [...y.shape, 1], [...y.strides, 0], y.offset) : y
  const rows = a.shape[a.ndim - 2]
  const inner = a.shape[a.ndim - 1]
  const columns = b.shape[b.ndim - 1]
  if (b.shape[b.ndim - 2] !== inner) {
    throw misaligned(
      x,
      y,
      `the last axis of the first (${inner}) must be as long as the rows of the second (${b.shape[b.ndim - 2]})`,
    )
  }
  const batch = commonShape(a.shape.slice(0, -2), b.shape.slice(0, -2))
  if (batch === undefined) throw misaligned(x, y, 'from the third last axis back, lengths must be equal or 1')
  const out = product(a, b, batch, rows, inner, columns)
  const shape = [...batch]
  if (x.ndim > 1) shape.push(rows)
  if (y.ndim > 1) shape.push(columns)
  return shape.length === out.ndim ? out : new NdArray(out.data, out.dtype, shape, undefined, out.offset)
}

function product(a: NdArray, b: NdArray, batch: Shape, rows: number, inner: number, columns: number): NdArray {
  const dtype = resultType(a.dtype, b.dtype)
  const out = empty([...batch, rows, columns], dtype === 'bool' ? 'int32' : dtype) // bool: the products are counted in int32
  const how = table.matmul[out.dtype]
  if (batch.length === 0) multiply(how, rows, inner, columns, matrixAt(a, a.offset), matrixAt(b, b.offset), out.data, 0)
  else multiplyEach(how, a, b, batch, rows, inner, columns, out.data)
  return astype(out, dtype)
}

function multiplyEach(
  how: Product,
  a: NdArray,
  b: NdArray,
  batch: Shape,
  rows: number,
  inner: number,
  columns: number,
  out: TypedArray,
): void {
  const aStrides = batchStrides(a, batch)
  const bStrides = batchStrides(b, batch)
  const index = new Array<number>(batch.length).fill(0)
  const end = sizeOf(batch) * rows * columns
  for (let to = 0; to < end; to += rows * columns) {
    const left = matrixAt(a, offsetOf(index, aStrides, a.offset))
    const right = matrixAt(b, offsetOf(index, bStrides, b.offset))
    multiply(how, rows, inner, columns, left, right, out, to)
    increment(index, batch)
  }
}

/** One matrix of a batch. */
function matrixAt(x: NdArray, offset: number): Matrix {
  const { data, strides } = x
  return { data, offset, rowStep: strides[strides.length - 2], columnStep: strides[strides.length - 1] }
}

function batchStrides(x: NdArray, batch: Shape): number[] {
  return broadcastStrides(x.shape.slice(0, -2), x.strides.slice(0, -2), batch)
}

function offsetOf(index: readonly number[], strides: readonly number[], offset: number): number {
  let at = offset
  for (let axis = 0; axis < index.length; axis++) at += index[axis] * strides[axis]
  return at
}

function increment(index: number[], shape: Shape): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (++index[axis] < shape[axis]) return
    index[axis] = 0
  }
}

const misaligned = (x: NdArray, y: NdArray, why: string) =>
  new RangeError(`matmul: shapes ${formatShape(x.shape)} and ${formatShape(y.shape)} do not align: ${why}`)
