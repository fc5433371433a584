// Files of arrays, weights and checkpoints: a subpath of its own, so that pages without any do without the formats.
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
export { type LeftOut, type LoadOptions, setWeights, weightsOf } from './weights.ts'
