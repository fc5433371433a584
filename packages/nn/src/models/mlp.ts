import type { Variable, VariableLike } from '@dezero/core'
import { sigmoid } from '@dezero/functions'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { Linear, type LinearOptions } from '../layers/linear.ts'
import { Model } from './model.ts'
import { layersOf } from './numbered.ts'

export interface MLPOptions extends LinearOptions {
  /** The function between the layers. Default sigmoid. */
  activation?: ((x: Variable) => Variable) | undefined
}

const examples = { activation: sigmoid, inSize: 3, bias: false, dtype: 'float64', init: 'he' } as const

/**
 * A multi-layer perceptron (step 45): Linear layers of these output sizes, which are the fields l0, l1, …, with an
 * activation after each but the last. (N, inSize) gives (N, the last size).
 *
 * @example
 * ```ts
 * import { relu } from '@dezero/functions'
 * import { MLP } from '@dezero/nn'
 *
 * const model = new MLP([100, 10], { activation: relu })
 * console.log(model.call([[1, 2, 3]]).shape) // [ 1, 10 ]
 * ```
 */
export class MLP extends Model {
  static override get name() {
    return 'MLP'
  }

  [name: `l${number}`]: Linear
  activation: (x: Variable) => Variable

  constructor(outSizes: readonly number[], options: MLPOptions = {}) {
    super()
    if (!Array.isArray(outSizes) || outSizes.length === 0) {
      throw new TypeError(`MLP: expected a list of output sizes such as [10, 1], got ${describeValue(outSizes)}`)
    }
    const { activation = sigmoid, inSize, ...others } = checkOptions('MLP', options, examples)
    this.activation = activation
    outSizes.forEach((outSize, i) => {
      const known = inSize === undefined || i === 0 ? inSize : outSizes[i - 1]
      this[`l${i}`] = new Linear(outSize, { ...others, inSize: known })
    })
  }

  get layers(): Linear[] {
    return layersOf<Linear>(this)
  }

  forward(x: VariableLike): Variable {
    const { layers, activation } = this
    let y = layers[0].call(x)
    for (let i = 1; i < layers.length; i++) y = layers[i].call(activation(y))
    return y
  }
}
