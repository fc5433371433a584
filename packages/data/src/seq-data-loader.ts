import { checkOptions } from '@dezero/ndarray/internal'
import { checkBatchSize } from './data-loader.ts'
import { type Batch, batchOf, checkSet, type Dataset } from './dataset.ts'

export interface SeqDataLoaderOptions {
  /** Into how many sequences, read side by side, the set is cut. */
  batchSize: number
}

/**
 * Batches of a sequence for recurrent layers: row b reads the set from example b · ⌊N / batchSize⌋ on, one example further
 * in each batch, and begins again behind the last. A batch is [x, t]: x of shape [batchSize, …], t of shape [batchSize, …].
 */
export class SeqDataLoader implements Iterable<Batch> {
  readonly dataset: Dataset
  readonly batchSize: number
  /** The number of batches in a pass. */
  readonly length: number

  constructor(set: Dataset, options: SeqDataLoaderOptions) {
    checkSet('SeqDataLoader', set)
    const { batchSize } = checkOptions('SeqDataLoader', options, { batchSize: 30 })
    checkBatchSize('SeqDataLoader', batchSize)
    if (batchSize > set.length) {
      throw new RangeError(
        `SeqDataLoader: ${set.length} examples make no ${batchSize} sequences; make batchSize smaller`,
      )
    }
    this.dataset = set
    this.batchSize = batchSize
    this.length = Math.ceil(set.length / batchSize)
  }

  /** A pass through the set from its beginning. */
  *[Symbol.iterator](): Generator<Batch, void, void> {
    const total = this.dataset.length
    const jump = Math.floor(total / this.batchSize)
    for (let step = 0; step < this.length; step++) {
      const indices = new Int32Array(this.batchSize)
      for (let row = 0; row < this.batchSize; row++) indices[row] = (row * jump + step) % total
      yield batchOf(this.dataset, indices)
    }
  }
}
