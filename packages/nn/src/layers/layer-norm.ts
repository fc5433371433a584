import { asOperand, Parameter, type Variable, type VariableLike } from '@dezero/core'
import { layerNorm, type NormalizationOptions } from '@dezero/functions'
import { type DType, ones, zeros } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Layer, misfit } from '../layer.ts'
import { checkSize } from '../size.ts'

export interface LayerNormOptions extends NormalizationOptions {
  /** The length of the last axis of inputs; when left out, the first call says it. */
  inSize?: number | undefined
  /** The type of the parameters. Default 'float32'. */
  dtype?: DType | undefined
}

const examples = { eps: 1e-5, inSize: 3, dtype: 'float64' } as const

/** Each row of the last axis normalised, with a factor and a summand for each place in it; the same in training and after. */
export class LayerNorm extends Layer {
  static override get name() {
    return 'LayerNorm'
  }

  /** (inSize), at first ones; the length is 0 until it is known. */
  gamma: Parameter
  /** (inSize), at first zeros. */
  beta: Parameter
  readonly options: NormalizationOptions

  constructor(options: LayerNormOptions = {}) {
    super()
    const { eps, inSize, dtype = 'float32' } = checkOptions('LayerNorm', options, examples)
    this.options = { eps }
    this.gamma = new Parameter(zeros(0, { dtype }), { name: 'gamma' })
    this.beta = new Parameter(zeros(0, { dtype }), { name: 'beta' })
    if (inSize !== undefined) this.#begin(checkSize('LayerNorm', 'inSize', inSize))
  }

  forward(x: VariableLike): Variable {
    const input = asOperand(x, 'input')
    const inSize = input.ndim > 0 ? input.shape[input.ndim - 1] : 0
    if (inSize > 0) this.#begin(inSize)
    const { gamma, beta, options } = this
    if (inSize > 0 && inSize === gamma.size) return layerNorm(input, gamma, beta, options)
    throw misfit(
      this,
      'gamma',
      `an input of shape [${input.shape}] does not fit gamma of shape [${gamma.shape}]: the last axis of the input must ` +
        `have length ${gamma.size || '1 or more'}`,
    )
  }

  /** Gives what has no numbers yet those that it begins with. */
  #begin(inSize: number): void {
    const { gamma, beta } = this
    if (gamma.size === 0) gamma.data = ones(inSize, { dtype: gamma.dtype })
    if (beta.size === 0) beta.data = zeros(inSize, { dtype: beta.dtype })
  }
}
