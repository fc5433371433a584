import { FunctionNode, type Grad, noGrad, usingConfig, Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'

/** yᵢ = xᵢ, in one call, so that all yᵢ are of one generation: a backward pass that asks for them ends there */
export class Identity extends FunctionNode {
  static override get name() {
    return 'Identity'
  }

  override isLabel() {
    return true // each input keeps its dtype
  }
  forward(...xs: NdArray[]) {
    return xs
  }
  backward(...gys: Grad[]) {
    return gys
  }
}

/** Variables to differentiate by, distinct from all others; the graph goes on behind those that need gradients. */
export function copies(xs: readonly Variable[]): Variable[] {
  if (xs.length === 0) return []
  const sources = xs.map((x) => (x.needsGrad ? x : new Variable(x.data)))
  return usingConfig('enableBackprop', true, () => new Identity().call(...sources))
}

/** The same values without a graph. */
export const bare = (ys: readonly Variable[]): Variable[] =>
  ys.length === 0 ? [] : noGrad(() => new Identity().call(...ys))
