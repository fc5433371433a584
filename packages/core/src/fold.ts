import type { NdArray, ReduceOptions } from '@dezero/ndarray'
import { checkOptions, normalizeAxes, withLengthOne } from '@dezero/ndarray/internal'
import { notEqual, where } from './comparison.ts'
import { FunctionNode } from './function.ts'
import './shape.ts'
import type { Variable } from './variable.ts'

/** Folds axes, all of them unless told. */
export abstract class Reduction extends FunctionNode {
  override readonly attributes: Readonly<ReduceOptions>

  constructor(options: ReduceOptions = {}) {
    super()
    const { axis, keepdims } = checkOptions(labelOf(this), options, { axis: 0, keepdims: true })
    this.attributes = { axis: typeof axis === 'object' ? [...axis] : axis, keepdims } // the caller may change its list
  }
  abstract override forward(x: NdArray): NdArray

  /** The axes to fold, counted from 0. */
  protected axesOf({ ndim }: NdArray | Variable): number[] {
    return normalizeAxes(labelOf(this), this.attributes.axis, ndim)
  }

  /** A result, or its gradient, with the folded axes at length 1, so that it broadcasts against the input. */
  protected unfolded(y: Variable): Variable {
    const [x] = this.inputs
    return y.reshape(withLengthOne(x.shape, this.axesOf(x)))
  }
}

/** As functions are written: the name of `LogSumExp` is `logSumExp` to its users. */
const labelOf = ({ name }: FunctionNode): string => `${name[0].toLowerCase()}${name.slice(1)}`

/** The gradient times weights; where a weight is 0 so is the result, even if the gradient is infinite there. */
export const weighted = (gy: Variable, weights: Variable): Variable => where(notEqual(weights, 0), gy.mul(weights), 0)
