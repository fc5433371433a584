import { isFloat, type TypedArray } from '../array/dtype.ts'
import { empty, zeroed } from '../array/memory.ts'
import type { NdArray } from '../array/ndarray.ts'
import type { Grid, Pair, Windows } from '../kernels/windows-loops.ts'
import { astype } from './casting.ts'
import { contiguous } from './layout.ts'
import { gridOf } from './windows.ts'

/**
 * The largest element of each window, and where in its plane of H × W that stands: the first one of equals, NaN before all
 * others. Margins count as −∞, so every window must reach the image.
 */
export function maxPool(x: NdArray, windows: Windows): [values: NdArray, places: NdArray] {
  const grid = gridOf('maxPool', x.shape, windows)
  const { data, offset } = contiguous(x)
  const shape = [x.shape[0], x.shape[1], grid.rows, grid.columns]
  const [values, places] = [empty(shape, x.dtype), empty(shape, 'int32')]
  const largest = isFour(grid) ? largestOfFour : largestOfWindows
  for (let plane = 0; plane < x.shape[0] * x.shape[1]; plane++) {
    const from = offset + plane * grid.height * grid.width
    largest(grid, data, from, values.data, places.data, plane * grid.rows * grid.columns)
  }
  return [values, places]
}

function largestOfWindows(
  grid: Grid,
  x: TypedArray,
  from: number,
  values: TypedArray,
  places: TypedArray,
  to: number,
): void {
  const { height, width, rows, columns, kernel, stride, pad } = grid
  for (let row = 0; row < rows; row++) {
    const y = row * stride[0] - pad[0]
    const top = Math.max(y, 0)
    const bottom = Math.min(y + kernel[0], height)
    for (let column = 0; column < columns; column++, to++) {
      const left = Math.max(column * stride[1] - pad[1], 0)
      const right = Math.min(column * stride[1] - pad[1] + kernel[1], width)
      let best = from + top * width + left
      for (let line = from + top * width; line < from + bottom * width; line += width) {
        for (let at = line + left; at < line + right; at++) best = placeOfLarger(x, best, at)
      }
      values[to] = x[best]
      places[to] = best - from
    }
  }
}

const isFour = ({ kernel, pad }: Grid) => kernel[0] === 2 && kernel[1] === 2 && pad.every((margin) => margin === 0)

/** The same for windows of 2 × 2 without margins, which most networks have, in half the time. */
function largestOfFour(grid: Grid, x: TypedArray, from: number, values: TypedArray, places: TypedArray, to: number) {
  const { width, rows, columns, stride } = grid
  for (let row = 0; row < rows; row++) {
    let at = from + row * stride[0] * width
    for (let column = 0; column < columns; column++, at += stride[1], to++) {
      const best = placeOfLarger(x, placeOfLarger(x, at, at + 1), placeOfLarger(x, at + width, at + width + 1))
      values[to] = x[best]
      places[to] = best - from
    }
  }
}

/** Of two places the one with the larger number, or with the first NaN; without a branch, whose way nobody could foretell. */
function placeOfLarger(x: TypedArray, first: number, second: number): number {
  const a = x[first]
  const b = x[second]
  const isSecond = +(b > a) | (+Number.isNaN(b) & +!Number.isNaN(a))
  return first + ((second - first) & -isSecond)
}

/** Zeros of (N, C, ...size) with the elements of x added at their places: the adjoint of `takePlaces`. */
export function addAtPlaces(x: NdArray, places: NdArray, size: Pair): NdArray {
  const [values, at] = [contiguous(x), contiguous(places)]
  const out = zeroed([x.shape[0], x.shape[1], ...size], x.dtype)
  const [count, plane] = [x.shape[2] * x.shape[3], size[0] * size[1]]
  for (let i = 0, to = 0; i < values.size; to += plane) {
    for (const end = i + count; i < end; i++) out.data[to + at.data[at.offset + i]] += values.data[values.offset + i]
  }
  return out
}

/** The elements of images at places of their planes. */
export function takePlaces(x: NdArray, places: NdArray): NdArray {
  const [images, at] = [contiguous(x), contiguous(places)]
  const out = empty(places.shape, x.dtype)
  const [count, plane] = [places.shape[2] * places.shape[3], x.shape[2] * x.shape[3]]
  for (let i = 0, from = images.offset; i < out.size; from += plane) {
    for (const end = i + count; i < end; i++) out.data[i] = images.data[from + at.data[at.offset + i]]
  }
  return out
}

/** The mean of each window, whose elements in the margins count as 0; float64 for integers. */
export function averagePool(x: NdArray, windows: Windows): NdArray {
  const grid = gridOf('averagePool', x.shape, windows)
  const { data, offset, dtype } = contiguous(isFloat(x.dtype) ? x : astype(x, 'float64'))
  const out = empty([x.shape[0], x.shape[1], grid.rows, grid.columns], dtype)
  for (let plane = 0; plane < x.shape[0] * x.shape[1]; plane++) {
    const from = offset + plane * grid.height * grid.width
    averageWindows(grid, data, from, out.data, plane * grid.rows * grid.columns)
  }
  return out
}

function averageWindows(grid: Grid, x: TypedArray, from: number, out: TypedArray, to: number): void {
  const { height, width, rows, columns, kernel, stride, pad } = grid
  const count = kernel[0] * kernel[1]
  for (let row = 0; row < rows; row++) {
    const y = row * stride[0] - pad[0]
    const [top, bottom] = [Math.max(y, 0), Math.min(y + kernel[0], height)]
    for (let column = 0; column < columns; column++, to++) {
      const left = Math.max(column * stride[1] - pad[1], 0)
      const right = Math.min(column * stride[1] - pad[1] + kernel[1], width)
      let sum = 0
      for (let line = from + top * width; line < from + bottom * width; line += width) {
        for (let at = line + left; at < line + right; at++) sum += x[at]
      }
      out[to] = sum / count
    }
  }
}

/** Gives each element of a window an equal part of x: the adjoint of `averagePool`. */
export function averageUnpool(x: NdArray, size: Pair, windows: Windows): NdArray {
  const shape = [x.shape[0], x.shape[1], ...size]
  const grid = gridOf('averagePool', shape, windows)
  const { data, offset, dtype } = contiguous(x)
  const out = zeroed(shape, dtype)
  for (let plane = 0; plane < x.shape[0] * x.shape[1]; plane++) {
    const to = plane * grid.height * grid.width
    shareAmongWindows(grid, data, offset + plane * grid.rows * grid.columns, out.data, to)
  }
  return out
}

function shareAmongWindows(grid: Grid, x: TypedArray, from: number, out: TypedArray, to: number): void {
  const { height, width, rows, columns, kernel, stride, pad } = grid
  const count = kernel[0] * kernel[1]
  for (let row = 0; row < rows; row++) {
    const y = row * stride[0] - pad[0]
    const [top, bottom] = [Math.max(y, 0), Math.min(y + kernel[0], height)]
    for (let column = 0; column < columns; column++, from++) {
      const left = Math.max(column * stride[1] - pad[1], 0)
      const right = Math.min(column * stride[1] - pad[1] + kernel[1], width)
      const part = x[from] / count
      for (let line = to + top * width; line < to + bottom * width; line += width) {
        for (let at = line + left; at < line + right; at++) out[at] += part
      }
    }
  }
}
