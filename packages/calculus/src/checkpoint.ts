import { config, usingConfig, Variable } from '@dezero/core'
import { moment } from '@dezero/core/internal'
import { random } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'
import { Checkpoint, type Run } from './checkpoint-node.ts'
import { closureOf } from './closure.ts'
import { bare } from './identity.ts'
import { outputsOf } from './outputs.ts'
import { type AnyFunction, withVariables } from './trace.ts'
import { leavesOf, mapTree, withLeaves } from './tree.ts'
import type { GivenAll, Variables } from './types.ts'

/**
 * f, which does not remember its intermediate results: where derivatives need them, f is called again. That saves
 * memory, and takes one more call of f for each order.
 *
 * Parameters and other Variables that f uses besides its arguments get their gradients. f has to compute the same each
 * time: draws from `random` are repeated, those from a generator of its own are not.
 *
 * @throws Error, in a backward pass, where f uses a Parameter or an earlier result that it had not used before.
 */
export function checkpoint<Args extends readonly unknown[] = Variables, Y = unknown>(
  f: (...args: Args) => Y,
): (...args: GivenAll<Args>) => Y
export function checkpoint(f: AnyFunction): AnyFunction {
  if (typeof f !== 'function') throw new TypeError(`checkpoint: expected a function, got ${describeValue(f)}`)
  return (...given: readonly unknown[]) => {
    const args = given.map((argument, i) => withVariables(argument, `checkpoint, argument ${i + 1}`))
    return config.enableBackprop ? remembered(f, args) : f(...(args as never[]))
  }
}

/** Runs f once, for its values and for what it uses besides its arguments; its graph is dropped. */
function remembered(f: AnyFunction, args: readonly unknown[]): unknown {
  const call = (xs: readonly Variable[]) => f(...(withVariablesFrom(args, xs) as never[]))
  const sources = leavesOf(args).filter((x) => x instanceof Variable)
  const run = repeatable((xs) => outputsOf('checkpoint', call(xs)))
  const xs = sources.map(leafLike)
  const then = moment()
  const output = call(xs)
  const ys = outputsOf('checkpoint', output)
  const closure = closureOf(ys, xs, then)
  const inputs = [...sources, ...closure]
  if (inputs.length === 0) return withLeaves(output, bare(ys))
  const values = ys.map((y) => y.data)
  return withLeaves(output, new Checkpoint(run, closure, values).call(...inputs))
}

/** A leaf with the array of x. */
function leafLike(x: Variable): Variable {
  const leaf = new Variable(x.data)
  leaf.needsGrad = x.needsGrad
  return leaf
}

/** The arguments with other Variables. */
function withVariablesFrom(args: readonly unknown[], xs: readonly Variable[]): unknown {
  let i = 0
  return args.map((argument) => mapTree(argument, (x) => (x instanceof Variable ? xs[i++] : x)))
}

/** Runs as it would now, whenever that is: with the same random numbers, and in training or not. */
function repeatable(run: Run): Run {
  const { train } = config
  const state = random.state()
  return (xs) => {
    const later = random.state()
    random.loadState(state)
    try {
      return usingConfig('train', train, () => run(xs))
    } finally {
      random.loadState(later)
    }
  }
}
