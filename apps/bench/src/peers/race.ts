import { type Fingerprint, sameResult } from '../fingerprint.ts'
import { type Summary, summary } from '../measure.ts'
import type { Row } from '../row.ts'
import type { Failure, Timing, TimingRequest } from './protocol.ts'

/** The figures of one peer in one row, or why there are none. */
export type Cell = Summary | Problem

export interface Problem {
  problem: 'wrong' | 'failed'
  why: string
}

export const isSummary = (cell: Cell | undefined): cell is Summary => cell !== undefined && 'median' in cell

export interface Entrant {
  name: string
  can(row: string): boolean
  ask(request: TimingRequest): Promise<Timing | Failure>
  /** Begins anew, where what it has run before makes it faster or slower. */
  renew(): Promise<void>
}

export interface Pace {
  /** Milliseconds for each entrant, over all rounds. */
  time: number
  rounds: number
}

/** An entrant that has taken so many times as long as it should sits out the remaining rounds. */
const patience = 20

/**
 * Times a row for everyone who can do it, in rounds, so that a slow moment of the machine meets all alike.
 * Whoever comes to another result than the first entrant is not timed.
 *
 * @throws Error when the first entrant fails.
 */
export async function race(row: Row, entrants: readonly Entrant[], pace: Pace): Promise<Record<string, Cell>> {
  const lanes = entrants.filter((entrant) => entrant.can(row.name)).map((entrant) => new Lane(entrant, row, pace))
  const [reference] = lanes
  await Promise.all(lanes.map((lane) => lane.renew()))
  for (let round = 0; round < pace.rounds; round++) {
    for (const lane of lanes) {
      await lane.run(round === 0)
      lane.compare(resultOf(reference, row))
    }
  }
  return Object.fromEntries(lanes.map((lane) => [lane.name, lane.cell]))
}

function resultOf(reference: Lane, { name }: Row): Fingerprint {
  if (reference.value !== undefined && reference.problem === undefined) return reference.value
  throw new Error(`nobody can be compared at "${name}", where ${reference.name} fails: ${reference.problem?.why}`)
}

class Lane {
  readonly #entrant: Entrant
  readonly #row: Row
  readonly #pace: Pace
  readonly #samples: number[] = []
  #spent = 0
  value: Fingerprint | undefined
  problem: Problem | undefined

  constructor(entrant: Entrant, row: Row, pace: Pace) {
    this.#entrant = entrant
    this.#row = row
    this.#pace = pace
  }

  get name(): string {
    return this.#entrant.name
  }

  get cell(): Cell {
    return this.problem ?? summary(this.#samples, this.#row.per)
  }

  renew(): Promise<void> {
    return this.#entrant.renew()
  }

  async run(first: boolean): Promise<void> {
    const { time, rounds } = this.#pace
    if (this.problem !== undefined || this.#spent > patience * time) return
    const { name, repeat = 1 } = this.#row
    const start = performance.now()
    const answer = await this.#entrant.ask({ row: name, time: time / rounds, warmup: first ? time : 0, repeat })
    this.#spent += performance.now() - start
    if ('error' in answer) {
      this.problem = { problem: 'failed', why: answer.error }
    } else {
      this.value = answer.value
      this.#samples.push(...answer.samples)
    }
  }

  /** Makes sure that it has computed what it should. */
  compare(reference: Fingerprint): void {
    if (this.value === undefined || sameResult(reference, this.value)) return
    const [found, expected] = [this.value, reference].map(({ size, norm }) => `${size} numbers of norm ${norm}`)
    this.problem = { problem: 'wrong', why: `${found} instead of ${expected}` }
  }
}
