import { type NdArray, zerosLike } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Optimizer } from './optimizer.ts'
import type { LearningRate } from './schedules.ts'

export interface RMSpropOptions {
  /** Default 0.01. */
  lr?: LearningRate | undefined
  /** ρ: how much of the mean stays in an update. Default 0.99. */
  rho?: number | undefined
  /** ε, keeps the division finite. Default 1e-8. */
  eps?: number | undefined
}

/** AdaGrad that forgets: h ← ρ h + (1 − ρ) g²,  p ← p − lr · g / (√h + ε); the defaults are PyTorch's */
export class RMSprop extends Optimizer<{ h: NdArray }> {
  readonly rho: number
  readonly eps: number

  constructor(options: RMSpropOptions = {}) {
    const { lr = 0.01, rho = 0.99, eps = 1e-8 } = checkOptions('RMSprop', options, { lr: 0.01, rho: 0.9, eps: 1e-8 })
    super(lr)
    this.rho = rho
    this.eps = eps
  }

  protected override start(p: NdArray) {
    return { h: zerosLike(p) }
  }

  protected updateOne(p: NdArray, g: NdArray, memory: { h: NdArray }, lr: number) {
    memory.h = memory.h.mul(this.rho).add(g.mul(g).mul(1 - this.rho))
    return p.sub(g.mul(lr).div(memory.h.sqrt().add(this.eps)))
  }
}
