import type { TypedArray } from '../array/dtype.ts'
import { largest, smallest } from './extreme.ts'
import { kernels } from './load.ts'
import { pairwise } from './sum.ts'

/** Fewer runs than these are folded faster one by one. */
const MANY_RUNS = 10

/** What becomes of the numbers of a run: one. */
export type RunFold = 'sum' | 'largest' | 'smallest'

const plain = { sum: pairwise, largest, smallest }

/** What `fold` makes of n numbers, from x[i] on. */
export const foldRun = (fold: RunFold, n: number, x: TypedArray, i: number): number => plain[fold](n, x, i, 1)

/** out[k], out[k + 1], … ← what `fold` makes of each of the runs of n numbers that lie end to end, from x[i] on. */
export function foldRuns(
  fold: RunFold,
  runs: number,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
): void {
  const engine = runs >= MANY_RUNS && n > 0 ? kernels() : undefined
  const fit = engine ? Math.floor(engine.CAPACITY / n) : 0
  if (engine === undefined || fit === 0) {
    for (let run = 0; run < runs; run++) out[k + run] = plain[fold](n, x, i + run * n, 1)
    return
  }
  const { float64, NUMBERS, SUMS } = engine
  for (let run = 0; run < runs; run += fit) {
    const count = Math.min(fit, runs - run)
    const from = i + run * n
    float64.set(x.subarray(from, from + count * n), NUMBERS / 8)
    engine[fold](count, n)
    out.set(float64.subarray(SUMS / 8, SUMS / 8 + count), k + run)
  }
}
