// The functions of one number, for packages that build others from them.
export { exponent, scale, withoutLowWord } from './bits.ts'
export { exp, expm1, expOfSum } from './exp.ts'
export { log, log1p } from './log.ts'
export { pow } from './pow.ts'
export { lost, product } from './product.ts'
export { sin } from './sin.ts'
export { tan } from './tan.ts'
