import type { Parameter } from '@dezero/core'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import type { Optimizer } from '../src/index.ts'

/** Sets up a descent to the minimum of Σ c (p − a)²; each call of the result is one update, and gives the loss before it. */
export function valley(optimizer: Optimizer, p: Parameter, c: number[], a: number[]): () => number {
  optimizer.setup(p)
  return () => {
    const loss = p.sub(a).pow(2).mul(c).sum()
    p.clearGrad()
    loss.backward()
    optimizer.update()
    return loss.data.item()
  }
}
