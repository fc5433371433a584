import { random } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { type Batch, batchOf, checkSet, type Dataset } from './dataset.ts'
import { checkGenerator, type GeneratorOption } from './generator.ts'
import { orderOf } from './order.ts'

export interface DataLoaderOptions extends GeneratorOption {
  /** How many examples a batch has; the last one of a pass has the rest. */
  batchSize: number
  /** Is the order drawn anew for each pass? Yes, unless `false`. */
  shuffle?: boolean | undefined
  /** Is a last batch with fewer examples left out? No, unless `true`. */
  dropLast?: boolean | undefined
}

/**
 * Batches of a set: each loop over the loader is a pass of its own through all examples, however others ended.
 * A batch is [x, t]: x of shape [B, …shape of one x] and t of shape [B, …shape of one t].
 *
 * As in the book, the order of the first pass is drawn when the loader is made, and that of the next at the end of a pass.
 *
 * @example
 * ```ts
 * import { DataLoader, Spiral } from '@dezero/data'
 *
 * const batches = [...new DataLoader(new Spiral(), { batchSize: 100 })]
 * const [x, t] = batches[0]
 * console.log(batches.length, x.shape, t.shape) // 3 [ 100, 2 ] [ 100 ]
 * ```
 */
export class DataLoader implements Iterable<Batch> {
  readonly dataset: Dataset
  readonly batchSize: number
  /** The number of batches in a pass. */
  readonly length: number
  readonly #drawOrder: () => Int32Array
  #nextOrder: Int32Array | undefined

  constructor(set: Dataset, options: DataLoaderOptions) {
    checkSet('DataLoader', set)
    const examples = { batchSize: 30, shuffle: false, dropLast: true, generator: random }
    const checked = checkOptions('DataLoader', options, examples)
    const { batchSize, shuffle = true, dropLast = false, generator = random.generator() } = checked
    checkBatchSize('DataLoader', batchSize)
    checkGenerator('DataLoader', generator)
    if (dropLast && set.length < batchSize) {
      throw new RangeError(
        `DataLoader: dropLast leaves no batch of ${batchSize} from ${set.length} examples; make batchSize smaller`,
      )
    }
    this.dataset = set
    this.batchSize = batchSize
    this.length = dropLast ? Math.floor(set.length / batchSize) : Math.ceil(set.length / batchSize)
    this.#drawOrder = () => orderOf(set.length, shuffle ? generator : undefined)
    this.#nextOrder = this.#drawOrder()
  }

  /** A pass through the set from its beginning. */
  *[Symbol.iterator](): Generator<Batch, void, void> {
    const order = this.#nextOrder ?? this.#drawOrder() // drawn here only while another pass goes on
    this.#nextOrder = undefined
    try {
      for (let i = 0; i < this.length; i++) {
        yield batchOf(this.dataset, order.subarray(i * this.batchSize, (i + 1) * this.batchSize))
      }
    } finally {
      this.#nextOrder ??= this.#drawOrder() // after a break as well
    }
  }
}

/** @throws RangeError for what is no number of examples. */
export function checkBatchSize(operation: string, batchSize: number): void {
  if (Number.isInteger(batchSize) && batchSize >= 1) return
  throw new RangeError(`${operation}: batchSize must be a whole number ≥ 1, got ${describeValue(batchSize)}`)
}
