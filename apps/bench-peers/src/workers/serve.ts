import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { samplesOf, stopwatch, summary } from '@dezero/bench/measure'
import { type Checksum, checksum } from '../checksum.ts'
import type {
  Answer,
  Handshake,
  Peak,
  Request,
  Timing,
  TimingRequest,
  Undisposed,
  UndisposedRequest,
} from '../peers/protocol.ts'

/** What a worker in JavaScript provides. */
export interface Program<T> {
  version: string
  /** By name: prepares the inputs of a row, and returns the function that is timed. */
  rows: Record<string, () => () => T>
  /** Reads a result, and disposes of it where that is necessary. */
  values(result: T): ArrayLike<number>
  /** Waits for a result that is computed asynchronously; timed as part of the run. */
  ready?(result: T): Promise<unknown>
  /** Frees a result that is not garbage-collected; timed as part of the run. */
  dispose?(result: T): void
}

/** Answers requests until there are no more. */
export async function serve<T>(program: Program<T>): Promise<void> {
  console.log = console.error // stdout is for messages only
  send({ version: program.version, rows: Object.keys(program.rows) })
  const answer = answers(program)
  for await (const line of createInterface({ input: process.stdin })) {
    send(await answer(JSON.parse(line)).catch((error) => ({ error: String(error) })))
  }
}

const send = (message: Handshake | Answer) => process.stdout.write(`${JSON.stringify(message)}\n`)

/** Answers requests; the prepared row is kept for the next one. */
function answers<T>(program: Program<T>): (request: Request) => Promise<Timing | Peak | Undisposed> {
  let prepared: Prepared | undefined
  return async (request) => {
    if (!(request.row in program.rows)) throw new RangeError(`there is no row "${request.row}"`)
    if ('peak' in request) return peak(program.rows[request.row]())
    if ('undisposed' in request) return undisposed(program, request)
    if (prepared?.row !== request.row) {
      prepared = undefined // frees the previous row first
      prepared = prepare(program, request.row)
    }
    return { checksum: prepared.checksum, samples: thinned(await time(prepared, request)) }
  }
}

/** A row that has run once, for its checksum. */
interface Prepared {
  row: string
  checksum: Checksum
  run: () => unknown
  async: boolean
  /** Milliseconds that the first run took. */
  first: number
}

function prepare<T>({ rows, values, ready, dispose = () => {} }: Program<T>, row: string): Prepared {
  const once = rows[row]()
  const start = performance.now()
  const result = checksum(values(once()))
  const first = performance.now() - start
  if (ready === undefined) return { row, checksum: result, first, async: false, run: () => dispose(once()) }
  const run = async () => {
    const y = once()
    await ready(y)
    dispose(y)
  }
  return { row, checksum: result, first, async: true, run }
}

/** After a pause the first run finds the caches filled by other processes; a run of seconds hardly depends on them. */
const leastRuns = (first: number): number => (first < 1000 ? 3 : 1)

async function time({ run, async, first }: Prepared, { time, warmup, repeat }: TimingRequest): Promise<number[]> {
  const bench = stopwatch(run, { time, warmup: Math.max(0, warmup - first), repeat, async, atLeast: leastRuns(first) })
  if (async) await bench.run()
  else bench.runSync()
  return samplesOf(bench, repeat)
}

/** At most `most` of the samples, evenly spaced in rank. */
export function thinned(samples: readonly number[], most = 1000): number[] {
  const sorted = samples.toSorted((a, b) => a - b)
  const count = Math.min(sorted.length, most)
  return Array.from({ length: count }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / count)])
}

/** How much the memory of this process grows during one run, at its peak. */
function peak(run: () => unknown): Peak {
  const before = process.memoryUsage.rss()
  run()
  return { bytes: process.resourceUsage().maxRSS * 1024 - before }
}

/**
 * Runs a row many times without disposing of the results. That memory runs out is a valid answer. After each run control
 * returns to the event loop, so that finalizers can run.
 */
export async function undisposed<T>(
  { rows, ready }: Pick<Program<T>, 'rows' | 'ready'>,
  { row, undisposed: times }: UndisposedRequest,
): Promise<Undisposed> {
  const run = rows[row]()
  const samples: number[] = []
  let error: string | undefined
  try {
    while (samples.length < times) {
      const start = performance.now()
      const result = run()
      if (ready !== undefined) await ready(result)
      samples.push(performance.now() - start)
      await setImmediate()
    }
  } catch (cause) {
    error = String(cause)
  }
  return { results: samples.length, median: summary(samples).median, resident: process.memoryUsage.rss(), error }
}
