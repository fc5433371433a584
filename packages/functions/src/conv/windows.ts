import type { Shape } from '@dezero/ndarray'
import { describeValue, gridOf, type Pair, type Windows } from '@dezero/ndarray/internal'

export interface WindowOptions {
  /** How far a window lies from the next one: a number, or [vertical, horizontal]. Default 1. */
  stride?: number | Pair | undefined
  /**
   * The margin on every side of an image: a number, or [vertical, horizontal]; 'same' for as many windows as the image
   * has elements, divided by the stride. Default 0.
   */
  pad?: number | Pair | 'same' | undefined
}

export interface DilatedOptions extends WindowOptions {
  /** How far the elements of a window lie apart: a number, or [vertical, horizontal]. Default 1. */
  dilation?: number | Pair | undefined
}

/** @throws RangeError unless it is a whole number that is large enough, or two of them. */
export function pairOf(operation: string, option: string, value: number | Pair, least: number): Pair {
  const pair = typeof value === 'number' ? [value, value] : value
  const isPair = Array.isArray(pair) && pair.length === 2 && pair.every((n) => Number.isInteger(n) && n >= least)
  if (isPair) return [pair[0], pair[1]]
  throw new RangeError(
    `${operation}: ${option} is a whole number ≥ ${least}, or [vertical, horizontal], got ${inWords(value)}`,
  )
}

const inWords = (value: unknown): string => (Array.isArray(value) ? `[${value}]` : describeValue(value))

/** How windows lie on images of shape (N, C, H, W), at least one on each. */
export function windowsOf(operation: string, images: Shape, kernel: Pair, options: DilatedOptions): Windows {
  const stride = pairOf(operation, 'stride', options.stride ?? 1, 1)
  const dilation = pairOf(operation, 'dilation', options.dilation ?? 1, 1)
  const { pad = 0 } = options
  if (pad === 'same') {
    const [top, bottom] = margins(images[2], kernel[0], stride[0], dilation[0])
    const [left, right] = margins(images[3], kernel[1], stride[1], dilation[1])
    return checked(operation, images, { kernel, stride, dilation, pad: [top, left, bottom, right] })
  }
  const [vertical, horizontal] = pairOf(operation, 'pad', pad, 0)
  return checked(operation, images, { kernel, stride, dilation, pad: [vertical, horizontal, vertical, horizontal] })
}

/** Margins for length / stride windows, rounded up; the one behind gets the odd element, as in TensorFlow and ONNX. */
function margins(length: number, kernel: number, stride: number, dilation: number): Pair {
  const count = Math.ceil(length / stride)
  const both = Math.max(0, (count - 1) * stride + (kernel - 1) * dilation + 1 - length)
  return [both >> 1, both - (both >> 1)]
}

/** The smallest image on which so many windows lie as x, of shape (N, C, H, W), has elements. */
export function smallestImage(operation: string, x: Shape, kernel: Pair, options: DilatedOptions): Pair {
  const stride = pairOf(operation, 'stride', options.stride ?? 1, 1)
  const dilation = pairOf(operation, 'dilation', options.dilation ?? 1, 1)
  const { pad = 0 } = options
  if (pad === 'same') return [x[2] * stride[0], x[3] * stride[1]]
  const margin = pairOf(operation, 'pad', pad, 0)
  const length = (axis: 0 | 1) =>
    (x[2 + axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis] + 1 - 2 * margin[axis]
  return [length(0), length(1)]
}

function checked(operation: string, images: Shape, windows: Windows): Windows {
  gridOf(operation, images, windows)
  return windows
}
