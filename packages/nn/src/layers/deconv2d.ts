import { asOperand, Parameter, type Variable, type VariableLike } from '@dezero/core'
import { type DeconvOptions, deconv2d } from '@dezero/functions/conv'
import { zeros } from '@dezero/ndarray'
import { checkOptions, type Pair } from '@dezero/ndarray/internal'
import { checkInitializer, type Initializer, initialWeights } from '../initializer.ts'
import { Layer, misfit } from '../layer.ts'
import { checkGroups, checkKernel, checkSize } from '../size.ts'
import type { Conv2dOptions } from './conv2d.ts'

export interface Deconv2dOptions extends Conv2dOptions, Pick<DeconvOptions, 'outSize'> {}

const examples = {
  inChannels: 3,
  bias: false,
  dtype: 'float64',
  init: 'he',
  stride: 1,
  pad: 0,
  dilation: 1,
  groups: 1,
  outSize: 6,
} as const

/** A transposed convolution with learned filters, plus b: (N, C, H, W) gives (N, outChannels, OH, OW), larger images. */
export class Deconv2d extends Layer {
  static override get name() {
    return 'Deconv2d'
  }

  /** (C, outChannels / groups, KH, KW); the first length is 0 until it is known. */
  W: Parameter
  /** (outChannels), at first zeros; null without bias. */
  b: Parameter | null
  readonly init: Initializer
  readonly options: DeconvOptions & { groups: number }

  constructor(outChannels: number, kernel: number | Pair, options: Deconv2dOptions = {}) {
    super()
    const checked = checkOptions('Deconv2d', options, examples)
    const { inChannels, bias = true, dtype = 'float32', init = 'book', groups = 1, ...lay } = checked
    checkSize('Deconv2d', 'outChannels', outChannels)
    this.options = { ...lay, groups: checkGroups('Deconv2d', groups, { outChannels }) }
    this.init = checkInitializer('Deconv2d', init)
    const shape = [0, outChannels / groups, ...checkKernel('Deconv2d', kernel)]
    this.W = new Parameter(zeros(shape, { dtype }), { name: 'W' })
    this.b = bias ? new Parameter(zeros(outChannels, { dtype }), { name: 'b' }) : null
    if (inChannels === undefined) return
    checkSize('Deconv2d', 'inChannels', inChannels)
    checkGroups('Deconv2d', groups, { inChannels })
    this.#draw(inChannels)
  }

  forward(x: VariableLike): Variable {
    const images = asOperand(x, 'input')
    const { groups } = this.options
    const channels = images.ndim === 4 ? images.shape[1] : 0
    if (this.W.size === 0 && channels > 0 && channels % groups === 0) this.#draw(channels)
    const expected = this.W.shape[0]
    if (channels > 0 && channels === expected) return deconv2d(images, this.W, this.b, this.options)
    throw misfit(
      this,
      'W',
      `an input of shape [${images.shape}] does not fit W of shape [${this.W.shape}], groups ${groups}: the input must ` +
        `have shape (N, C, H, W) with C = ${expected || `a multiple of ${groups}`}`,
    )
  }

  #draw(channels: number): void {
    const { shape, dtype } = this.W
    const [, outChannels, height, width] = shape
    const window = height * width
    this.W.data = initialWeights(this.init, {
      shape: [channels, outChannels, height, width],
      inputs: (channels / this.options.groups) * window,
      outputs: outChannels * window,
      dtype,
    })
  }
}
