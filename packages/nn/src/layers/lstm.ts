import type { Variable, VariableLike } from '@dezero/core'
import { sigmoid, tanh } from '@dezero/functions'
import { Linear } from './linear.ts'
import { Recurrent, type RecurrentOptions } from './recurrent.ts'

/**
 * Long short-term memory (step 60): c ← f c + i u,  h ← o tanh c. The gates f, i, o = sigmoid(x Wx + b + h Wh) and the
 * candidate u = tanh(x Wx + b + h Wh) have weights of their own.
 *
 * @example
 * ```ts
 * import { LSTM } from '@dezero/nn'
 *
 * const lstm = new LSTM(100)
 * console.log(lstm.call([[0.5], [0.7]]).shape) // [ 2, 100 ]
 * lstm.resetState() // before another series
 * ```
 */
export class LSTM extends Recurrent {
  static override get name() {
    return 'LSTM'
  }

  x2f: Linear
  x2i: Linear
  x2o: Linear
  x2u: Linear
  h2f: Linear
  h2i: Linear
  h2o: Linear
  h2u: Linear
  /** The memory, (N, hiddenSize), a part of the state; null before the first step. */
  c: Variable | null = null

  constructor(hiddenSize: number, options: RecurrentOptions = {}) {
    super(hiddenSize, options)
    const fromInput = () => new Linear(hiddenSize, options)
    const fromState = () => new Linear(hiddenSize, { ...options, inSize: hiddenSize, bias: false })
    this.x2f = fromInput()
    this.x2i = fromInput()
    this.x2o = fromInput()
    this.x2u = fromInput()
    this.h2f = fromState()
    this.h2i = fromState()
    this.h2o = fromState()
    this.h2u = fromState()
  }

  override resetState(): void {
    super.resetState()
    this.c = null
  }

  forward(x: VariableLike): Variable {
    const step = this.asStep(x)
    const h = this.h ?? this.zeroState(step)
    const c = this.c ?? this.zeroState(step)
    // Measured: one product for all four is no faster, since its parts have to be cut out and joined again.
    const f = sigmoid(this.x2f.call(step).add(this.h2f.call(h)))
    const i = sigmoid(this.x2i.call(step).add(this.h2i.call(h)))
    const o = sigmoid(this.x2o.call(step).add(this.h2o.call(h)))
    const u = tanh(this.x2u.call(step).add(this.h2u.call(h)))
    this.c = f.mul(c).add(i.mul(u))
    this.h = o.mul(tanh(this.c))
    return this.h
  }
}
