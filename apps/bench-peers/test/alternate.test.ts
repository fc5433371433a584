import { describe, expect, it } from 'vitest'
import { compareGrowth, compareRows } from '../src/compare.ts'
import { ratio } from '../src/figures.ts'
import { alternate, type Competitor } from '../src/peers/alternate.ts'
import type { Failure, Timing, TimingRequest } from '../src/peers/protocol.ts'

const right = { size: 3, norm: 10, mix: 1 }
const row = { name: 'row', run: () => () => {} }
const schedule = { time: 30, rounds: 3 }

/** A competitor without a process, which records its requests. */
class Fake implements Competitor {
  readonly requests: TimingRequest[] = []
  readonly name: string
  readonly #answer: (request: TimingRequest) => Timing | Failure
  readonly #rows: readonly string[]
  readonly #log: string[]

  constructor(name: string, answer: (request: TimingRequest) => Timing | Failure, log: string[] = [], rows = ['row']) {
    this.name = name
    this.#answer = answer
    this.#log = log
    this.#rows = rows
  }

  supports(row: string) {
    return this.#rows.includes(row)
  }

  async restart() {
    this.#log.push(`${this.name} restarts`)
  }

  async ask(request: TimingRequest) {
    this.requests.push(request)
    this.#log.push(this.name)
    return this.#answer(request)
  }
}

const taking = (milliseconds: number) => () => ({ checksum: right, samples: [milliseconds] })

describe('alternate', () => {
  it('lets all competitors run in turn in each round, and warm up in the first', async () => {
    const log: string[] = []
    const competitors = ['ours', 'a', 'b'].map((name) => new Fake(name, taking(1), log))
    await alternate({ ...row, repeat: 7 }, competitors, schedule)
    expect(log.slice(0, 3)).toEqual(['ours restarts', 'a restarts', 'b restarts'])
    expect(log.slice(3)).toEqual(['ours', 'a', 'b', 'ours', 'a', 'b', 'ours', 'a', 'b'])
    expect(competitors[2].requests.map(({ warmup }) => warmup)).toEqual([30, 0, 0])
    expect(competitors[2].requests[1]).toEqual({ row: 'row', time: 10, warmup: 0, repeat: 7 })
  })

  it('pools the samples of all rounds, and divides by the operations of a run', async () => {
    const rounds = [
      [10, 4],
      [12, 6],
      [14, 8],
    ]
    const ours = new Fake('ours', () => ({ checksum: right, samples: rounds.shift() as number[] }))
    const { ours: cell } = await alternate({ ...row, per: 2 }, [ours], schedule)
    expect(cell).toEqual({ median: 4, quartiles: [3, 5], runs: 6 })
  })

  it('leaves out competitors that do not support the row', async () => {
    const able = new Fake('ours', taking(1))
    expect(Object.keys(await alternate(row, [able, new Fake('a', taking(1), [], [])], schedule))).toEqual(['ours'])
  })

  it('marks another result as wrong, and does not ask again', async () => {
    const wrong = new Fake('a', () => ({ checksum: { ...right, mix: 1.1 }, samples: [1] }))
    const close = new Fake('b', () => ({ checksum: { ...right, mix: 1.001 }, samples: [1] }))
    const cells = await alternate(row, [new Fake('ours', taking(1)), wrong, close], schedule)
    expect(cells.a).toEqual({ problem: 'wrong', why: expect.stringContaining('instead of 3 numbers of norm 10') })
    expect(wrong.requests).toHaveLength(1)
    expect(cells.b).toHaveProperty('median', 1)
  })

  it('marks NaN as wrong', async () => {
    const checksum = { size: 3, norm: Number.NaN, mix: Number.NaN }
    const cells = await alternate(
      row,
      [new Fake('ours', taking(1)), new Fake('a', () => ({ checksum, samples: [1] }))],
      schedule,
    )
    expect(cells.a).toHaveProperty('problem', 'wrong')
  })

  it('marks a failure, and does not ask again', async () => {
    const failing = new Fake('a', () => ({ error: 'out of memory' }))
    const cells = await alternate(row, [new Fake('ours', taking(1)), failing], schedule)
    expect(cells.a).toEqual({ problem: 'failed', why: 'out of memory' })
    expect(failing.requests).toHaveLength(1)
  })

  it('throws when ours fails, because there is nothing to compare with', async () => {
    const competitors = [new Fake('ours', () => ({ error: 'a bug' })), new Fake('a', taking(1))]
    await expect(alternate(row, competitors, schedule)).rejects.toThrow(
      '"row" cannot be compared, because ours fails: a bug',
    )
  })

  it('skips the remaining rounds of a very slow competitor', async () => {
    const slow = new Fake('a', () => {
      const end = performance.now() + 25
      while (performance.now() < end);
      return { checksum: right, samples: [25] }
    })
    const cells = await alternate(row, [new Fake('ours', taking(1)), slow], { time: 1, rounds: 3 })
    expect(slow.requests).toHaveLength(1)
    expect(cells.a).toHaveProperty('runs', 1)
  })
})

describe('the ratio', () => {
  const peers = [{ name: 'ours' }, { name: 'a' }, { name: 'b' }, { name: 'c' }]
  const cell = (median: number) => ({ median, quartiles: [median, median] as [number, number], runs: 1 })
  const wrong = { problem: 'wrong', why: '' } as const

  it('is our time divided by that of the fastest other with figures', () => {
    expect(ratio({ ours: cell(6), a: cell(4), b: cell(3), c: wrong }, peers)).toBe(2)
  })

  it('is undefined without others', () => {
    expect(ratio({ ours: cell(6), c: wrong }, peers)).toBeUndefined()
  })

  it('is part of each row', async () => {
    const rows = await compareRows([row], [new Fake('ours', taking(1)), new Fake('a', taking(4))], schedule)
    expect(rows).toMatchObject([{ name: 'row', ratio: 0.25 }])
  })
})

describe('growth', () => {
  const family = {
    name: 'chain',
    title: 'a chain',
    along: 'length',
    xs: [1, 2, 3],
    rowOf: (x: number) => ({ ...row, name: `chain of ${x}`, per: x }),
    functionsOf: (x: number) => 10 * x,
  }
  const rows = family.xs.map((x) => family.rowOf(x).name)

  it('has a point for each number, without competitors that took longer than a second before', async () => {
    const ours = new Fake('ours', taking(3000), [], rows)
    const quick = new Fake('quick', taking(600), [], rows)
    const slow = new Fake('slow', taking(3000), [], rows)
    const [{ points }] = await compareGrowth([family], [ours, quick, slow], { time: 1, rounds: 1 })
    expect(points.map(({ x, functions }) => [x, functions])).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ])
    expect(points.map(({ cells }) => Object.keys(cells))).toEqual([
      ['ours', 'quick', 'slow'],
      ['ours', 'quick'],
      ['ours', 'quick'],
    ])
    expect(points[1].cells.quick).toHaveProperty('median', 300)
  })
})
