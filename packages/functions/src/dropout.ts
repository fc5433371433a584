import { asOperand, config, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import { type NdArray, random, where } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'

export interface DropoutOptions {
  /** Where the mask is drawn from; the shared `random` when left out. */
  generator?: { rand(...shape: number[]): NdArray } | undefined
}

/** y = x / (1 − ratio) where the mask holds, else 0;  dy/dx is the same of the gradient */
export class Dropout extends FunctionNode {
  static override get name() {
    return 'Dropout'
  }

  override readonly attributes: { readonly ratio: number }

  constructor(ratio: number) {
    super()
    this.attributes = { ratio }
  }
  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, mask: NdArray) {
    return where(mask, x.div(1 - this.attributes.ratio), 0)
  }
  backward(gy: Variable) {
    return [new Dropout(this.attributes.ratio).call(gy, this.inputs[1]), null]
  }
}

/**
 * In training, each element becomes 0 with probability `ratio`, and the others grow so that the mean stays; x itself
 * inside `testMode` (step 54).
 */
export function dropout(x: VariableLike, ratio = 0.5, options: DropoutOptions = {}): Variable {
  const { generator = random } = checkOptions('dropout', options, { generator: random })
  if (!(ratio >= 0 && ratio < 1)) {
    throw new RangeError(
      `dropout: ratio ${ratio} must be at least 0 and below 1, for it is the share of elements to drop`,
    )
  }
  const operand = asOperand(x, 'dropout, argument 1')
  if (!config.train) return operand
  return new Dropout(ratio).call(operand, asOperand(generator.rand(...operand.shape).greater(ratio), 'dropout, mask'))
}
