import { type DType, isFloat, resultType } from '../array/dtype.ts'
import type { NdArray } from '../array/ndarray.ts'
import * as table from '../kernels/table.ts'
import type { ArrayLike } from './creation.ts'
import { type Binary, binary, operand, unary } from './elementwise.ts'
import { min } from './reduction.ts'

const same = (x: DType): DType => x

function ratio(x: DType, y: DType): DType {
  const dtype = resultType(x, y)
  return isFloat(dtype) ? dtype : 'float64'
}

function difference(x: DType, y: DType): DType {
  const dtype = resultType(x, y)
  if (dtype === 'bool') throw new TypeError('sub: two bool arrays have no difference; use notEqual, or astype first')
  return dtype
}

function negative(x: DType): DType {
  if (x === 'bool') throw new TypeError('neg: a bool array has no negative; use equal(0), or astype first')
  return x
}

export const add = binary('add', table.add, resultType)
export const sub = binary('sub', table.sub, difference)
export const mul = binary('mul', table.mul, resultType)
export const div = binary('div', table.div, ratio)
export const rsub: Binary = (x, other) => sub(operand('sub', other, x), x)
export const rdiv: Binary = (x, other) => div(operand('div', other, x), x)

const power = binary('pow', table.pow, (x, y) => (x === 'bool' && y === 'bool' ? 'int32' : resultType(x, y)))

/** x ** y. Integers stay integers, so their exponents must not be negative. */
export function pow(x: NdArray, exponent: ArrayLike): NdArray {
  if (exponent === 2 && x.dtype !== 'bool') return mul(x, x)
  if (exponent === 1 && isFloat(x.dtype)) return mul(x, 1)
  if (exponent === -1 && isFloat(x.dtype)) return rdiv(x, 1)
  const y = operand('pow', exponent, x)
  if (!isFloat(x.dtype) && !isFloat(y.dtype) && x.size > 0 && y.size > 0 && min(y).item() < 0) {
    throw new RangeError('pow: an integer to a negative power is no integer; use astype("float64") first')
  }
  return power(x, y)
}

export const neg = unary(table.neg, negative)
export const abs = unary(table.abs, same)
export const sign = unary(table.sign, same)

export const maximum = binary('maximum', table.maximum, resultType)
export const minimum = binary('minimum', table.minimum, resultType)
const raise = binary('clip', table.maximum, resultType)
const lower = binary('clip', table.minimum, resultType)

/** Every element moved into [low, high]; leave one bound out with ±Infinity. */
export function clip(x: NdArray, low: ArrayLike, high: ArrayLike): NdArray {
  // An infinite bound moves nothing, but would turn integers into floats.
  const raised = low === -Infinity ? x : raise(x, low)
  return high === Infinity ? raised : lower(raised, high)
}
