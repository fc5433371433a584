import type { RandomGenerator } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'

export interface GeneratorOption {
  /** Where the random numbers come from; `random` is the shared generator, `random.generator(seed)` one of your own. */
  generator?: RandomGenerator | undefined
}

/** @throws TypeError for what is no generator, such as a seed. */
export function checkGenerator(operation: string, generator: RandomGenerator): void {
  if (typeof generator?.permutation === 'function') return
  const seed = typeof generator === 'number' ? generator : 'seed'
  throw new TypeError(
    `${operation}: generator must be random or random.generator(${seed}), got ${describeValue(generator)}`,
  )
}
