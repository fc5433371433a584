import type { Variable } from '@dezero/core'
import { madeSince } from '@dezero/core/internal'

/**
 * What ys depend on that was there before: leaves, which may be younger, and results made before the moment `then`.
 * Variables that get no gradient do not count, nor do `known` ones.
 */
export function closureOf(ys: readonly Variable[], known: readonly Variable[], then: number): Variable[] {
  const closure: Variable[] = []
  const seen = new Set(known)
  const waiting = [...ys]
  for (let x = waiting.pop(); x !== undefined; x = waiting.pop()) {
    if (!x.needsGrad || seen.has(x)) continue
    seen.add(x)
    if (madeSince(x, then)) waiting.push(...x.creator!.inputs)
    else closure.push(x)
  }
  return closure
}
