import { config, FunctionNode, type Grad, noGrad, Parameter, usingConfig, Variable } from '@dezero/core'
import { moment, withData } from '@dezero/core/internal'
import type { NdArray } from '@dezero/ndarray'
import { closureOf } from './closure.ts'
import { pull } from './pull.ts'

/** A function of lists of Variables. */
export type Run = (xs: readonly Variable[]) => readonly Variable[]

/** ys = run(xs), which remembers the xs only: a backward pass runs it again */
export class Checkpoint extends FunctionNode {
  static override get name() {
    return 'Checkpoint'
  }

  readonly run: Run
  /** Variables that `run` uses besides xs, and which follow xs among the inputs. */
  readonly closure: readonly Variable[]
  /** The values of the run that has found the closure. */
  firstValues: NdArray[] | undefined

  constructor(run: Run, closure: readonly Variable[], firstValues?: NdArray[]) {
    super()
    this.run = run
    this.closure = closure
    this.firstValues = firstValues
  }
  override isLabel() {
    return true // each input keeps its dtype
  }
  forward(...arrays: NdArray[]) {
    const { run, closure, firstValues } = this
    this.firstValues = undefined
    if (firstValues !== undefined) return firstValues
    const count = arrays.length - closure.length
    const xs = arrays.slice(0, count).map((x) => new Variable(x))
    const runAgain = () => asLeaves(closure, () => noGrad(() => run(xs)))
    return withData(closure, arrays.slice(count), runAgain).map((y) => y.data)
  }
  // The gradient is a function that remembers its inputs only, too; so it has derivatives of every order.
  backward(...gys: Grad[]) {
    const { run, closure } = this
    const xs = this.inputs.slice(0, this.inputs.length - closure.length)
    return new Checkpoint(gradientOf(run, closure, xs.length), closure).call(...xs, ...gys, ...closure)
  }
}

/** The gradients of `run` with respect to its `count` inputs and its closure, as a function of xs and gys. */
function gradientOf(run: Run, closure: readonly Variable[], count: number): Run {
  return (inputs) => {
    const createGraph = config.enableBackprop
    const xs = inputs.slice(0, count)
    const then = moment()
    const ys = usingConfig('enableBackprop', true, () => run(xs))
    refuseOthers(closureOf(ys, [...xs, ...closure], then))
    return pull(ys, inputs.slice(count), [...xs, ...closure], createGraph)
  }
}

/** Cuts results off from what made them for a while: a pass in `run` ends at them, and the pass around it goes on. */
function asLeaves<T>(results: readonly Variable[], run: () => T): T {
  const before = results.map(({ creator, generation }) => ({ creator, generation }))
  for (const x of results) x.unchain()
  try {
    return run()
  } finally {
    for (const [i, x] of results.entries()) Object.assign(x, before[i])
  }
}

/** What the first run of f did not use would get no gradient. Other leaves than Parameters may have been made in this run. */
function refuseOthers(found: readonly Variable[]): void {
  const other = found.find((x) => x instanceof Parameter || x.creator !== undefined)
  if (other === undefined) return
  throw new Error(
    `checkpoint: running again, f used ${other.name ?? 'a Variable'} of shape [${other.shape}], which it had not used before and ` +
      `which would get no gradient; f has to compute the same each time, from its arguments and from Variables that stay`,
  )
}
