import { type ArrayLike, asArray, type NdArray, stack } from '@dezero/ndarray'
import { describeValue, sameShape } from '@dezero/ndarray/internal'

/** One example: an input and its target, each of one shape throughout the set; a bare number becomes float64. */
export type Example = readonly [x: ArrayLike, t: ArrayLike]

/** Examples side by side: x has shape [B, …shape of one x], t has shape [B, …shape of one t]. */
export type Batch = [x: NdArray, t: NdArray]

/** What a loader reads: any object with a length and a `get`. */
export interface Dataset {
  /** The number of examples. */
  readonly length: number
  /** Example i, from 0 to length - 1. */
  get(i: number): Example
  /** The examples at these indices as one batch: for sets that have a faster way than one `get` for each. */
  take?(indices: Int32Array): Batch
}

/** The examples at these indices as one batch. */
export function batchOf(set: Dataset, indices: Int32Array): Batch {
  return set.take ? set.take(indices) : collate(set, indices)
}

/** The same by one `get` for each. */
export function collate(set: Dataset, indices: Int32Array): Batch {
  const xs: NdArray[] = []
  const ts: NdArray[] = []
  for (const i of indices) {
    const [x, t] = set.get(i)
    xs.push(asArray(x, { role: `x of example ${i}` }))
    ts.push(asArray(t, { role: `t of example ${i}` }))
  }
  return [stackAll('x', xs, indices), stackAll('t', ts, indices)]
}

function stackAll(name: string, arrays: readonly NdArray[], indices: Int32Array): NdArray {
  const { shape } = arrays[0]
  const other = arrays.findIndex((array) => !sameShape(array.shape, shape))
  if (other < 0) return stack(arrays)
  throw new RangeError(
    `DataLoader: ${name} of example ${indices[other]} has shape [${arrays[other].shape}], of example ${indices[0]} [${shape}]; a batch needs one shape: crop or pad them`,
  )
}

/** @throws TypeError for what is no set. */
export function checkSet(operation: string, set: Dataset): void {
  if (typeof set?.get === 'function' && Number.isInteger(set.length)) return
  throw new TypeError(
    `${operation}: expected a set with a length and a get(i), got ${describeValue(set)}; new ArrayDataset(x, t) makes one of arrays`,
  )
}

/** @throws RangeError for an index that no example has. */
export function checkIndex(operation: string, i: number, length: number): void {
  if (Number.isInteger(i) && i >= 0 && i < length) return
  throw new RangeError(`${operation}: there is no example ${i}; ${length} examples have the indices 0 to ${length - 1}`)
}
