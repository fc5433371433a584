import { asOperand, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import { eye, type NdArray, ones, tril as trilArray } from '@dezero/ndarray'
import * as linalg from '@dezero/ndarray/linalg'
import { asFloats } from '../floats.ts'
import { tril } from '../triangle.ts'
import { solve, transposed } from './solve.ts'

/** A = C Cᵀ, C lower triangular,  ∂L/∂A = the symmetric part of C⁻ᵀ Φ(Cᵀ ∂L/∂C) C⁻¹; Φ drops what is above the diagonal, and halves that */
export class Cholesky extends FunctionNode {
  static override get name() {
    return 'Cholesky'
  }

  forward(a: NdArray) {
    return linalg.cholesky(a)
  }
  backward(gy: Variable) {
    const [c] = this.outputs
    const cT = transposed(c)
    const inner = cT.matmul(tril(gy)).mul(halfDiagonal(c))
    const ga = solve(cT, transposed(solve(cT, transposed(inner))))
    return ga.add(transposed(ga)).div(2)
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
 * C of A = C Cᵀ, lower triangular with a positive diagonal, for symmetric positive definite matrices (…, n, n). Of a
 * matrix that is not symmetric it takes the symmetric part (A + Aᵀ) / 2, so that the gradient is symmetric.
 *
 * @throws RangeError for a matrix that is not positive definite.
 */
export const cholesky = (a: VariableLike): Variable =>
  new Cholesky().call(asFloats(asOperand(a, 'cholesky, argument 1')))
