import type { Variable, VariableLike } from '@dezero/core'
import { type DropoutOptions, dropout } from '@dezero/functions'
import { Layer } from '../layer.ts'

/**
 * Drops elements at random (step 54): in training each becomes 0 with probability `ratio` and the others grow by
 * 1 / (1 − ratio); inside `testMode` the output is the input.
 */
export class Dropout extends Layer {
  static override get name() {
    return 'Dropout'
  }

  readonly ratio: number
  readonly options: DropoutOptions

  constructor(ratio = 0.5, options: DropoutOptions = {}) {
    super()
    this.ratio = ratio
    this.options = options
  }

  forward(x: VariableLike): Variable {
    return dropout(x, this.ratio, this.options)
  }
}
