export { Cholesky, cholesky } from './cholesky.ts'
export { Det, det, Slogdet, slogdet } from './determinant.ts'
export { Inv, inv, Solve, solve } from './solve.ts'
