import type { NdArray } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Adam, type AdamOptions, type Moments } from './adam.ts'

export interface AdamWOptions extends AdamOptions {
  /** λ, default 0.01. */
  weightDecay?: number | undefined
}

/** Adam whose weights shrink by themselves, not through the gradient: p ← (1 − lr · λ) p, then Adam's step */
export class AdamW extends Adam {
  readonly weightDecay: number

  constructor(options: AdamWOptions = {}) {
    const examples = { lr: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0.1 }
    const { weightDecay = 0.01, ...adam } = checkOptions('AdamW', options, examples)
    super(adam)
    this.weightDecay = weightDecay
  }

  protected override updateOne(p: NdArray, g: NdArray, moments: Moments, lr: number) {
    return super.updateOne(p.mul(1 - lr * this.weightDecay), g, moments, lr)
  }
}
