import { Bench } from 'tinybench'
import type { Row } from './row.ts'

/** Milliseconds for one operation. */
export interface Summary {
  median: number
  /** Where the middle half of the samples lies. */
  quartiles: [low: number, high: number]
  /** How many samples there are. */
  runs: number
}

export interface Result extends Summary {
  name: string
}

/** Until the garbage collector has freed something, each large result takes new memory, which can cost more than the work. */
const WARMUP_RUNS = 10

/** Times a row for `time` milliseconds, after as long, and ten runs at least, to warm up. */
export function measure({ name, run, per, repeat }: Row, time: number): Result {
  const bench = stopwatch(run(), { time, warmup: time, warmupRuns: WARMUP_RUNS, repeat, atLeast: 5 })
  bench.runSync()
  return { name, ...summary(samplesOf(bench, repeat), per) }
}

export interface Effort {
  /** Milliseconds. */
  time: number
  warmup: number
  /** How many samples the warm-up has at least. */
  warmupRuns?: number
  /** How many runs make a sample. */
  repeat?: number
  /** How many samples there must be, however long they take. */
  atLeast?: number
  async?: boolean
}

export function stopwatch(run: () => unknown, effort: Effort): Bench {
  const { time, warmup, repeat = 1, atLeast = 1, warmupRuns = atLeast >> 1, async = false } = effort
  const bench = new Bench({
    time,
    iterations: atLeast,
    warmup: warmup > 0,
    warmupTime: warmup,
    warmupIterations: warmupRuns,
    retainSamples: true,
    throws: true,
  })
  return bench.add('row', repeated(run, repeat, async), { async })
}

function repeated(run: () => unknown, times: number, async: boolean): () => unknown {
  if (times === 1) return run
  if (async) {
    return async () => {
      for (let i = 0; i < times; i++) await run()
    }
  }
  return () => {
    for (let i = 0; i < times; i++) run()
  }
}

/** Milliseconds of single runs, once the stopwatch has run. */
export function samplesOf(bench: Bench, repeat = 1): number[] {
  const [{ result, name }] = bench.tasks
  if (result.state !== 'completed') throw new Error(`${name} did not complete: ${result.state}`)
  return (result.latency.samples as number[]).map((sample) => sample / repeat)
}

export function summary(samples: readonly number[], per = 1): Summary {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (fraction: number) => sorted[Math.floor(fraction * (sorted.length - 1))] / per
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)], runs: sorted.length }
}
