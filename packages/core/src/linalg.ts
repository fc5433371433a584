import type { NdArray, Shape } from '@dezero/ndarray'
import { FunctionNode } from './function.ts'
import { reshape, transpose } from './shape.ts'
import { asOperand, type Grad, Variable, type VariableLike } from './variable.ts'

/** y = x W,  ∂L/∂x = ∂L/∂y Wᵀ,  ∂L/∂W = xᵀ ∂L/∂y; axes in front are batches (step 41) */
export class MatMul extends FunctionNode {
  forward(x: NdArray, w: NdArray) {
    return x.matmul(w)
  }
  backward(gy: Grad) {
    const [x, w] = this.inputs
    return [
      x.needsGrad ? gy.matmul(flip(w)).sumTo(x.shape) : null,
      w.needsGrad ? flip(x).matmul(gy).sumTo(w.shape) : null,
    ]
  }
}

/** Rows and columns exchanged, in each matrix of a batch. */
function flip(x: Variable): Variable {
  const axes = x.shape.map((_, axis) => axis)
  return transpose(x, [...axes.slice(0, -2), x.ndim - 1, x.ndim - 2])
}

/** The matrix product as `np.matmul`: a 1-D operand counts as a row in front, as a column behind. */
export function matmul(x0: VariableLike, x1: VariableLike): Variable {
  const x = asOperand(x0, 'matmul, argument 1')
  const w = asOperand(x1, 'matmul, argument 2')
  if (x.ndim !== 1 && w.ndim !== 1) return new MatMul().call(x, w)
  const row = x.ndim === 1 ? reshape(x, [1, ...x.shape]) : x
  const column = w.ndim === 1 ? reshape(w, [...w.shape, 1]) : w
  const y = new MatMul().call(row, column)
  return reshape(y, vectorShape(y.shape, x.ndim === 1, w.ndim === 1))
}

/** The shape of a product without the axes that were added for vectors. */
const vectorShape = (shape: Shape, row: boolean, column: boolean): Shape =>
  shape.filter((_, axis) => !(row && axis === shape.length - 2) && !(column && axis === shape.length - 1))

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
