import type { NdArray, Shape } from '@dezero/ndarray'
import { asOperand, FunctionNode, type VariableLike } from './function.ts'
import { transpose } from './shape.ts'
import { type Grad, Variable } from './variable.ts'

/** y = x W,  ∂L/∂x = ∂L/∂y Wᵀ,  ∂L/∂W = xᵀ ∂L/∂y; vectors count as a row and a column, axes in front are batches (step 41) */
export class MatMul extends FunctionNode {
  static override get name() {
    return 'MatMul'
  }

  forward(x: NdArray, w: NdArray) {
    return x.matmul(w)
  }
  backward(gy: Grad) {
    const [x, w] = this.inputs
    const row = x.ndim === 1 ? x.reshape(1, x.size) : x
    const column = w.ndim === 1 ? w.reshape(w.size, 1) : w
    const gz = gy.reshape(matrixShape(gy.shape, x.ndim === 1, w.ndim === 1))
    return [
      x.needsGrad ? gz.matmul(flip(column)).sumTo(row.shape).reshape(x.shape) : null,
      w.needsGrad ? flip(row).matmul(gz).sumTo(column.shape).reshape(w.shape) : null,
    ]
  }
}

/** The shape of a product with the axes that vectors leave out of it. */
function matrixShape(shape: Shape, ofRow: boolean, ofColumn: boolean): Shape {
  const whole = ofColumn ? [...shape, 1] : shape
  return ofRow ? [...whole.slice(0, -1), 1, ...whole.slice(-1)] : whole
}

/** Rows and columns exchanged, in each matrix of a batch. */
function flip(x: Variable): Variable {
  const axes = x.shape.map((_, axis) => axis)
  return transpose(x, [...axes.slice(0, -2), x.ndim - 1, x.ndim - 2])
}

/** The matrix product as `np.matmul`: a 1-D operand counts as a row in front, as a column behind. */
export const matmul = (x: VariableLike, w: VariableLike): Variable =>
  new MatMul().call(asOperand(x, 'matmul, argument 1'), asOperand(w, 'matmul, argument 2'))

export interface LinalgMethods {
  /** The matrix product this · other. */
  matmul(other: VariableLike): Variable
}

declare module './variable.ts' {
  interface Variable extends LinalgMethods {}
}

const methods: LinalgMethods & ThisType<Variable> = {
  matmul(other) {
    return matmul(this, other)
  },
}

Object.assign(Variable.prototype, methods)
