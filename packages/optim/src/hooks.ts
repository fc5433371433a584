import type { Parameter } from '@dezero/core'
import { describeValue } from '@dezero/ndarray/internal'
import { type Gradients, type HasParams, type HookObject, paramsOf } from './gradients.ts'

/** Pulls weights towards 0: g + rate · p */
export class WeightDecay implements HookObject {
  readonly rate: number

  constructor(rate: number) {
    checkNumber('WeightDecay', rate)
    this.rate = rate
  }

  call(gradients: Gradients): Gradients {
    return new Map([...gradients].map(([p, g]) => [p, g.add(p.data.mul(this.rate))]))
  }
}

/** Shortens all gradients alike where their common norm is above `maxNorm`. */
export class ClipGrad implements HookObject {
  readonly maxNorm: number

  constructor(maxNorm: number) {
    checkNumber('ClipGrad', maxNorm)
    this.maxNorm = maxNorm
  }

  call(gradients: Gradients): Gradients {
    let squares = 0
    for (const g of gradients.values()) squares += g.mul(g).sum().item()
    const rate = this.maxNorm / (Math.sqrt(squares) + 1e-6)
    return rate < 1 ? new Map([...gradients].map(([p, g]) => [p, g.mul(rate)])) : gradients
  }
}

/** Leaves parameters as they are, for example those of a layer that was trained before. */
export class FreezeParam implements HookObject {
  readonly #frozen: readonly (HasParams | Parameter)[]

  constructor(...frozen: (HasParams | Parameter)[]) {
    paramsOf('FreezeParam', frozen)
    this.#frozen = frozen
  }

  call(gradients: Gradients): Gradients {
    const frozen = paramsOf('FreezeParam', this.#frozen)
    return new Map([...gradients].filter(([p]) => !frozen.has(p)))
  }
}

function checkNumber(hook: string, value: unknown): void {
  if (typeof value === 'number' && value >= 0) return
  throw new TypeError(`${hook}: expected a number ≥ 0, got ${describeValue(value)}; write new ${hook}(0.1)`)
}
