import type { Shape } from '@dezero/ndarray'
import type { Pair, Windows } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import type { Attribute } from '../schema.ts'
import { reshaped } from './shapes.ts'
import { type Call, onFloats, type Translations } from './translation.ts'

interface Convolution extends Omit<Windows, 'kernel'> {
  readonly groups: number
}

/** How windows lie, in the words of ONNX, which also has margins as top, left, bottom, right. */
export const windowsOf = ({ stride, pad, dilation }: Omit<Windows, 'kernel'>): Record<string, Attribute> => ({
  strides: stride,
  pads: pad,
  dilations: dilation,
})

/** What a transposed convolution adds behind the smallest image that has so many windows. */
export const outputPadding = (
  x: Shape,
  size: Pair,
  kernel: Pair,
  { stride, pad, dilation }: Omit<Windows, 'kernel'>,
): number[] =>
  [0, 1].map((i) => size[i] + pad[i] + pad[i + 2] - ((x[2 + i] - 1) * stride[i] + (kernel[i] - 1) * dilation[i] + 1))

/** Filters over images, and the adjoints. */
export const convolution: Translations = {
  Conv2d: (w, xs, call: Call<Convolution>) =>
    onFloats(w, 'Conv', xs, call.dtype, { ...windowsOf(call.attributes), group: call.attributes.groups }),

  Deconv2d(w, xs, { attributes, dtype }: Call<Convolution & { size: Pair }>) {
    const kernel: Pair = [xs[1].shape[2], xs[1].shape[3]]
    const output_padding = outputPadding(xs[0].shape, attributes.size, kernel, attributes)
    const { groups: group } = attributes
    return onFloats(w, 'ConvTranspose', xs, dtype, { ...windowsOf(attributes), group, output_padding })
  },

  /** A convolution of the images, their batch taken for channels, with gy for filters; stride and dilation change places. */
  Conv2dWeights(w, [x, gy], { attributes, dtype }: Call<Convolution & { kernel: Pair }>) {
    const { groups, kernel, stride, dilation, pad } = attributes
    const images = channelsFirst(w, x, groups)
    const filters = w.node('Transpose', [gy], { perm: [1, 0, 2, 3] })
    const windows = { ...windowsOf({ stride: dilation, dilation: stride, pad }), group: groups }
    const product = onFloats(w, 'Conv', [images, filters], dtype, windows)
    // Where the stride leaves a rest of the image over, there are more places than the kernel has.
    const cut = w.node('Slice', [product, w.ints([0, 0]), w.ints(kernel), w.ints([2, 3])])
    return w.node('Transpose', [cut], { perm: [1, 0, 2, 3] })
  },

  /** The rows of each window, then its columns. */
  Im2col(w, [x], { attributes }: Call<Windows>) {
    const { kernel, stride, dilation, pad } = attributes
    const [top, left, bottom, right] = pad
    const image = w.node('Pad', [x, w.ints([0, 0, top, left, 0, 0, bottom, right])])
    const places = (axis: 0 | 1) => {
      const length = x.shape[2 + axis] + pad[axis] + pad[2 + axis]
      const count = Math.floor((length - (kernel[axis] - 1) * dilation[axis] - 1) / stride[axis]) + 1
      const at = (k: number, o: number) => k * dilation[axis] + o * stride[axis]
      const values = Array.from({ length: kernel[axis] * count }, (_, i) => at(Math.floor(i / count), i % count))
      return w.numbers(values, [kernel[axis], count], 'int64')
    }
    const rows = w.node('Gather', [image, places(0)], { axis: 2 })
    const columns = w.node('Gather', [rows, places(1)], { axis: 4 })
    return w.node('Transpose', [columns], { perm: [0, 1, 2, 4, 3, 5] })
  },

  Col2im(w, [x], { attributes, dtype }: Call<Windows & { size: Pair }>) {
    const [n, c, kh, kw, rows, columns] = x.shape
    const blocks = reshaped(w, x, [n, c * kh * kw, rows * columns], x.batch)
    return w.node(
      'Col2Im',
      [w.cast(blocks, dtype), w.ints(attributes.size), w.ints(attributes.kernel)],
      windowsOf(attributes),
    )
  },
}

/** Images (N, C, H, W) as (C / groups, groups · N, H, W). */
function channelsFirst(w: GraphWriter, x: Operand, groups: number): Value {
  if (groups === 1) return w.node('Transpose', [x], { perm: [1, 0, 2, 3] })
  const [n, c, ...plane] = x.shape
  const grouped = w.node('Reshape', [x, w.ints([n, groups, c / groups, ...plane])])
  const turned = w.node('Transpose', [grouped], { perm: [2, 1, 0, 3, 4] })
  return w.node('Reshape', [turned, w.ints([c / groups, groups * n, ...plane])])
}
