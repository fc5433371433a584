import { empty, zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape } from '../array/shape.ts'
import { fold, type Grid, type Pair, unfold, type Windows } from '../kernels/windows-loops.ts'
import { contiguous } from './layout.ts'

/** @throws RangeError for images on which not a single window fits. */
export function gridOf(operation: string, images: Shape, windows: Windows): Grid {
  checkImages(operation, images)
  const { kernel, stride, dilation, pad } = windows
  const [, , height, width] = images
  const rows = countWindows(height + pad[0] + pad[2], kernel[0], stride[0], dilation[0])
  const columns = countWindows(width + pad[1] + pad[3], kernel[1], stride[1], dilation[1])
  if (rows < 1 || columns < 1) {
    throw new RangeError(
      `${operation}: a kernel of ${formatShape(kernel)} does not fit images of ${formatShape([height, width])} with stride ` +
        `${formatShape(stride)}, padding ${formatShape(pad)} (top, left, bottom, right) and dilation ` +
        `${formatShape(dilation)}: the output would be ${formatShape([rows, columns])}`,
    )
  }
  return { kernel, stride, dilation, pad, height, width, rows, columns }
}

/** @throws RangeError for a shape that is not (N, C, H, W). */
export function checkImages(operation: string, images: Shape): void {
  if (images.length === 4) return
  throw new RangeError(`${operation}: expected images of shape (N, C, H, W), got shape ${formatShape(images)}`)
}

/** (length − (kernel − 1) · dilation − 1) / stride + 1, rounded down (step 55). */
const countWindows = (length: number, kernel: number, stride: number, dilation: number): number =>
  Math.floor((length - (kernel - 1) * dilation - 1) / stride) + 1

/** The elements of every window: (N, C, H, W) → (N, C, KH, KW, OH, OW), 0 in the margins (step 57). */
export function im2col(x: NdArray, windows: Windows): NdArray {
  const grid = gridOf('im2col', x.shape, windows)
  const [images, channels] = x.shape
  const { rows, columns, height, width, kernel } = grid
  const { data, offset } = contiguous(x)
  const out = empty([images, channels, ...kernel, rows, columns], x.dtype)
  const size = channels * kernel[0] * kernel[1] * rows * columns
  for (let n = 0; n < images; n++) {
    const from = offset + n * channels * height * width
    unfold(grid, channels, 0, rows * columns, data, from, out.data, n * size, rows * columns)
  }
  return out
}

/** The adjoint of `im2col`: (N, C, KH, KW, OH, OW) → (N, C, H, W), the sum of what stands for an element in all windows. */
export function col2im(x: NdArray, size: Pair, windows: Windows): NdArray {
  const [images, channels] = x.shape
  const grid = gridOf('col2im', [images, channels, ...size], windows)
  const { rows, columns, height, width, kernel } = grid
  const shape = [images, channels, ...kernel, rows, columns]
  if (formatShape(shape) !== formatShape(x.shape)) {
    throw new RangeError(`col2im: shape ${formatShape(x.shape)} is not that of the windows, ${formatShape(shape)}`)
  }
  const { data, offset } = contiguous(x)
  const out = zeroed([images, channels, height, width], x.dtype)
  const step = rows * columns
  for (let n = 0; n < images; n++) {
    const from = offset + n * channels * kernel[0] * kernel[1] * step
    fold(grid, channels, 0, step, data, from, step, out.data, n * channels * height * width)
  }
  return out
}
