export { type Conv1dOptions, type ConvOptions, conv1d, conv2d, type DeconvOptions, deconv2d } from './conv2d.ts'
export { Conv2d, Conv2dWeights, type ConvolutionAttributes, Deconv2d } from './convolution.ts'
export { Col2im, col2im, Im2col, type Im2colOptions, im2col } from './im2col.ts'
export {
  AveragePool,
  AverageUnpool,
  averagePool,
  globalAveragePool,
  MaxPool,
  MaxUnpool,
  maxPool,
  type PoolAttributes,
  TakePlaces,
} from './pooling.ts'
export type { DilatedOptions, WindowOptions } from './windows.ts'
