import { asOperand, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import { eye, type NdArray, ones, tril as trilArray } from '@dezero/ndarray'
import * as linalg from '@dezero/ndarray/linalg'
import { asFloats } from '../floats.ts'
import { tril } from '../triangle.ts'
import { solve, transposed } from './solve.ts'

/** L Lᵀ = A,  ∂L/∂A = the symmetric part of L⁻ᵀ Φ(Lᵀ G) L⁻¹ for the gradient G of L; Φ takes the lower triangle, half the diagonal */
export class Cholesky extends FunctionNode {
  static override get name() {
    return 'Cholesky'
  }

  forward(a: NdArray) {
    return linalg.cholesky(a)
  }
  backward(gy: Variable) {
    const [l] = this.outputs
    const lT = transposed(l)
    const inner = lT.matmul(tril(gy)).mul(halfDiagonal(l))
    const gx = solve(lT, transposed(solve(lT, transposed(inner))))
    return gx.add(transposed(gx)).div(2)
  }
}

/** Ones below the diagonal, halves on it. */
function halfDiagonal({ shape, dtype }: Variable): NdArray {
  const n = shape[shape.length - 1]
  return trilArray(ones([n, n]))
    .sub(eye(n).div(2))
    .astype(dtype)
}

/**
 * The lower triangle L, with a positive diagonal, of A = L Lᵀ, for symmetric positive definite matrices (…, n, n). Of a
 * matrix that is not symmetric it takes the symmetric part (A + Aᵀ) / 2, so that the gradient is symmetric.
 *
 * @throws RangeError for a matrix that is not positive definite.
 */
export const cholesky = (a: VariableLike): Variable =>
  new Cholesky().call(asFloats(asOperand(a, 'cholesky, argument 1')))
