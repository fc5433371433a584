import { type DType, isFloat } from '../array/dtype.ts'
import * as table from '../kernels/table.ts'
import { unary } from './elementwise.ts'

/** The functions give float32 for float32, and float64 for all other dtypes. */
const floating = (dtype: DType): DType => (isFloat(dtype) ? dtype : 'float64')

export const sin = unary(table.sin, floating)
export const cos = unary(table.cos, floating)
export const tan = unary(table.tan, floating)
export const tanh = unary(table.tanh, floating)
export const exp = unary(table.exp, floating)
export const expm1 = unary(table.expm1, floating)
export const log = unary(table.log, floating)
export const log1p = unary(table.log1p, floating)
export const sqrt = unary(table.sqrt, floating)
