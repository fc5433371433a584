import { FunctionNode, type Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { convolve, convolveWeights, deconvolve, type Pair, type Windows } from '@dezero/ndarray/internal'

// Three functions, each the gradient of the others: y of images and weights, images of y and weights, weights of images
// and y. So there are derivatives of every order.

/** How windows lie on an image, whose kernel is the shape of the weights, and how many groups of channels there are. */
export interface ConvolutionAttributes extends Omit<Windows, 'kernel'> {
  readonly groups: number
}

/** The caller may change its lists before the backward pass. */
const copyOf = ({ stride, pad, dilation, groups }: ConvolutionAttributes): ConvolutionAttributes => ({
  stride: [...stride],
  pad: [...pad],
  dilation: [...dilation],
  groups,
})

/** y = x ∗ W + b: each window of x times each filter of W, summed up;  gradients: Deconv2d, Conv2dWeights and a sum */
export class Conv2d extends FunctionNode {
  static override get name() {
    return 'Conv2d'
  }

  override readonly attributes: ConvolutionAttributes

  constructor(attributes: ConvolutionAttributes) {
    super()
    this.attributes = copyOf(attributes)
  }
  forward(x: NdArray, w: NdArray, b?: NdArray) {
    const { groups, ...windows } = this.attributes
    return convolve(x, w, b, { ...windows, kernel: planeOf(w) }, groups)
  }
  backward(gy: Variable) {
    const [x, w, ...b] = this.inputs
    const { attributes } = this
    return [
      x.needsGrad ? new Deconv2d({ ...attributes, size: planeOf(x) }).call(gy, w) : null,
      w.needsGrad ? new Conv2dWeights({ ...attributes, kernel: planeOf(w) }).call(x, gy) : null,
      ...b.map(({ needsGrad }) => (needsGrad ? overChannels(gy) : null)),
    ]
  }
}

/** y = what x times each filter of W adds to its window, + b: the adjoint of Conv2d;  gradients: Conv2d, Conv2dWeights and a sum */
export class Deconv2d extends FunctionNode {
  static override get name() {
    return 'Deconv2d'
  }

  override readonly attributes: ConvolutionAttributes & { readonly size: Pair }

  constructor(attributes: Deconv2d['attributes']) {
    super()
    this.attributes = { ...copyOf(attributes), size: [...attributes.size] }
  }
  forward(x: NdArray, w: NdArray, b?: NdArray) {
    const { size, groups, ...windows } = this.attributes
    return deconvolve(x, w, b, size, { ...windows, kernel: planeOf(w) }, groups)
  }
  backward(gy: Variable) {
    const [x, w, ...b] = this.inputs
    const { attributes } = this
    return [
      x.needsGrad ? new Conv2d(attributes).call(gy, w) : null,
      w.needsGrad ? new Conv2dWeights({ ...attributes, kernel: planeOf(w) }).call(gy, x) : null,
      ...b.map(({ needsGrad }) => (needsGrad ? overChannels(gy) : null)),
    ]
  }
}

/** W = each window of x times what gy has for it, summed up: the gradient of Conv2d;  gradients: Deconv2d and Conv2d */
export class Conv2dWeights extends FunctionNode {
  static override get name() {
    return 'Conv2dWeights'
  }

  override readonly attributes: ConvolutionAttributes & { readonly kernel: Pair }

  constructor(attributes: Conv2dWeights['attributes']) {
    super()
    this.attributes = { ...copyOf(attributes), kernel: [...attributes.kernel] }
  }
  forward(x: NdArray, gy: NdArray) {
    const { groups, ...windows } = this.attributes
    return convolveWeights(x, gy, windows, groups)
  }
  backward(gw: Variable) {
    const [x, gy] = this.inputs
    const { attributes } = this
    return [
      x.needsGrad ? new Deconv2d({ ...attributes, size: planeOf(x) }).call(gy, gw) : null,
      gy.needsGrad ? new Conv2d(attributes).call(x, gw) : null,
    ]
  }
}

/** Height and width. */
const planeOf = ({ shape }: NdArray | Variable): Pair => [shape[2], shape[3]]

/** The gradient of a bias: the sum over all images and places of each channel. */
const overChannels = (gy: Variable): Variable => gy.sum({ axis: [0, 2, 3] })
