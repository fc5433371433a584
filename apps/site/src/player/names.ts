import type { BackwardFrame, Graph, PlayedVariable } from '@dezero/utils'
import { briefly } from './values.ts'

/**
 * Names each variable of a graph that has no name, so that a sentence can say which is meant: a, b for leaves, v1, v2
 * for results. Names are added to `taken`, and none in it is given.
 */
export function nameAll({ variables }: Graph, taken: Set<string | undefined>): void {
  const byAge = ([...variables] as Named[]).sort((a, b) => a.generation - b.generation)
  for (const { name } of byAge) taken.add(name)
  const free: Free = (nth) => {
    let i = 1
    while (taken.has(nth(i))) i++
    taken.add(nth(i))
    return nth(i)
  }
  distinguish(byAge.toReversed(), free)
  for (const x of byAge) {
    if (x.name) continue
    if (x.creator !== undefined) x.name = free((i) => `v${i}`)
    else if (x.needsGrad) x.name = free(letter)
    else x.name = x.data.ndim === 0 ? briefly(x) : free((i) => `c${i}`)
  }
}

/** Gives the first name that is free. */
type Free = (nth: (i: number) => string) => string

const letter = (i: number) => 'abcdefghijklmnopqrstuvwxyz'[i - 1] ?? `a${i}`

/** Layers all call their weights W: from the input on they become W, W2, W3. */
function distinguish(variables: readonly Named[], free: Free): void {
  const seen = new Set<string>()
  for (const x of variables) {
    const { name } = x
    if (!name) continue
    if (seen.has(name) && x.creator === undefined && x.needsGrad) x.name = free((i) => `${name}${i + 1}`)
    seen.add(name)
  }
}

/** Names the gradients of a recorded pass after what they are gradients of: gy, gv1. */
export function nameGradients(frames: readonly BackwardFrame[]): void {
  for (const { node, gys } of frames) {
    for (const [i, gy] of gys.entries()) {
      const y = node.outputs[i] as Named
      if ('creator' in gy) (gy as Named).name ||= `g${y.name}`
    }
  }
}

export type Named = PlayedVariable & { name: string | undefined }
