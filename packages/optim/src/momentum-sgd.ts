import { type NdArray, zerosLike } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Optimizer } from './optimizer.ts'
import type { LearningRate } from './schedules.ts'

export interface MomentumSGDOptions {
  /** Default 0.01. */
  lr?: LearningRate | undefined
  /** μ, default 0.9. */
  momentum?: number | undefined
  /** Looks one step ahead along the velocity, as Nesterov does. */
  nesterov?: boolean | undefined
}

/** Gradient descent with a velocity: v ← μ v − lr · g,  p ← p + v;  after Nesterov p ← p + μ v − lr · g */
export class MomentumSGD extends Optimizer<{ v: NdArray }> {
  readonly momentum: number
  readonly nesterov: boolean

  constructor(options: MomentumSGDOptions = {}) {
    const examples = { lr: 0.1, momentum: 0.9, nesterov: true }
    const { lr = 0.01, momentum = 0.9, nesterov = false } = checkOptions('MomentumSGD', options, examples)
    super(lr)
    this.momentum = momentum
    this.nesterov = nesterov
  }

  protected override start(p: NdArray) {
    return { v: zerosLike(p) }
  }

  protected updateOne(p: NdArray, g: NdArray, memory: { v: NdArray }, lr: number) {
    const step = g.mul(lr)
    memory.v = memory.v.mul(this.momentum).sub(step)
    return this.nesterov ? p.add(memory.v.mul(this.momentum).sub(step)) : p.add(memory.v)
  }
}
