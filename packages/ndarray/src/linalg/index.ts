export { cholesky } from './cholesky.ts'
export { det, type SignAndLogarithm, slogdet } from './determinant.ts'
export { inv, solve } from './solve.ts'
