import { asOperand, config, Parameter, type Variable, type VariableLike } from '@dezero/core'
import { batchNorm, type NormalizationOptions, normalizeBatch } from '@dezero/functions'
import { type DType, ones, zeros } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { LayerBuffer } from '../buffer.ts'
import { Layer, misfit } from '../layer.ts'
import { checkSize } from '../size.ts'

export interface BatchNormOptions extends NormalizationOptions {
  /** How much of the running statistics remains after a batch. Default 0.9. */
  decay?: number | undefined
  /** The channels of inputs; when left out, the first call says it. */
  inChannels?: number | undefined
  /** The type of the parameters and of the running statistics. Default 'float32'. */
  dtype?: DType | undefined
}

const examples = { decay: 0.9, eps: 1e-5, inChannels: 3, dtype: 'float64' } as const

/**
 * Batch normalisation of (N, C, …), with a factor and a summand for each channel.
 *
 * In training each channel is normalised by the mean and the variance of the batch, and the running statistics follow
 * them: each becomes decay · itself + (1 − decay) · that of the batch, the variance without bias. Inside `testMode` the
 * running statistics normalise, and stay as they are.
 */
export class BatchNorm extends Layer {
  static override get name() {
    return 'BatchNorm'
  }

  // The names are those of the book, which are also in its files.
  avg_mean: LayerBuffer
  avg_var: LayerBuffer
  /** (C), at first ones; the length is 0 until it is known, as are those of the others. */
  gamma: Parameter
  /** (C), at first zeros. */
  beta: Parameter
  readonly decay: number
  readonly options: NormalizationOptions

  constructor(options: BatchNormOptions = {}) {
    super()
    const { decay = 0.9, eps, inChannels, dtype = 'float32' } = checkOptions('BatchNorm', options, examples)
    if (!(decay >= 0 && decay <= 1)) {
      throw new RangeError(`BatchNorm: decay is a number from 0 to 1, got ${describeValue(decay)}`)
    }
    this.decay = decay
    this.options = { eps }
    this.avg_mean = new LayerBuffer(zeros(0, { dtype }), { name: 'avg_mean' })
    this.avg_var = new LayerBuffer(zeros(0, { dtype }), { name: 'avg_var' })
    this.gamma = new Parameter(zeros(0, { dtype }), { name: 'gamma' })
    this.beta = new Parameter(zeros(0, { dtype }), { name: 'beta' })
    if (inChannels !== undefined) this.#begin(checkSize('BatchNorm', 'inChannels', inChannels))
  }

  forward(x: VariableLike): Variable {
    const batch = asOperand(x, 'input')
    const channels = batch.ndim >= 2 ? batch.shape[1] : 0
    if (channels > 0) this.#begin(channels)
    const { gamma, beta, avg_mean, avg_var, options } = this
    if (channels === 0 || channels !== gamma.size) {
      throw misfit(
        this,
        'gamma',
        `an input of shape [${batch.shape}] does not fit gamma of shape [${gamma.shape}]: the input must have shape ` +
          `(N, C, …) with C = ${gamma.size || '1 or more'}`,
      )
    }
    if (!config.train) return batchNorm(batch, gamma, beta, avg_mean, avg_var, options)
    const { y, mean, variance } = normalizeBatch(batch, gamma, beta, options)
    const count = batch.size / channels
    this.#follow(avg_mean, mean, 1)
    this.#follow(avg_var, variance, count / Math.max(count - 1, 1))
    return y
  }

  /** Gives what has no numbers yet those that it begins with. */
  #begin(channels: number): void {
    for (const state of [this.avg_mean, this.beta]) {
      if (state.size === 0) state.data = zeros(channels, { dtype: state.dtype })
    }
    for (const state of [this.avg_var, this.gamma]) {
      if (state.size === 0) state.data = ones(channels, { dtype: state.dtype })
    }
  }

  #follow(running: LayerBuffer, ofBatch: Variable, factor: number): void {
    const { data } = ofBatch
    running.data = running.data
      .mul(this.decay)
      .add(data.mul((1 - this.decay) * factor))
      .astype(running.dtype)
  }
}
