import { asOperand, FunctionNode, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray, Shape } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/internal'
import { checkOptions, type Pair, type Windows } from '@dezero/ndarray/internal'
import { type DilatedOptions, pairOf, windowsOf } from './windows.ts'

export interface Im2colOptions extends DilatedOptions {
  /** A row for each window, as the product with filters needs it, (N · OH · OW, C · KH · KW), or (N, C, KH, KW, OH, OW)? Default true. */
  toMatrix?: boolean | undefined
}

const copyOf = ({ kernel, stride, dilation, pad }: Windows): Windows => ({
  kernel: [...kernel],
  stride: [...stride],
  dilation: [...dilation],
  pad: [...pad],
})

/** y = the elements of each window of x, (N, C, KH, KW, OH, OW);  the gradient of x sums up those of all windows (step 57) */
export class Im2col extends FunctionNode {
  static override get name() {
    return 'Im2col'
  }

  override readonly attributes: Windows

  constructor(windows: Windows) {
    super()
    this.attributes = copyOf(windows)
  }
  forward(x: NdArray) {
    return arrays.im2col(x, this.attributes)
  }
  backward(gy: Variable) {
    const { shape } = this.inputs[0]
    return new Col2im({ ...this.attributes, size: [shape[2], shape[3]] }).call(gy)
  }
}

/** y = images whose elements are sums over all windows x that they are in: the adjoint of Im2col (step 57) */
export class Col2im extends FunctionNode {
  static override get name() {
    return 'Col2im'
  }

  override readonly attributes: Windows & { readonly size: Pair }

  constructor(attributes: Col2im['attributes']) {
    super()
    this.attributes = { ...copyOf(attributes), size: [...attributes.size] }
  }
  forward(x: NdArray) {
    const { size, ...windows } = this.attributes
    return arrays.col2im(x, size, windows)
  }
  backward(gy: Variable) {
    return new Im2col(this.attributes).call(gy)
  }
}

const examples = { stride: 1, pad: 0, dilation: 1, toMatrix: true }

/** The windows of images (N, C, H, W), as a matrix with a row for each of them (step 57). */
export function im2col(x: VariableLike, kernel: number | Pair, options: Im2colOptions = {}): Variable {
  const { toMatrix = true } = checkOptions('im2col', options, examples)
  const images = asOperand(x, 'im2col, argument 1')
  const windows = windowsOf('im2col', images.shape, pairOf('im2col', 'kernel', kernel, 1), options)
  const y = new Im2col(windows).call(images)
  if (!toMatrix) return y
  const [n, c, height, width, rows, columns] = y.shape
  return y.transpose(0, 4, 5, 1, 2, 3).reshape(n * rows * columns, c * height * width)
}

/** Images of a shape (N, C, H, W) from windows as `im2col` gives them: what overlaps is added up (step 57). */
export function col2im(x: VariableLike, shape: Shape, kernel: number | Pair, options: Im2colOptions = {}): Variable {
  const { toMatrix = true } = checkOptions('col2im', options, examples)
  const windows = windowsOf('col2im', shape, pairOf('col2im', 'kernel', kernel, 1), options)
  const [n, c, height, width] = shape
  const { rows, columns } = arrays.gridOf('col2im', shape, windows)
  const columnsOf = asOperand(x, 'col2im, argument 1')
  const y = toMatrix ? columnsOf.reshape(n, rows, columns, c, ...windows.kernel).transpose(0, 3, 4, 5, 1, 2) : columnsOf
  return new Col2im({ ...windows, size: [height, width] }).call(y)
}
