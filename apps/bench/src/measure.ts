import { Bench } from 'tinybench'
import type { Row } from './row.ts'

/** Milliseconds for one operation. */
export interface Summary {
  median: number
  /** The first and the third quartile. */
  quartiles: [low: number, high: number]
  /** How many samples there are. */
  runs: number
}

export interface Result extends Summary {
  name: string
}

/** Before the first garbage collection every large result takes new memory, which can cost more than the operation. */
const WARMUP_RUNS = 10

/** Times a row for `time` milliseconds, after a warm-up of the same time and at least ten runs. */
export function measure({ name, run, per, repeat }: Row, time: number): Result {
  const bench = stopwatch(run(), { time, warmup: time, warmupRuns: WARMUP_RUNS, repeat, atLeast: 5 })
  bench.runSync()
  return { name, ...summary(samplesOf(bench, repeat), per) }
}

export interface StopwatchOptions {
  /** Milliseconds. */
  time: number
  warmup: number
  /** The least number of samples in the warm-up. */
  warmupRuns?: number
  /** How many runs make a sample. */
  repeat?: number
  /** The least number of samples, however long they take. */
  atLeast?: number
  async?: boolean
}

export function stopwatch(run: () => unknown, options: StopwatchOptions): Bench {
  const { time, warmup, repeat = 1, atLeast = 1, warmupRuns = atLeast >> 1, async = false } = options
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

/** Milliseconds of each run, once the stopwatch has run. */
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
