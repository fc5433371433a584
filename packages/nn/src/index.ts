export { LayerBuffer } from './buffer.ts'
export { type Checkpoint, loadCheckpoint, saveCheckpoint } from './checkpoint.ts'
export {
  type Arrays,
  type ArraysFormat,
  arrayFromBytes,
  arraysFromBytes,
  arraysToBytes,
  arrayToBytes,
  loadArray,
  loadArrays,
  saveArray,
  saveArrays,
} from './files/arrays.ts'
export type { Initializer } from './initializer.ts'
export { Layer } from './layer.ts'
export { Dropout } from './layers/dropout.ts'
export { Embed, type EmbedOptions } from './layers/embed.ts'
export { Linear, type LinearOptions } from './layers/linear.ts'
export { MLP, type MLPOptions } from './models/mlp.ts'
export { Model } from './models/model.ts'
export { Sequential, type Step } from './models/sequential.ts'
export { type LeftOut, type LoadOptions, setWeights, weightsOf } from './weights.ts'
