import { asOperand, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { asFloats } from './floats.ts'

/** y = x W + b,  ∂L/∂x = ∂L/∂y Wᵀ,  ∂L/∂W = xᵀ ∂L/∂y,  ∂L/∂b = Σ ∂L/∂y over the rows */
export class Linear extends FunctionNode {
  static override get name() {
    return 'Linear'
  }

  forward(x: NdArray, w: NdArray, b?: NdArray) {
    checkShapes(x, w, b)
    const y = x.matmul(w)
    return b === undefined ? y : y.add(b)
  }
  backward(gy: Variable) {
    const [x, w, b] = this.inputs
    const gx = x.needsGrad ? gy.matmul(w.T) : null
    const gw = w.needsGrad ? rowsOf(x).T.matmul(rowsOf(gy)) : null
    return b === undefined ? [gx, gw] : [gx, gw, b.needsGrad ? gy.sumTo(b.shape) : null]
  }
}

/** All axes but the last made one, so that the batch is summed over by the product. */
function rowsOf(x: Variable): Variable {
  const width = x.shape[x.ndim - 1]
  return x.reshape(
    x.shape.slice(0, -1).reduce((count, length) => count * length, 1),
    width,
  )
}

function checkShapes(x: NdArray, w: NdArray, b: NdArray | undefined): void {
  if (w.ndim !== 2) throw new RangeError(`linear: W must be a matrix (inputs, outputs), got shape [${w.shape}]`)
  if (x.ndim === 0 || x.shape[x.ndim - 1] !== w.shape[0]) {
    throw new RangeError(
      `linear: x of shape [${x.shape}] and W of shape [${w.shape}] do not fit: the last length of x must be the first of W`,
    )
  }
  if (b !== undefined && (b.ndim !== 1 || b.shape[0] !== w.shape[1])) {
    throw new RangeError(
      `linear: b of shape [${b.shape}] and W of shape [${w.shape}] do not fit: b needs one number for each output, [${w.shape[1]}]`,
    )
  }
}

/** x W + b for rows x, of shape (N, D) or (N, T, D) or any other that ends with D; W (D, O), b (O) or none (step 43). */
export function linear(x: VariableLike, w: VariableLike, b?: VariableLike | null): Variable {
  const rows = asOperand(x, 'linear, x')
  const weights = asFloats(asOperand(w, 'linear, W'))
  if (b === undefined || b === null) return new Linear().call(rows, weights)
  return new Linear().call(rows, weights, asOperand(b, 'linear, b'))
}
