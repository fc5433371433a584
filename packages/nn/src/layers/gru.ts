import type { Variable, VariableLike } from '@dezero/core'
import { sigmoid, tanh } from '@dezero/functions'
import { Linear } from './linear.ts'
import { Recurrent, type RecurrentOptions } from './recurrent.ts'

/**
 * A gated recurrent unit, as PyTorch computes it: h ← z h + (1 − z) n. The gates r, z = sigmoid(x Wx + b + h Wh) and the
 * candidate n = tanh(x Wx + b + r (h Wh + b′)) have weights of their own.
 */
export class GRU extends Recurrent {
  static override get name() {
    return 'GRU'
  }

  x2r: Linear
  x2z: Linear
  x2n: Linear
  h2r: Linear
  h2z: Linear
  /** Has a b, unlike the others from the state, where that of x is enough. */
  h2n: Linear

  constructor(hiddenSize: number, options: RecurrentOptions = {}) {
    super(hiddenSize, options)
    const fromInput = () => new Linear(hiddenSize, options)
    const fromState = (bias: boolean) => new Linear(hiddenSize, { ...options, inSize: hiddenSize, bias })
    this.x2r = fromInput()
    this.x2z = fromInput()
    this.x2n = fromInput()
    this.h2r = fromState(false)
    this.h2z = fromState(false)
    this.h2n = fromState(true)
  }

  forward(x: VariableLike): Variable {
    const step = this.asStep(x)
    const h = this.h ?? this.zeroState(step)
    const r = sigmoid(this.x2r.call(step).add(this.h2r.call(h)))
    const z = sigmoid(this.x2z.call(step).add(this.h2z.call(h)))
    const n = tanh(this.x2n.call(step).add(r.mul(this.h2n.call(h))))
    this.h = z.mul(h).add(z.rsub(1).mul(n))
    return this.h
  }
}
