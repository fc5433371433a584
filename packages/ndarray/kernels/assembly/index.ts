export { exp } from './exp'
export { expm1 } from './expm1'
export { abs32, add32, div32, maximum32, minimum32, mul32, neg32, sqrt32, sub32 } from './float32'
export {
  CAPACITY,
  COLUMNS,
  END,
  NUMBERS,
  NUMBERS_BYTES,
  OPERAND,
  OPERAND_BYTES,
  OTHERS,
  PRODUCT,
  ROW_BYTES,
  ROWS,
  SUMS,
  TERMS,
} from './layout'
export { log, log1p } from './log'
export {
  multiply32,
  multiply64,
  packLeft32,
  packLeft64,
  packRight32,
  packRight64,
} from './matmul'
export { cos, sin } from './sin'
export { addRows, sum } from './sum'
export { tanh } from './tanh'
export { within } from './within'
