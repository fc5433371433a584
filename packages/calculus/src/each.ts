import { asOperand, stack, Variable } from '@dezero/core'
import { array, concat, type DType, type NdArray, zeros } from '@dezero/ndarray'
import { functionsBetween, hasRules, overBatch } from './batch.ts'
import { gradientsOf, pullbackGraph } from './pull.ts'

/** For each x the gradients of all elements of y, one after the other along a new first axis. */
export function gradientsOfEach(y: Variable, xs: readonly Variable[], recorded: boolean): Variable[] {
  if (y.size === 0) return xs.map((x) => new Variable(zeros([0, ...x.shape], { dtype: x.dtype })))
  const together = !recorded && y.size > 3 // for fewer, to record a pass costs more than to repeat it
  return (together ? inBatches(y, xs) : undefined) ?? inPasses(y, xs, recorded)
}

/** One backward pass for each element. */
function inPasses(y: Variable, xs: readonly Variable[], recorded: boolean): Variable[] {
  const rows = Array.from({ length: y.size }, (_, i) =>
    gradientsOf(y, xs, recorded, asOperand(units(y, i, i + 1).reshape(y.shape), 'unit')),
  )
  return xs.map((_, i) => stack(rows.map((row) => row[i])))
}

/** Numbers in the largest array of a batch: a few of these fit the caches. */
const batchSize = 2 ** 14

/** One backward pass, recorded, whose functions then run on many elements at once; undefined where that is impossible. */
function inBatches(y: Variable, xs: readonly Variable[]): Variable[] | undefined {
  const { gxs, vs } = pullbackGraph(xs, [y])
  const functions = functionsBetween(vs[0], gxs)
  if (!hasRules(functions)) return undefined
  const largest = functions.reduce((size, { outputs: [output] }) => Math.max(size, output.size), y.size)
  const count = Math.max(1, Math.floor(batchSize / largest))
  const batches: NdArray[][] = []
  for (let i = 0; i < y.size; i += count) {
    batches.push(overBatch(functions, vs[0], units(y, i, Math.min(y.size, i + count)), gxs))
  }
  return xs.map((_, i) => new Variable(concat(batches.map((batch) => batch[i]))))
}

/** The unit vectors from one element to another in the shape of x, one after the other: each is 1 at its element. */
function units(
  { size, shape, dtype }: { size: number; shape: readonly number[]; dtype: DType },
  from: number,
  to: number,
) {
  const ones = new Float64Array((to - from) * size)
  for (let i = from; i < to; i++) ones[(i - from) * size + i] = 1
  return array(ones, { dtype }).reshape([to - from, ...shape])
}
