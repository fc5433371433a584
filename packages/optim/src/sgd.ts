import type { NdArray } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Optimizer } from './optimizer.ts'
import type { LearningRate } from './schedules.ts'

export interface SGDOptions {
  /** Default 0.01. */
  lr?: LearningRate | undefined
}

/** Stochastic gradient descent: p ← p − lr · g */
export class SGD extends Optimizer {
  constructor(options: SGDOptions = {}) {
    super(checkOptions('SGD', options, { lr: 0.1 }).lr ?? 0.01)
  }

  protected updateOne(p: NdArray, g: NdArray, _memory: object, lr: number) {
    return p.sub(g.mul(lr))
  }
}
