import type { TypedArray } from '../array/dtype.ts'

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
