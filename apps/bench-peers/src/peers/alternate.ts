import type { Row } from '@dezero/bench'
import { type Summary, summary } from '@dezero/bench/measure'
import { type Checksum, sameResult } from '../checksum.ts'
import type { Failure, Timing, TimingRequest } from './protocol.ts'

/** The figures of one competitor in one row, or why there are none. */
export type Cell = Summary | Problem

export interface Problem {
  problem: 'wrong' | 'failed'
  why: string
}

export const isSummary = (cell: Cell | undefined): cell is Summary => cell !== undefined && 'median' in cell

export interface Competitor {
  name: string
  supports(row: string): boolean
  ask(request: TimingRequest): Promise<Timing | Failure>
  /** Starts a new process, where the rows that ran before make it faster or slower. */
  restart(): Promise<void>
}

export interface Schedule {
  /** Milliseconds for each competitor, over all rounds. */
  time: number
  rounds: number
}

/** A competitor that has used its time this many times over skips the remaining rounds. */
const overrun = 20

/**
 * Times a row, alternating between the competitors that support it, so that a slow moment of the machine affects all of
 * them. A competitor whose result differs from that of the first is not timed.
 *
 * @throws Error when the first competitor fails.
 */
export async function alternate(
  row: Row,
  competitors: readonly Competitor[],
  schedule: Schedule,
): Promise<Record<string, Cell>> {
  const supporting = competitors.filter((competitor) => competitor.supports(row.name))
  const all = supporting.map((competitor) => new Series(competitor, row, schedule))
  const [reference] = all
  await Promise.all(all.map((series) => series.restart()))
  for (let round = 0; round < schedule.rounds; round++) {
    for (const series of all) {
      await series.run(round === 0)
      series.check(resultOf(reference, row))
    }
  }
  return Object.fromEntries(all.map((series) => [series.name, series.cell]))
}

function resultOf(reference: Series, { name }: Row): Checksum {
  if (reference.checksum !== undefined && reference.problem === undefined) return reference.checksum
  throw new Error(`"${name}" cannot be compared, because ${reference.name} fails: ${reference.problem?.why}`)
}

/** The samples of one competitor in one row. */
class Series {
  readonly #competitor: Competitor
  readonly #row: Row
  readonly #schedule: Schedule
  readonly #samples: number[] = []
  #spent = 0
  checksum: Checksum | undefined
  problem: Problem | undefined

  constructor(competitor: Competitor, row: Row, schedule: Schedule) {
    this.#competitor = competitor
    this.#row = row
    this.#schedule = schedule
  }

  get name(): string {
    return this.#competitor.name
  }

  get cell(): Cell {
    return this.problem ?? summary(this.#samples, this.#row.per)
  }

  restart(): Promise<void> {
    return this.#competitor.restart()
  }

  async run(first: boolean): Promise<void> {
    const { time, rounds } = this.#schedule
    if (this.problem !== undefined || this.#spent > overrun * time) return
    const { name, repeat = 1 } = this.#row
    const start = performance.now()
    const answer = await this.#competitor.ask({ row: name, time: time / rounds, warmup: first ? time : 0, repeat })
    this.#spent += performance.now() - start
    if ('error' in answer) {
      this.problem = { problem: 'failed', why: answer.error }
    } else {
      this.checksum = answer.checksum
      this.#samples.push(...answer.samples)
    }
  }

  /** Is the result the expected one? */
  check(expected: Checksum): void {
    if (this.checksum === undefined || sameResult(expected, this.checksum)) return
    const [found, wanted] = [this.checksum, expected].map(({ size, norm }) => `${size} numbers of norm ${norm}`)
    this.problem = { problem: 'wrong', why: `${found} instead of ${wanted}` }
  }
}
