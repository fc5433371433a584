import { asOperand, FunctionNode, take, type Variable, type VariableLike } from '@dezero/core'
import { array, type NdArray } from '@dezero/ndarray'
import * as linalg from '@dezero/ndarray/linalg'
import { asFloats } from '../floats.ts'
import { inv, transposed } from './solve.ts'

/** y = det A,  ∂y/∂A = the cofactors of A, which are det A · A⁻ᵀ where A has an inverse */
export class Det extends FunctionNode {
  static override get name() {
    return 'Det'
  }

  forward(a: NdArray) {
    return linalg.det(a)
  }
  backward(gy: Variable) {
    const [a] = this.inputs
    const [y] = this.outputs
    return perMatrix(gy).mul(cofactors(a, y))
  }
}

/** sign and ln |det A|,  ∂ ln |det A| / ∂A = A⁻ᵀ; the sign has no slope */
export class Slogdet extends FunctionNode {
  static override get name() {
    return 'Slogdet'
  }

  forward(a: NdArray): [NdArray, NdArray] {
    const { sign, logabsdet } = linalg.slogdet(a)
    return [sign, logabsdet]
  }
  backward(_: Variable, gy: Variable) {
    return perMatrix(gy).mul(transposed(inv(this.inputs[0])))
  }
}

/** A number for each matrix, with axes of length 1 for its rows and columns. */
const perMatrix = (x: Variable): Variable => x.reshape([...x.shape, 1, 1])

/** Up to so many rows there are few minors. */
const few = 4

/** Every matrix has cofactors; the short way to them, by the inverse, is closed to singular ones. */
function cofactors(a: Variable, det: Variable): Variable {
  const n = a.shape[a.ndim - 1]
  if (n === 0) return a
  const isSingular = det.size > 0 && det.data.equal(0).max().item() !== 0
  return n <= few || isSingular ? signedMinors(a, n) : perMatrix(det).mul(transposed(inv(a)))
}

/** (−1)ⁱ⁺ʲ times the determinant of A without row i and column j. */
function signedMinors(a: Variable, n: number): Variable {
  const others = array(Int32Array.from({ length: n * (n - 1) }, (_, e) => othersThan(e, n))).reshape([n, n - 1])
  const rows = take(a, others, { axis: -2 }) // (…, i, n − 1, n)
  const minors = take(rows, others, { axis: -1 }).swapaxes(-3, -2) // (…, i, j, n − 1, n − 1)
  const signs = array(Float64Array.from({ length: n * n }, (_, e) => (-1) ** (Math.floor(e / n) + (e % n))))
  return new Det().call(minors).mul(signs.reshape([n, n]).astype(a.dtype))
}

/** The e-th element, row by row, of the matrix whose row i lists all numbers below n but i. */
function othersThan(e: number, n: number): number {
  const [i, k] = [Math.floor(e / (n - 1)), e % (n - 1)]
  return k < i ? k : k + 1
}

/**
 * The determinants of square matrices (…, n, n), of shape (…); 0 for a singular one. Derivatives of every order are right
 * there too: they are made of cofactors. Of more than 4 rows that takes time, n² determinants, and only exactly singular
 * matrices get it: close to those the second derivative loses digits.
 */
export const det = (a: VariableLike): Variable => new Det().call(asFloats(asOperand(a, 'det, argument 1')))

/**
 * The sign and the logarithm of determinants, which themselves soon leave the range of floats: 0 and −∞ for a singular
 * matrix, where the logarithm has no derivative and asking for it is refused.
 */
export function slogdet(a: VariableLike): linalg.SignAndLogarithm<Variable> {
  const [sign, logabsdet] = new Slogdet().call(asFloats(asOperand(a, 'slogdet, argument 1')))
  return { sign, logabsdet }
}
