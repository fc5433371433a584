import { Parameter, type Variable, type VariableLike } from '@dezero/core'
import { embedding } from '@dezero/functions'
import { type DType, zeros } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { type Initializer, initialWeights } from '../initializer.ts'
import { Layer } from '../layer.ts'
import { checkSize } from '../size.ts'

export interface EmbedOptions {
  /** The type of W. Default 'float32'. */
  dtype?: DType | undefined
  /** How W begins: a function of its shape; normal draws when left out. */
  init?: Exclude<Initializer, string> | undefined
}

/** A row of W for each id (the book's EmbedID): ids (N) give (N, outSize), and (N, T) give (N, T, outSize). */
export class Embed extends Layer {
  static override get name() {
    return 'Embed'
  }

  /** (inSize, outSize): a row for each of the ids 0 … inSize − 1. */
  W: Parameter

  constructor(inSize: number, outSize: number, options: EmbedOptions = {}) {
    super()
    const { dtype = 'float32', init } = checkOptions('Embed', options, { dtype: 'float64', init: () => zeros(3) })
    checkSize('Embed', 'inSize', inSize)
    checkSize('Embed', 'outSize', outSize)
    const shape = [inSize, outSize]
    // One number goes into one output, so that the deviation of the draws is 1.
    this.W = new Parameter(initialWeights(init ?? 'book', { shape, inputs: 1, outputs: 1, dtype }), { name: 'W' })
  }

  forward(ids: VariableLike): Variable {
    return embedding(this.W, ids)
  }
}
