import { afterAll, describe, expect, it } from 'vitest'
import { sameResult } from '../src/checksum.ts'
import { program } from '../src/peers/node.ts'
import { Peer } from '../src/peers/peer.ts'
import type { Peak, Timing } from '../src/peers/protocol.ts'
import { pythonWith } from '../src/peers/python.ts'
import { thinned, undisposed } from '../src/workers/serve.ts'
import { sourceFlags } from './fixtures/source-flags.ts'

const python = await pythonWith('numpy')

const peers: Peer[] = []
afterAll(() => {
  for (const peer of peers) peer.stop()
})

async function start(name: string, command: string, ...args: string[]): Promise<Peer> {
  const peer = await Peer.start({ name, command, args })
  peers.push(peer)
  return peer
}

const ours = await start('ours', process.execPath, ...sourceFlags, program('dezero.ts'))

const timing = (row: string) => ({ row, time: 1, warmup: 0, repeat: 2 })

describe('our worker', () => {
  it('times a row repeatedly, with the checksum of its result', async () => {
    const first = (await ours.ask(timing('Newton, 10 iterations (step 33)'))) as Timing
    const second = (await ours.ask(timing('Newton, 10 iterations (step 33)'))) as Timing
    expect(first.checksum.norm).toBeCloseTo(1)
    expect(second.checksum).toEqual(first.checksum)
    for (const sample of [...first.samples, ...second.samples]) expect(sample).toBeGreaterThan(0)
  })

  it('measures the peak memory of a row', async () => {
    const { bytes } = (await ours.ask({ row: 'chain of 100000', peak: true })) as Peak
    expect(bytes).toBeGreaterThan(100_000 * 50)
  })

  it('refuses an unknown row', async () => {
    expect(await ours.ask(timing('no such row'))).toEqual({ error: 'RangeError: there is no row "no such row"' })
  })
})

const shared = {
  numpy: [
    'add of 200',
    '1000×1000 times a row',
    '1000×1000 sum over axis 0',
    '1000×1000 sum over axis 1',
    'matmul 1024, float32, left transposed',
    'sum, size 1000',
  ],
  dezero: [
    'scalar chain of 1,000, forward and backward, per operation',
    'Newton, 10 iterations (step 33)',
    'sin, 4 derivatives, 200 points (step 34)',
    'tanh, 8th derivative, scalar (step 35)',
    'training step 784-1000-10, batch 100, float32',
    'chain of 100',
    'tanh, derivative 3',
  ],
}

describe.skipIf(python === undefined)('the worker in Python (needs python3 with numpy)', () => {
  it.each(Object.entries(shared))('has the results of ours, with %s', async (rows, names) => {
    const peer = await start(rows, python as string, '-B', program('python/worker.py'), rows)
    for (const name of names) {
      const [expected, found] = [await ours.ask(timing(name)), await peer.ask(timing(name))] as Timing[]
      expect(sameResult(expected.checksum, found.checksum), `${name}: ${JSON.stringify([expected, found])}`).toBe(true)
      expect([expected, found].map(({ samples }) => samples.length >= 3)).toEqual([true, true])
    }
  })

  it('reports errors, and the peak memory of a row', async () => {
    const peer = await start('dezero', python as string, '-B', program('python/worker.py'), 'dezero')
    expect(await peer.ask(timing('1e6 sin'))).toEqual({ error: "KeyError: '1e6 sin'" })
    expect(await peer.ask({ row: 'chain of 10000', peak: true })).toEqual({ bytes: expect.any(Number) })
  })
})

it('results that are not disposed of are awaited, and counted until one fails', async () => {
  let left = 3
  const rows = { row: () => () => left-- }
  const ready = async (before: number) => {
    if (before === 0) throw new RangeError('no memory')
  }
  const cost = { results: 3, median: expect.any(Number), resident: expect.any(Number), error: 'RangeError: no memory' }
  expect(await undisposed({ rows, ready }, { row: 'row', undisposed: 10 })).toEqual(cost)
})

describe('samples', () => {
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => (i * 7919) % n)

  it('are reduced to a thousand, evenly spaced, when there are more', () => {
    for (const n of [1001, 1999, 2345, 10_007]) {
      const found = thinned(upTo(n))
      expect(found).toHaveLength(1000)
      expect(found).toEqual(found.toSorted((a, b) => a - b))
      expect([found[0], found[999]]).toEqual([Math.floor(n / 2000), n - 1 - Math.floor(n / 2000)])
    }
  })

  it('are all kept, sorted, when there are fewer', () => {
    expect(thinned([3, 1, 2])).toEqual([1, 2, 3])
    expect(thinned([])).toEqual([])
  })
})
