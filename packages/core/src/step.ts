import { FunctionNode, type OutputOf, type VariableLike } from './function.ts'
import type { Variable } from './variable.ts'

/** Steps, which are flat wherever they have a slope: nodes of the graph, so that it can run again, but no way for a gradient. */
export abstract class Step extends FunctionNode {
  override call(...args: VariableLike[]): OutputOf<this> {
    const output = super.call(...args)
    const ys: readonly Variable[] = Array.isArray(output) ? output : [output]
    for (const y of ys) y.needsGrad = false
    return output
  }
  backward(): null[] {
    return this.inputs.map(() => null)
  }
}
