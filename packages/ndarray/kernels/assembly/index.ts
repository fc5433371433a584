export { exp } from './exp'
export { expm1 } from './expm1'
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
export {
  add32,
  add64,
  div32,
  div64,
  maximum32,
  maximum64,
  minimum32,
  minimum64,
  mul32,
  mul64,
  sub32,
  sub64,
} from './pairs'
export { cos, sin } from './sin'
export { abs32, abs64, neg32, neg64, sqrt32, sqrt64 } from './singles'
export { addRows, sum } from './sum'
export { tanh } from './tanh'
export { within } from './within'
