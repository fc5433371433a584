import { isFloat, type Pair, type Windows } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import { outputPadding, windowsOf } from './convolution.ts'
import { reshaped } from './shapes.ts'
import { type Call, onFloats, type Translations } from './translation.ts'

type Pool = Omit<Windows, 'dilation'>

const neighbours: Pair = [1, 1]

/** One number for each window of images, and the adjoints. */
export const pooling: Translations = {
  /** ONNX counts places through the whole batch, we through each plane. */
  MaxPool(w, [x], { attributes: { kernel, stride, pad }, dtype }: Call<Pool>) {
    const float = isFloat(dtype) ? dtype : 'float64'
    const attributes = { kernel_shape: kernel, strides: stride, pads: pad }
    const [y, places] = w.nodeOf([float, 'int64'], 'MaxPool', [w.cast(x, float)], attributes)
    return [w.cast(y, dtype), w.cast(w.node('Mod', [places, x.shape[2] * x.shape[3]]), 'int32')]
  },

  MaxUnpool(w, [x, places], { attributes: { size }, dtype, shape, batch }: Call<{ size: Pair }>) {
    const planes = w.zeros([...x.shape.slice(0, 2), size[0] * size[1]], dtype, x)
    const parts = [planes, flat(w, places, w.cast(places, 'int64')), flat(w, x, w.cast(x, dtype))]
    return reshaped(w, w.node('ScatterElements', parts, { axis: 2, reduction: 'add' }), shape, batch)
  },

  TakePlaces(w, [x, places], { shape, batch }) {
    const picked = w.node('GatherElements', [flat(w, x, x), flat(w, places, w.cast(places, 'int64'))], { axis: 2 })
    return reshaped(w, picked, shape, batch)
  },

  AveragePool: (w, [x], { attributes: { kernel, stride, pad }, dtype }: Call<Pool>) =>
    w.node('AveragePool', [w.cast(x, dtype)], {
      kernel_shape: kernel,
      strides: stride,
      pads: pad,
      count_include_pad: 1,
    }),

  /** Each channel by itself with a filter of equal parts. */
  AverageUnpool(w, [x], { attributes, dtype }: Call<Pool & { size: Pair }>) {
    const { kernel, size } = attributes
    const channels = x.shape[1]
    const windows = { ...attributes, dilation: neighbours }
    const parts = new Array<number>(channels * kernel[0] * kernel[1]).fill(1 / (kernel[0] * kernel[1]))
    const filters = w.numbers(parts, [channels, 1, ...kernel], isFloat(dtype) ? dtype : 'float64')
    const output_padding = outputPadding(x.shape, size, kernel, windows)
    return onFloats(w, 'ConvTranspose', [x, filters], dtype, { ...windowsOf(windows), group: channels, output_padding })
  },
}

/** Each plane as a list. */
const flat = (w: GraphWriter, { shape, batch }: Operand, x: Value): Value =>
  reshaped(w, x, [shape[0], shape[1], shape.slice(2).reduce((product, length) => product * length, 1)], batch)
