import { type NdArray, zerosLike } from '@dezero/ndarray'
import { checkOptions } from '@dezero/ndarray/internal'
import { Optimizer } from './optimizer.ts'
import { type LearningRate, power } from './schedules.ts'

export interface AdamOptions {
  /** The book's alpha. Default 0.001. */
  lr?: LearningRate | undefined
  /** β₁: how much of the mean of the gradients stays in an update. Default 0.9. */
  beta1?: number | undefined
  /** β₂: the same for the mean of their squares. Default 0.999. */
  beta2?: number | undefined
  /** ε, keeps the division finite. Default 1e-8. */
  eps?: number | undefined
}

/** Means of gradients m and of their squares v, and the number of updates of this parameter, t. */
export type Moments = { m: NdArray; v: NdArray; t: number }

/**
 * Means of the gradient and of its square, without the bias of their start at 0:
 * m ← m + (1 − β₁)(g − m),  v ← v + (1 − β₂)(g² − v),  p ← p − lr √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
 *
 * @example
 * ```ts
 * import { MLP } from '@dezero/nn'
 * import { Adam } from '@dezero/optim'
 *
 * const model = new MLP([8, 1])
 * const optimizer = new Adam({ lr: 0.01 }).setup(model)
 *
 * const loss = model.call([[1, 2]]).pow(2).sum()
 * model.clearGrads()
 * loss.backward()
 * optimizer.update()
 * console.log(optimizer.lr) // 0.01
 * ```
 */
export class Adam extends Optimizer<Moments> {
  readonly beta1: number
  readonly beta2: number
  readonly eps: number

  constructor(options: AdamOptions = {}) {
    const examples = { lr: 0.01, beta1: 0.9, beta2: 0.999, eps: 1e-8 }
    const { lr = 0.001, beta1 = 0.9, beta2 = 0.999, eps = 1e-8 } = checkOptions('Adam', options, examples)
    super(lr)
    this.beta1 = beta1
    this.beta2 = beta2
    this.eps = eps
  }

  protected override start(p: NdArray): Moments {
    return { m: zerosLike(p), v: zerosLike(p), t: 0 }
  }

  protected updateOne(p: NdArray, g: NdArray, moments: Moments, lr: number) {
    const { beta1, beta2, eps } = this
    moments.t++
    moments.m = moments.m.add(g.sub(moments.m).mul(1 - beta1))
    moments.v = moments.v.add(
      g
        .mul(g)
        .sub(moments.v)
        .mul(1 - beta2),
    )
    const rate = (lr * Math.sqrt(1 - power(beta2, moments.t))) / (1 - power(beta1, moments.t))
    return p.sub(moments.m.mul(rate).div(moments.v.sqrt().add(eps)))
  }
}
