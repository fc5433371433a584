import { random } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { type Batch, batchOf, checkIndex, checkSet, type Dataset, type Example } from './dataset.ts'
import { checkGenerator, type GeneratorOption } from './generator.ts'
import { orderOf } from './order.ts'

/** Some examples of another set: example i is the one at `indices[i]` there, in its shapes. */
export class Subset implements Dataset {
  readonly dataset: Dataset
  readonly indices: Int32Array

  constructor(set: Dataset, indices: Int32Array) {
    checkSet('Subset', set)
    this.dataset = set
    this.indices = indices
  }

  get length(): number {
    return this.indices.length
  }

  get(i: number): Example {
    checkIndex('Subset.get', i, this.length)
    return this.dataset.get(this.indices[i])
  }

  take(indices: Int32Array): Batch {
    return batchOf(
      this.dataset,
      indices.map((i) => this.indices[i]),
    )
  }
}

export interface SplitOptions extends GeneratorOption {
  /** Are the examples drawn at random? Yes, unless `false`: then the first ones are the first part. */
  shuffle?: boolean | undefined
}

/** Two parts of a set without an example in common: the first holds this fraction of it, rounded, the second the rest. */
export function split(set: Dataset, fraction: number, options: SplitOptions = {}): [Subset, Subset] {
  checkSet('split', set)
  const { shuffle = true, generator = random.generator() } = checkOptions('split', options, {
    shuffle: false,
    generator: random,
  })
  checkGenerator('split', generator)
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new RangeError(`split: the fraction must be a number from 0 to 1, got ${describeValue(fraction)}`)
  }
  const order = orderOf(set.length, shuffle ? generator : undefined)
  const count = Math.round(fraction * set.length)
  return [new Subset(set, order.slice(0, count)), new Subset(set, order.slice(count))]
}
