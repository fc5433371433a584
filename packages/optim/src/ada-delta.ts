import { type NdArray, zerosLike } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Optimizer } from './optimizer.ts'
import type { LearningRate } from './schedules.ts'

export interface AdaDeltaOptions {
  /** Default 1: the book has none, for the length of a step follows from the steps before. */
  lr?: LearningRate | undefined
  /** ρ: how much of the means stays in an update. Default 0.95. */
  rho?: number | undefined
  /** ε, lets the first steps be more than 0. Default 1e-6. */
  eps?: number | undefined
}

/** Means of squared gradients g² and squared steps d². */
type Memory = { g2: NdArray; d2: NdArray }

/**
 * Steps in the proportion of earlier steps to gradients:
 * g2 ← ρ g2 + (1 − ρ) g²,  d = g √((d2 + ε) / (g2 + ε)),  d2 ← ρ d2 + (1 − ρ) d²,  p ← p − lr · d
 */
export class AdaDelta extends Optimizer<Memory> {
  readonly rho: number
  readonly eps: number

  constructor(options: AdaDeltaOptions = {}) {
    const { lr = 1, rho = 0.95, eps = 1e-6 } = checkOptions('AdaDelta', options, { lr: 1, rho: 0.95, eps: 1e-6 })
    super(lr)
    this.rho = rho
    this.eps = eps
  }

  protected override start(p: NdArray) {
    return { g2: zerosLike(p), d2: zerosLike(p) }
  }

  protected updateOne(p: NdArray, g: NdArray, memory: Memory, lr: number) {
    const { rho, eps } = this
    memory.g2 = memory.g2.mul(rho).add(g.mul(g).mul(1 - rho))
    const d = memory.d2.add(eps).div(memory.g2.add(eps)).sqrt().mul(g)
    memory.d2 = memory.d2.mul(rho).add(d.mul(d).mul(1 - rho))
    return p.sub(d.mul(lr))
  }
}
