import { asOperand, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import * as linalg from '@dezero/ndarray/linalg'
import { asFloats, floatPair } from '../floats.ts'

/** Y = A⁻¹,  ∂L/∂A = −Yᵀ ∂L/∂Y Yᵀ */
export class Inv extends FunctionNode {
  static override get name() {
    return 'Inv'
  }

  forward(a: NdArray) {
    return linalg.inv(a)
  }
  backward(gy: Variable) {
    const yT = transposed(this.outputs[0])
    return yT.matmul(gy).matmul(yT).neg()
  }
}

/** X of A X = B,  ∂L/∂B = A⁻ᵀ ∂L/∂X,  ∂L/∂A = −∂L/∂B Xᵀ; axes in front are batches */
export class Solve extends FunctionNode {
  static override get name() {
    return 'Solve'
  }

  forward(a: NdArray, b: NdArray) {
    return linalg.solve(a, b)
  }
  backward(gx: Variable) {
    const [a, b] = this.inputs
    const [x] = this.outputs
    const column = (y: Variable) => (b.ndim === 1 ? y.expandDims(-1) : y)
    const gb = new Solve().call(transposed(a), column(gx))
    const ga = a.needsGrad
      ? gb
          .matmul(transposed(column(x)))
          .neg()
          .sumTo(a.shape)
      : null
    return [ga, (b.ndim === 1 ? gb.squeeze({ axis: -1 }) : gb).sumTo(b.shape)]
  }
}

/** Rows and columns exchanged, in each matrix of a batch. */
export const transposed = (x: Variable): Variable => x.swapaxes(-2, -1)

/**
 * The inverse of square matrices (…, n, n).
 *
 * @throws RangeError for a singular matrix.
 */
export const inv = (a: VariableLike): Variable => new Inv().call(asFloats(asOperand(a, 'inv, argument 1')))

/**
 * x of A x = b: A (…, n, n) and b (…, n, k) give (…, n, k), and b of one axis (n) gives (…, n), as in NumPy; axes in front
 * broadcast. Better than `inv(A).matmul(b)`: faster, and more exact.
 *
 * @throws RangeError for a singular matrix, and for shapes that do not fit.
 */
export const solve = (a: VariableLike, b: VariableLike): Variable => new Solve().call(...floatPair('solve', a, b))
