import { asOperand, Parameter, type Variable, type VariableLike } from '@dezero/core'
import { type ConvOptions, conv2d } from '@dezero/functions/conv'
import { type DType, zeros } from '@dezero/ndarray'
import { checkOptions, type Pair } from '@dezero/ndarray/internal'
import { checkInitializer, type Initializer, initialWeights } from '../initializer.ts'
import { Layer, misfit } from '../layer.ts'
import { checkGroups, checkKernel, checkSize } from '../size.ts'

/** Besides those of the function `conv2d`: stride, pad, dilation and groups. */
export interface Conv2dOptions extends ConvOptions {
  /** The channels of the images; when left out, the first call says it, and W is drawn then. */
  inChannels?: number | undefined
  /** Is there a b? Default true. */
  bias?: boolean | undefined
  /** The type of W and b. Default 'float32'. */
  dtype?: DType | undefined
  /** How W begins. Default 'book'. */
  init?: Initializer | undefined
}

const examples = {
  inChannels: 3,
  bias: false,
  dtype: 'float64',
  init: 'he',
  stride: 1,
  pad: 0,
  dilation: 1,
  groups: 1,
} as const

/** A convolution with learned filters, plus b (step 57): (N, C, H, W) gives (N, outChannels, OH, OW). */
export class Conv2d extends Layer {
  static override get name() {
    return 'Conv2d'
  }

  /** (outChannels, C / groups, KH, KW); the second length is 0 until it is known. */
  W: Parameter
  /** (outChannels), at first zeros; null without bias. */
  b: Parameter | null
  readonly init: Initializer
  readonly options: ConvOptions & { groups: number }

  constructor(outChannels: number, kernel: number | Pair, options: Conv2dOptions = {}) {
    super()
    const checked = checkOptions('Conv2d', options, examples)
    const { inChannels, bias = true, dtype = 'float32', init = 'book', groups = 1, ...lay } = checked
    checkSize('Conv2d', 'outChannels', outChannels)
    this.options = { ...lay, groups: checkGroups('Conv2d', groups, { outChannels }) }
    this.init = checkInitializer('Conv2d', init)
    this.W = new Parameter(zeros([outChannels, 0, ...checkKernel('Conv2d', kernel)], { dtype }), { name: 'W' })
    this.b = bias ? new Parameter(zeros(outChannels, { dtype }), { name: 'b' }) : null
    if (inChannels === undefined) return
    checkSize('Conv2d', 'inChannels', inChannels)
    checkGroups('Conv2d', groups, { inChannels })
    this.#draw(inChannels / groups)
  }

  forward(x: VariableLike): Variable {
    const images = asOperand(x, 'input')
    const { groups } = this.options
    const channels = images.ndim === 4 ? images.shape[1] : 0
    if (this.W.size === 0 && channels > 0 && channels % groups === 0) this.#draw(channels / groups)
    const expected = this.W.shape[1] * groups
    if (channels > 0 && channels === expected) return conv2d(images, this.W, this.b, this.options)
    throw misfit(
      this,
      'W',
      `an input of shape [${images.shape}] does not fit W of shape [${this.W.shape}], groups ${groups}: the input must ` +
        `have shape (N, C, H, W) with C = ${expected || `a multiple of ${groups}`}`,
    )
  }

  #draw(channels: number): void {
    const { shape, dtype } = this.W
    const [outChannels, , height, width] = shape
    const window = height * width
    this.W.data = initialWeights(this.init, {
      shape: [outChannels, channels, height, width],
      inputs: channels * window,
      outputs: (outChannels / this.options.groups) * window,
      dtype,
    })
  }
}
