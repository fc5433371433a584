import { asOperand, type Variable, type VariableLike } from '@dezero/core'
import { checkImages, checkOptions, describeValue, type Pair } from '@dezero/ndarray/internal'
import { Conv2d, Deconv2d } from './convolution.ts'
import { type DilatedOptions, pairOf, smallestImage, windowsOf } from './windows.ts'

export interface ConvOptions extends DilatedOptions {
  /** Channels form so many groups, each with its own filters; as many as channels: depthwise. Default 1. */
  groups?: number | undefined
}

export interface DeconvOptions extends ConvOptions {
  /** Height and width of the result, one number where they are equal; the smallest possible when left out. */
  outSize?: number | Pair | undefined
}

export interface Conv1dOptions {
  stride?: number | undefined
  pad?: number | 'same' | undefined
  dilation?: number | undefined
  groups?: number | undefined
}

/** What has no bias is called without one, or with null. */
type Bias = VariableLike | null | undefined

const examples = { stride: 1, pad: 0, dilation: 1, groups: 1 }

/**
 * The convolution of images (N, C, H, W) with filters (OC, C / groups, KH, KW), plus a bias (OC): (N, OC, OH, OW) (step 57).
 *
 * @throws RangeError where no window fits, or the channels do not.
 *
 * @example
 * ```ts
 * import { conv2d } from '@dezero/functions/conv'
 * import { random } from '@dezero/ndarray'
 *
 * const images = random.randn(8, 3, 32, 32)
 * const W = random.randn(16, 3, 3, 3)
 * console.log(conv2d(images, W, undefined, { pad: 1 }).shape) // [ 8, 16, 32, 32 ]
 * ```
 */
export function conv2d(x: VariableLike, W: VariableLike, b?: Bias, options: ConvOptions = {}): Variable {
  const images = asOperand(x, 'conv2d, argument 1')
  const weights = asOperand(W, 'conv2d, argument 2')
  return convolution('conv2d', images, weights, b, checkOptions('conv2d', options, examples))
}

/** The same along one axis: (N, C, L) with (OC, C / groups, K), plus (OC): (N, OC, OL). */
export function conv1d(x: VariableLike, W: VariableLike, b?: Bias, options: Conv1dOptions = {}): Variable {
  const { stride = 1, pad = 0, dilation = 1, groups } = checkOptions('conv1d', options, examples)
  const rows = asOperand(x, 'conv1d, argument 1')
  const weights = asOperand(W, 'conv1d, argument 2')
  if (rows.ndim !== 3 || weights.ndim !== 3) {
    throw new RangeError(
      `conv1d: expected x of shape (N, C, L) and weights of shape (OC, C / groups, K), got [${rows.shape}] and [${weights.shape}]`,
    )
  }
  const along: ConvOptions = {
    stride: [1, stride],
    pad: pad === 'same' ? pad : [0, pad],
    dilation: [1, dilation],
    groups,
  }
  return convolution('conv1d', rows.expandDims(2), weights.expandDims(2), b, along).squeeze({ axis: 2 })
}

function convolution(name: string, images: Variable, weights: Variable, b: Bias, options: ConvOptions): Variable {
  const { kernel, groups } = filtersOf(name, weights, options)
  const windows = windowsOf(name, images.shape, kernel, options)
  const node = new Conv2d({ ...windows, groups })
  return node.call(images, weights, ...biasOf(name, b, weights.shape[0]))
}

/**
 * The transposed convolution, as the gradient of `conv2d` with respect to its images: (N, C, H, W) with filters
 * (C, OC / groups, KH, KW), plus a bias (OC): (N, OC, OH, OW).
 *
 * @throws RangeError where `outSize` is no size whose convolution has the size of x.
 */
export function deconv2d(x: VariableLike, W: VariableLike, b?: Bias, options: DeconvOptions = {}): Variable {
  checkOptions('deconv2d', options, { ...examples, outSize: 6 })
  const images = asOperand(x, 'deconv2d, argument 1')
  const weights = asOperand(W, 'deconv2d, argument 2')
  const { kernel, groups } = filtersOf('deconv2d', weights, options)
  checkImages('deconv2d', images.shape)
  const size =
    options.outSize === undefined
      ? smallestImage('deconv2d', images.shape, kernel, options)
      : pairOf('deconv2d', 'outSize', options.outSize, 1)
  const windows = windowsOf('deconv2d', [images.shape[0], weights.shape[1] * groups, ...size], kernel, options)
  const node = new Deconv2d({ ...windows, groups, size })
  return node.call(images, weights, ...biasOf('deconv2d', b, weights.shape[1] * groups))
}

/** The size of a kernel, and the number of groups; whether they fit the images is seen when they meet. */
function filtersOf(name: string, { shape }: Variable, { groups = 1 }: ConvOptions): { kernel: Pair; groups: number } {
  if (shape.length !== 4) {
    throw new RangeError(
      `${name}: expected weights with 4 axes, filters, channels, height and width, got shape [${shape}]`,
    )
  }
  if (Number.isInteger(groups) && groups >= 1) return { kernel: [shape[2], shape[3]], groups }
  throw new RangeError(`${name}: groups is a whole number ≥ 1, got ${describeValue(groups)}`)
}

/** The bias as the last of the inputs, if there is one. */
function biasOf(name: string, b: Bias, channels: number): Variable[] {
  if (b === undefined || b === null) return []
  const bias = asOperand(b, `${name}, argument 3`)
  if (bias.ndim === 1 && bias.size === channels) return [bias]
  throw new RangeError(
    `${name}: the bias has shape [${bias.shape}], and the result ${channels} channels; give [${channels}]`,
  )
}
