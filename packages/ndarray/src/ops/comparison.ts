import { broadcastShapes } from '../array/broadcast.ts'
import { resultType } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import * as table from '../kernels/table.ts'
import { type ArrayLike, fromValues } from './creation.ts'
import { comparison, operand, runOver } from './elementwise.ts'

export const equal = comparison('equal', table.equal)
export const notEqual = comparison('notEqual', table.notEqual)
export const less = comparison('less', table.less)
export const lessEqual = comparison('lessEqual', table.lessEqual)
export const greater = comparison('greater', table.greater)
export const greaterEqual = comparison('greaterEqual', table.greaterEqual)

/** x where the condition holds, y elsewhere, all three broadcast together. */
export function where(condition: ArrayLike, x: ArrayLike, y: ArrayLike): NdArray {
  const mask = fromOperand(condition)
  const [yes, no] = partners(x, y)
  const shape = broadcastShapes('where', mask.shape, broadcastShapes('where', yes.shape, no.shape))
  const out = empty(shape, resultType(yes.dtype, no.dtype))
  runOver(table.copy, out, no, no)
  runOver(table.select[out.dtype], out, mask, yes)
  return out
}

/** Two operands of which either may be a bare number, weak next to an array. */
function partners(x: ArrayLike, y: ArrayLike): [NdArray, NdArray] {
  if (typeof x === 'number' && typeof y !== 'number') {
    const second = fromOperand(y)
    return [operand('where', x, second), second]
  }
  const first = fromOperand(x)
  return [first, operand('where', y, first)]
}

const fromOperand = (value: ArrayLike): NdArray => (value instanceof NdArray ? value : fromValues('where', value))
