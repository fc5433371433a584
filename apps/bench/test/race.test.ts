import { describe, expect, it } from 'vitest'
import { compareGrowth, compareRows } from '../src/compare.ts'
import { ratio } from '../src/figures.ts'
import type { Failure, Timing, TimingRequest } from '../src/peers/protocol.ts'
import { type Entrant, race } from '../src/peers/race.ts'

const right = { size: 3, norm: 10, mix: 1 }
const row = { name: 'row', run: () => () => {} }
const pace = { time: 30, rounds: 3 }

/** Takes part without a process, and keeps a record of what it is asked. */
class Fake implements Entrant {
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

  can(row: string) {
    return this.#rows.includes(row)
  }

  async renew() {
    this.#log.push(`${this.name} anew`)
  }

  async ask(request: TimingRequest) {
    this.requests.push(request)
    this.#log.push(this.name)
    return this.#answer(request)
  }
}

const taking = (milliseconds: number) => () => ({ value: right, samples: [milliseconds] })

describe('a race', () => {
  it('lets everyone run in turn, in each round, and warm up in the first', async () => {
    const log: string[] = []
    const entrants = ['ours', 'a', 'b'].map((name) => new Fake(name, taking(1), log))
    await race({ ...row, repeat: 7 }, entrants, pace)
    expect(log.slice(0, 3)).toEqual(['ours anew', 'a anew', 'b anew'])
    expect(log.slice(3)).toEqual(['ours', 'a', 'b', 'ours', 'a', 'b', 'ours', 'a', 'b'])
    expect(entrants[2].requests.map(({ warmup }) => warmup)).toEqual([30, 0, 0])
    expect(entrants[2].requests[1]).toEqual({ row: 'row', time: 10, warmup: 0, repeat: 7 })
  })

  it('pools the samples of all rounds, and divides by the operations of a run', async () => {
    const rounds = [
      [10, 4],
      [12, 6],
      [14, 8],
    ]
    const ours = new Fake('ours', () => ({ value: right, samples: rounds.shift() as number[] }))
    const { ours: cell } = await race({ ...row, per: 2 }, [ours], pace)
    expect(cell).toEqual({ median: 4, quartiles: [3, 5], runs: 6 })
  })

  it('leaves out who cannot do the row', async () => {
    const able = new Fake('ours', taking(1))
    expect(Object.keys(await race(row, [able, new Fake('a', taking(1), [], [])], pace))).toEqual(['ours'])
  })

  it('marks who comes to another result, and asks them no more', async () => {
    const wrong = new Fake('a', () => ({ value: { ...right, mix: 1.1 }, samples: [1] }))
    const close = new Fake('b', () => ({ value: { ...right, mix: 1.001 }, samples: [1] }))
    const cells = await race(row, [new Fake('ours', taking(1)), wrong, close], pace)
    expect(cells.a).toEqual({ problem: 'wrong', why: expect.stringContaining('instead of 3 numbers of norm 10') })
    expect(wrong.requests).toHaveLength(1)
    expect(cells.b).toHaveProperty('median', 1)
  })

  it('marks who has no number for a result', async () => {
    const value = { size: 3, norm: Number.NaN, mix: Number.NaN }
    const cells = await race(row, [new Fake('ours', taking(1)), new Fake('a', () => ({ value, samples: [1] }))], pace)
    expect(cells.a).toHaveProperty('problem', 'wrong')
  })

  it('marks who fails, and asks them no more', async () => {
    const failing = new Fake('a', () => ({ error: 'out of memory' }))
    const cells = await race(row, [new Fake('ours', taking(1)), failing], pace)
    expect(cells.a).toEqual({ problem: 'failed', why: 'out of memory' })
    expect(failing.requests).toHaveLength(1)
  })

  it('gives up when ours fails, as nobody could be compared', async () => {
    const entrants = [new Fake('ours', () => ({ error: 'a bug' })), new Fake('a', taking(1))]
    await expect(race(row, entrants, pace)).rejects.toThrow('"row", where ours fails: a bug')
  })

  it('lets who is very slow sit out the remaining rounds', async () => {
    const slow = new Fake('a', () => {
      const end = performance.now() + 25
      while (performance.now() < end);
      return { value: right, samples: [25] }
    })
    const cells = await race(row, [new Fake('ours', taking(1)), slow], { time: 1, rounds: 3 })
    expect(slow.requests).toHaveLength(1)
    expect(cells.a).toHaveProperty('runs', 1)
  })
})

describe('the ratio', () => {
  const peers = [{ name: 'ours' }, { name: 'a' }, { name: 'b' }, { name: 'c' }]
  const cell = (median: number) => ({ median, quartiles: [median, median] as [number, number], runs: 1 })
  const wrong = { problem: 'wrong', why: '' } as const

  it('is ours to the best other of those that have figures', () => {
    expect(ratio({ ours: cell(6), a: cell(4), b: cell(3), c: wrong }, peers)).toBe(2)
  })

  it('is none without another', () => {
    expect(ratio({ ours: cell(6), c: wrong }, peers)).toBeUndefined()
  })

  it('is there in each row', async () => {
    const rows = await compareRows([row], [new Fake('ours', taking(1)), new Fake('a', taking(4))], pace)
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

  it('has a point for each number, and no more of who takes longer than a second', async () => {
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
