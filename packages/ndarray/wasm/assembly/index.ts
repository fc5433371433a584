export { compare32, compare64, compareInt, EQUAL, LESS, LESS_EQUAL, NOT_EQUAL, select32, select64 } from './compare'
export { exp } from './exp'
export { exp32, expm132, tanh32 } from './exp32'
export { expm1 } from './expm1'
export { maxRows, maxRuns, minRows, minRuns } from './extreme'
export { abs32, add32, div32, maximum32, minimum32, mul32, neg32, sqrt32, sub32 } from './float32'
export { maximum64, minimum64 } from './float64'
export { addInt, maximumInt, minimumInt, mulInt, subInt } from './int32'
export {
  CAPACITY,
  COLUMN_PLACES,
  COLUMNS,
  END,
  LEFT,
  MASKS,
  NUMBERS,
  NUMBERS_BYTES,
  OPERAND,
  OPERAND_BYTES,
  OTHERS,
  POWERS,
  PRODUCT,
  RIGHT,
  ROW_BYTES,
  ROWS,
  SUMS,
  TERM_PLACES,
  TERMS,
} from './layout'
export { log, log1p } from './log'
export { log1p32, log32 } from './log32'
export {
  addToRows32,
  addToRows64,
  multiply32,
  multiply64,
  packLeft32,
  packLeft64,
  packRight32,
  packRight64,
} from './matmul'
export { realPower } from './real-power'
export { closeRows } from './rows'
export { cos, sin } from './sin'
export { cos32, sin32, tan32 } from './sin32'
export { sumRows, sumRuns } from './sum'
export { tan } from './tan'
export { tanh } from './tanh'
export { transpose32, transpose64 } from './transpose'
export { wholePower } from './whole-power'
export { packWindows32, packWindows64 } from './windows'
export { within, within32 } from './within'
