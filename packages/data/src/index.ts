export { ArrayDataset } from './array-dataset.ts'
export { DataLoader, type DataLoaderOptions } from './data-loader.ts'
export type { Batch, Dataset, Example } from './dataset.ts'
export type { GeneratorOption } from './generator.ts'
export type { Progress } from './mnist/download.ts'
export { FashionMNIST } from './mnist/fashion-mnist.ts'
export type { Idx } from './mnist/idx.ts'
export { MNIST, type MNISTOptions } from './mnist/mnist.ts'
export type { SourceOptions } from './mnist/source.ts'
export {
  AsType,
  Compose,
  Flatten,
  Normalize,
  ToFloat,
  ToInt,
  type Transform,
  type TransformOptions,
} from './preprocessing.ts'
export { SeqDataLoader, type SeqDataLoaderOptions } from './seq-data-loader.ts'
export { SinCurve, type SinCurveOptions } from './sin-curve.ts'
export { Spiral, type SpiralOptions } from './spiral.ts'
export { type SplitOptions, Subset, split } from './split.ts'
