import { asOperand, FunctionNode, mean, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/internal'
import { checkImages, checkOptions, type Pair, type Windows } from '@dezero/ndarray/internal'
import { pairOf, type WindowOptions, windowsOf } from './windows.ts'

/** How windows lie whose elements are neighbours. */
export type PoolAttributes = Omit<Windows, 'dilation'>

const copyOf = ({ kernel, stride, pad }: PoolAttributes): PoolAttributes => ({
  kernel: [...kernel],
  stride: [...stride],
  pad: [...pad],
})

const NEIGHBOURS: Pair = [1, 1]

/** y = the largest element of each window, and its place in its plane;  it gets the gradient, the first one of equals */
export class MaxPool extends FunctionNode {
  static override get name() {
    return 'MaxPool'
  }

  override readonly attributes: PoolAttributes

  constructor(attributes: PoolAttributes) {
    super()
    this.attributes = copyOf(attributes)
  }
  forward(x: NdArray): [NdArray, NdArray] {
    return arrays.maxPool(x, { ...this.attributes, dilation: NEIGHBOURS })
  }
  backward(gy: Variable) {
    const [, places] = this.outputs
    return new MaxUnpool(planeOf(this.inputs[0])).call(gy, places)
  }
}

/** y = zeros with the elements of x added at places of their planes: the adjoint of TakePlaces */
export class MaxUnpool extends FunctionNode {
  static override get name() {
    return 'MaxUnpool'
  }

  override readonly attributes: { readonly size: Pair }

  constructor(size: Pair) {
    super()
    this.attributes = { size: [...size] }
  }
  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, places: NdArray) {
    return arrays.addAtPlaces(x, places, this.attributes.size)
  }
  backward(gy: Variable) {
    return [new TakePlaces().call(gy, this.inputs[1]), null]
  }
}

/** y = the elements of x at places of their planes, those of the largest elements: the adjoint of MaxUnpool */
export class TakePlaces extends FunctionNode {
  static override get name() {
    return 'TakePlaces'
  }

  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, places: NdArray) {
    return arrays.takePlaces(x, places)
  }
  backward(gy: Variable) {
    const [x, places] = this.inputs
    return [new MaxUnpool(planeOf(x)).call(gy, places), null]
  }
}

/** y = the mean of each window, margins counted as 0;  each element gets an equal part of the gradient */
export class AveragePool extends FunctionNode {
  static override get name() {
    return 'AveragePool'
  }

  override readonly attributes: PoolAttributes

  constructor(attributes: PoolAttributes) {
    super()
    this.attributes = copyOf(attributes)
  }
  forward(x: NdArray) {
    return arrays.averagePool(x, { ...this.attributes, dilation: NEIGHBOURS })
  }
  backward(gy: Variable) {
    return new AverageUnpool({ ...this.attributes, size: planeOf(this.inputs[0]) }).call(gy)
  }
}

/** y = images whose windows get equal parts of x: the adjoint of AveragePool */
export class AverageUnpool extends FunctionNode {
  static override get name() {
    return 'AverageUnpool'
  }

  override readonly attributes: PoolAttributes & { readonly size: Pair }

  constructor(attributes: AverageUnpool['attributes']) {
    super()
    this.attributes = { ...copyOf(attributes), size: [...attributes.size] }
  }
  forward(x: NdArray) {
    const { size, ...attributes } = this.attributes
    return arrays.averageUnpool(x, size, { ...attributes, dilation: NEIGHBOURS })
  }
  backward(gy: Variable) {
    return new AveragePool(this.attributes).call(gy)
  }
}

/** Height and width. */
const planeOf = ({ shape }: Variable): Pair => [shape[2], shape[3]]

const examples = { stride: 1, pad: 0 }

/**
 * The largest element of each window of images (N, C, H, W); margins count as −∞. Its gradient goes to the first one of
 * equals, row by row, as in PyTorch.
 *
 * @throws RangeError where no window fits, or one could lie in the margin alone.
 */
export function maxPool(x: VariableLike, kernel: number | Pair, options: WindowOptions = {}): Variable {
  const images = asOperand(x, 'maxPool, argument 1')
  const windows = poolOf('maxPool', images, kernel, options)
  const { pad, kernel: size } = windows
  if (Math.max(pad[0], pad[2]) >= size[0] || Math.max(pad[1], pad[3]) >= size[1]) {
    throw new RangeError(
      `maxPool: padding [${pad}] (top, left, bottom, right) is not below the kernel [${size}], so that a window could lie ` +
        'in the margin alone; take a smaller padding',
    )
  }
  const [y] = new MaxPool(windows).call(images)
  return y
}

/** The mean of each window of images (N, C, H, W), whose margins count as zeros. */
export function averagePool(x: VariableLike, kernel: number | Pair, options: WindowOptions = {}): Variable {
  const images = asOperand(x, 'averagePool, argument 1')
  return new AveragePool(poolOf('averagePool', images, kernel, options)).call(images)
}

/** The mean of each channel of images: (N, C, H, W) → (N, C). */
export function globalAveragePool(x: VariableLike): Variable {
  const images = asOperand(x, 'globalAveragePool, argument 1')
  checkImages('globalAveragePool', images.shape)
  return mean(images, { axis: [2, 3] })
}

function poolOf(name: string, images: Variable, kernel: number | Pair, options: WindowOptions): PoolAttributes {
  checkOptions(name, options, examples)
  const { dilation: _, ...windows } = windowsOf(name, images.shape, pairOf(name, 'kernel', kernel, 1), options)
  return windows
}
