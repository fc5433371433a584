import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { type Fingerprint, fingerprint } from '../fingerprint.ts'
import { samplesOf, stopwatch, summary } from '../measure.ts'
import type {
  Announcement,
  Answer,
  Peak,
  Request,
  Timing,
  TimingRequest,
  Undisposed,
  UndisposedRequest,
} from '../peers/protocol.ts'

/** What a worker in JavaScript brings along. */
export interface Program<T> {
  version: string
  /** Prepares a row by its name, and gives what is timed. */
  rows: Record<string, () => () => T>
  /** Reads a result, and lets it go. */
  values(result: T): ArrayLike<number>
  /** Waits for a result where it comes later; timed along with the run. */
  ready?(result: T): Promise<unknown>
  /** Lets a result go where no garbage collector does; timed along with the run. */
  dispose?(result: T): void
}

/** Answers requests until there are no more. */
export async function serve<T>(program: Program<T>): Promise<void> {
  console.log = console.error // whatever else prints does not disturb
  say({ version: program.version, rows: Object.keys(program.rows) })
  const answer = answers(program)
  for await (const line of createInterface({ input: process.stdin })) {
    say(await answer(JSON.parse(line)).catch((error) => ({ error: String(error) })))
  }
}

const say = (message: Announcement | Answer) => process.stdout.write(`${JSON.stringify(message)}\n`)

/** How to answer a request, with the row in hand kept for the next. */
function answers<T>(program: Program<T>): (request: Request) => Promise<Timing | Peak | Undisposed> {
  let prepared: Prepared | undefined
  return async (request) => {
    if (!(request.row in program.rows)) throw new RangeError(`there is no row "${request.row}"`)
    if ('peak' in request) return peak(program.rows[request.row]())
    if ('undisposed' in request) return undisposed(program, request)
    if (prepared?.row !== request.row) {
      prepared = undefined // lets go of the row before first
      prepared = prepare(program, request.row)
    }
    return { value: prepared.value, samples: thinned(await time(prepared, request)) }
  }
}

/** A row whose first run gave the value. */
interface Prepared {
  row: string
  value: Fingerprint
  run: () => unknown
  async: boolean
  /** Milliseconds that the first run took. */
  first: number
}

function prepare<T>({ rows, values, ready, dispose = () => {} }: Program<T>, row: string): Prepared {
  const once = rows[row]()
  const start = performance.now()
  const value = fingerprint(values(once()))
  const first = performance.now() - start
  if (ready === undefined) return { row, value, first, async: false, run: () => dispose(once()) }
  const run = async () => {
    const result = once()
    await ready(result)
    dispose(result)
  }
  return { row, value, first, async: true, run }
}

/** The first run after a pause finds caches that others have filled, and alone would say little; unless it takes seconds. */
const leastRuns = (first: number): number => (first < 1000 ? 3 : 1)

async function time({ run, async, first }: Prepared, { time, warmup, repeat }: TimingRequest): Promise<number[]> {
  const bench = stopwatch(run, { time, warmup: Math.max(0, warmup - first), repeat, async, atLeast: leastRuns(first) })
  if (async) await bench.run()
  else bench.runSync()
  return samplesOf(bench, repeat)
}

/** At most so many samples, evenly spaced in rank. */
export function thinned(samples: readonly number[], most = 1000): number[] {
  const sorted = samples.toSorted((a, b) => a - b)
  const count = Math.min(sorted.length, most)
  return Array.from({ length: count }, (_, i) => sorted[Math.floor(((i + 0.5) * sorted.length) / count)])
}

/** Bytes by which the memory of this process grows in one run, at its peak. */
function peak(run: () => unknown): Peak {
  const before = process.memoryUsage.rss()
  run()
  return { bytes: process.resourceUsage().maxRSS * 1024 - before }
}

/**
 * Runs again and again, and disposes of nothing; where memory runs out, that is part of the answer. After each run the
 * event loop has its turn, so that finalizers can do what they do.
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
