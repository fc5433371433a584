import type { TypedArray } from '../array/dtype.ts'
import { empty, zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import { formatShape, type Shape } from '../array/shape.ts'
import { contiguous } from './layout.ts'

/** Two numbers, of the vertical and of the horizontal axis of an image. */
export type Pair = readonly [vertical: number, horizontal: number]

/** How windows lie on an image: the elements of one are `dilation` apart, and the next one begins after `stride`. */
export interface Windows {
  readonly kernel: Pair
  readonly stride: Pair
  readonly dilation: Pair
  /** Margins around the image: top, left, bottom, right. */
  readonly pad: readonly [top: number, left: number, bottom: number, right: number]
}

/** One image, as windows see it; its channels are planes of height × width, one after the other. */
export interface Grid extends Windows {
  readonly height: number
  readonly width: number
  /** How many windows lie below, and beside, each other. */
  readonly rows: number
  readonly columns: number
}

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

/**
 * The windows from `first` to before `end` of an image that begins at x[from], as columns: a row for each channel and place
 * in the kernel, from out[to] on, `step` apart.
 */
export function unfold(
  grid: Grid,
  channels: number,
  first: number,
  end: number,
  x: TypedArray,
  from: number,
  out: TypedArray,
  to: number,
  step: number,
): void {
  const [kernelRows, kernelColumns] = grid.kernel
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < kernelRows; i++) {
      for (let j = 0; j < kernelColumns; j++) {
        unfoldPlace(grid, i, j, first, end, x, from, out, to)
        to += step
      }
    }
    from += grid.height * grid.width
  }
}

/** The adjoint of `unfold`: adds the columns to the image that begins at out[to]. */
export function fold(
  grid: Grid,
  channels: number,
  first: number,
  end: number,
  x: TypedArray,
  from: number,
  step: number,
  out: TypedArray,
  to: number,
): void {
  const [kernelRows, kernelColumns] = grid.kernel
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < kernelRows; i++) {
      for (let j = 0; j < kernelColumns; j++) {
        foldPlace(grid, i, j, first, end, x, from, out, to)
        from += step
      }
    }
    to += grid.height * grid.width
  }
}

/** What the windows from `first` to before `end` have at place (i, j) of the kernel, in the plane that begins at x[from]. */
function unfoldPlace(
  grid: Grid,
  i: number,
  j: number,
  first: number,
  end: number,
  x: TypedArray,
  from: number,
  out: TypedArray,
  to: number,
): void {
  const { height, width, columns, stride, dilation, pad } = grid
  const [down, right] = [i * dilation[0] - pad[0], j * dilation[1] - pad[1]]
  const step = stride[1]
  const [low, high] = [firstInside(right, step), endInside(right, step, width)]
  for (let window = first; window < end; ) {
    const row = Math.floor(window / columns)
    const start = window - row * columns
    const stop = Math.min(columns, start + end - window)
    const y = row * stride[0] + down
    const isInside = y >= 0 && y < height
    const begin = isInside ? Math.min(Math.max(low, start), stop) : stop
    const close = Math.max(begin, Math.min(high, stop))
    const at = from + y * width + right
    const k = to - start
    for (let column = start; column < begin; column++) out[k + column] = 0
    for (let column = begin; column < close; column++) out[k + column] = x[at + column * step]
    for (let column = close; column < stop; column++) out[k + column] = 0
    to += stop - start
    window += stop - start
  }
}

/** Adds what the windows from `first` to before `end` have at place (i, j) to the plane that begins at out[to]. */
function foldPlace(
  grid: Grid,
  i: number,
  j: number,
  first: number,
  end: number,
  x: TypedArray,
  from: number,
  out: TypedArray,
  to: number,
): void {
  const { height, width, columns, stride, dilation, pad } = grid
  const [down, right] = [i * dilation[0] - pad[0], j * dilation[1] - pad[1]]
  const step = stride[1]
  const [low, high] = [firstInside(right, step), endInside(right, step, width)]
  for (let window = first; window < end; ) {
    const row = Math.floor(window / columns)
    const start = window - row * columns
    const stop = Math.min(columns, start + end - window)
    const y = row * stride[0] + down
    if (y >= 0 && y < height) {
      const [begin, close] = [Math.max(low, start), Math.min(high, stop)]
      const at = to + y * width + right
      const k = from - start
      for (let column = begin; column < close; column++) out[at + column * step] += x[k + column]
    }
    from += stop - start
    window += stop - start
  }
}

/** The first window that has its element at `offset` not in front of the axis. */
const firstInside = (offset: number, stride: number): number => Math.max(0, Math.ceil(-offset / stride))

/** The first window that has it behind an axis of `length`. */
const endInside = (offset: number, stride: number, length: number): number =>
  Math.max(0, Math.ceil((length - offset) / stride))
