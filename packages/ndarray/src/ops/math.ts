import { floating } from '../array/dtype.ts'
import * as table from '../kernels/table.ts'
import { unary } from './elementwise.ts'

export const sin = unary(table.sin, floating)
export const cos = unary(table.cos, floating)
export const tan = unary(table.tan, floating)
export const tanh = unary(table.tanh, floating)
export const exp = unary(table.exp, floating)
export const expm1 = unary(table.expm1, floating)
export const log = unary(table.log, floating)
export const log1p = unary(table.log1p, floating)
export const sqrt = unary(table.sqrt, floating)
