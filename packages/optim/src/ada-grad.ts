import { type NdArray, zerosLike } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Optimizer } from './optimizer.ts'
import type { LearningRate } from './schedules.ts'

export interface AdaGradOptions {
  /** Default 0.001. */
  lr?: LearningRate | undefined
  /** ε, keeps the division finite. Default 1e-8. */
  eps?: number | undefined
}

/** Smaller steps where gradients were large: h ← h + g²,  p ← p − lr · g / (√h + ε) */
export class AdaGrad extends Optimizer<{ h: NdArray }> {
  readonly eps: number

  constructor(options: AdaGradOptions = {}) {
    const { lr = 0.001, eps = 1e-8 } = checkOptions('AdaGrad', options, { lr: 0.01, eps: 1e-8 })
    super(lr)
    this.eps = eps
  }

  protected override start(p: NdArray) {
    return { h: zerosLike(p) }
  }

  protected updateOne(p: NdArray, g: NdArray, memory: { h: NdArray }, lr: number) {
    memory.h = memory.h.add(g.mul(g))
    return p.sub(g.mul(lr).div(memory.h.sqrt().add(this.eps)))
  }
}
