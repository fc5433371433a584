import type { Variable, VariableLike } from '@dezero/core'
import { averagePool, maxPool, type WindowOptions } from '@dezero/functions/conv'
import type { Pair } from '@dezero/ndarray/internal'
import { Layer } from '../layer.ts'
import { checkKernel } from '../size.ts'

/** Windows of one size; a stride that is left out is that size, so that windows do not overlap. */
abstract class Pooling extends Layer {
  readonly kernel: Pair
  readonly options: WindowOptions

  constructor(kernel: number | Pair, options: WindowOptions = {}) {
    super()
    this.kernel = checkKernel(this.constructor.name, kernel)
    this.options = { stride: this.kernel, ...options }
  }
}

/** The largest element of each window (step 56): (N, C, H, W) gives (N, C, OH, OW). */
export class MaxPool extends Pooling {
  static override get name() {
    return 'MaxPool'
  }

  forward(x: VariableLike): Variable {
    return maxPool(x, this.kernel, this.options)
  }
}

/** The mean of each window: (N, C, H, W) gives (N, C, OH, OW). */
export class AveragePool extends Pooling {
  static override get name() {
    return 'AveragePool'
  }

  forward(x: VariableLike): Variable {
    return averagePool(x, this.kernel, this.options)
  }
}
