import { type ArrayLike, asArray, type NdArray } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { type Batch, checkIndex, collate, type Dataset } from './dataset.ts'
import { asFunction, type TransformOptions, transformExamples, unchanged } from './preprocessing.ts'

/** The rows of two arrays: x of shape [N, …] and t of shape [N, …] are N examples. */
export class ArrayDataset implements Dataset {
  /** Inputs of shape [N, …], before the transform. */
  readonly data: NdArray
  /** Targets of shape [N, …], before the transform. */
  readonly label: NdArray
  readonly #transform: (x: NdArray) => NdArray
  readonly #targetTransform: (t: NdArray) => NdArray

  /** @throws RangeError if x and t differ in length. */
  constructor(x: ArrayLike, t: ArrayLike, options: TransformOptions = {}) {
    const { transform = unchanged, targetTransform = unchanged } = checkOptions(
      'ArrayDataset',
      options,
      transformExamples,
    )
    this.data = asArray(x, { role: 'ArrayDataset, x' })
    this.label = asArray(t, { role: 'ArrayDataset, t' })
    this.#transform = asFunction('transform', transform)
    this.#targetTransform = asFunction('targetTransform', targetTransform)
    const [{ shape }, { shape: targets }] = [this.data, this.label]
    if (shape.length > 0 && targets.length > 0 && shape[0] === targets[0]) return
    throw new RangeError(
      `ArrayDataset: x of shape [${shape}] and t of shape [${targets}] must have first axes of one length, the number of examples`,
    )
  }

  get length(): number {
    return this.data.shape[0]
  }

  /** Row i of x and row i of t, transformed. */
  get(i: number): [x: NdArray, t: NdArray] {
    checkIndex('ArrayDataset.get', i, this.length)
    return [this.#transform(this.data.slice(i)), this.#targetTransform(this.label.slice(i))]
  }

  /** The rows at these indices: x of shape [B, …] and t of shape [B, …]. */
  take(indices: Int32Array): Batch {
    if (this.#transform !== unchanged || this.#targetTransform !== unchanged) return collate(this, indices)
    return [this.data.take(indices, { axis: 0 }), this.label.take(indices, { axis: 0 })]
  }
}
