import type { Variable, VariableLike } from '@dezero/core'
import { tanh } from '@dezero/functions'
import { Linear } from './linear.ts'
import { Recurrent, type RecurrentOptions } from './recurrent.ts'

/** h ← tanh(x Wx + b + h Wh) (step 59). */
export class RNN extends Recurrent {
  static override get name() {
    return 'RNN'
  }

  x2h: Linear
  /** Without inSize its W is drawn at the second time step, as in the book. */
  h2h: Linear

  constructor(hiddenSize: number, options: RecurrentOptions = {}) {
    super(hiddenSize, options)
    const ofState = options.inSize === undefined ? undefined : hiddenSize
    this.x2h = new Linear(hiddenSize, options)
    this.h2h = new Linear(hiddenSize, { ...options, inSize: ofState, bias: false })
  }

  forward(x: VariableLike): Variable {
    const input = this.x2h.call(this.asStep(x))
    this.h = tanh(this.h === null ? input : input.add(this.h2h.call(this.h)))
    return this.h
  }
}
