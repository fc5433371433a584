import { asOperand, Parameter, type Variable, type VariableLike } from '@dezero/core'
import { linear } from '@dezero/functions'
import { type DType, zeros } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { checkInitializer, type Initializer, initialWeights } from '../initializer.ts'
import { Layer, misfit } from '../layer.ts'
import { checkSize } from '../size.ts'

export interface LinearOptions {
  /** The length of the last axis of inputs; when left out, the first call says it, and W is drawn then. */
  inSize?: number | undefined
  /** Is there a b? Default true. */
  bias?: boolean | undefined
  /** The type of W and b. Default 'float32'. */
  dtype?: DType | undefined
  /** How W begins. Default 'book'. */
  init?: Initializer | undefined
}

/** y = x W + b (steps 43 and 44): (N, inSize) gives (N, outSize), and (N, T, inSize) gives (N, T, outSize). */
export class Linear extends Layer {
  static override get name() {
    return 'Linear'
  }

  /** (inSize, outSize); inSize is 0 until it is known. */
  W: Parameter
  /** (outSize), at first zeros; null without bias. */
  b: Parameter | null
  readonly init: Initializer

  constructor(outSize: number, options: LinearOptions = {}) {
    super()
    const examples = { inSize: 3, bias: false, dtype: 'float64', init: 'he' } as const
    const { inSize, bias = true, dtype = 'float32', init = 'book' } = checkOptions('Linear', options, examples)
    checkSize('Linear', 'outSize', outSize)
    this.init = checkInitializer('Linear', init)
    this.W = new Parameter(zeros([0, outSize], { dtype }), { name: 'W' })
    this.b = bias ? new Parameter(zeros(outSize, { dtype }), { name: 'b' }) : null
    if (inSize !== undefined) this.#draw(checkSize('Linear', 'inSize', inSize))
  }

  forward(x: VariableLike): Variable {
    const input = asOperand(x, 'input')
    const inSize = input.shape[input.ndim - 1]
    if (this.W.size === 0 && inSize > 0) this.#draw(inSize)
    if (inSize > 0 && inSize === this.W.shape[0]) return linear(input, this.W, this.b)
    throw misfit(
      this,
      'W',
      `an input of shape [${input.shape}] does not fit W of shape [${this.W.shape}]: the last axis of the input must have ` +
        `length ${this.W.shape[0] || '1 or more'}; reshape it, or build a Linear for inputs of this size`,
    )
  }

  #draw(inSize: number): void {
    const { shape, dtype } = this.W
    const outSize = shape[1]
    this.W.data = initialWeights(this.init, { shape: [inSize, outSize], inputs: inSize, outputs: outSize, dtype })
  }
}
