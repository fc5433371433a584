import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { svgToPng } from '@dezero/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apart } from '../src/drawing/labels.ts'
import { scaleFor } from '../src/drawing/scale.ts'
import type { Figures, Growth } from '../src/figures.ts'
import { writePage } from '../src/page.ts'
import { tables } from '../src/tables.ts'

const cell = (median: number) => ({ median, quartiles: [median / 2, median * 2] as [number, number], runs: 5 })

const growth = (name: string, xs: number[]): Growth => ({
  name,
  title: `a ${name}`,
  along: 'length',
  points: xs.map((x) => ({ x, cells: { ours: cell(x / 1e4), torch: cell(x / 1e3) }, functions: x ** 2 })),
})

const at = (step: number, used: number) => ({ step, used, resident: 3 * used })

const figures: Required<Figures> = {
  machine: {
    cpu: 'a CPU',
    cores: 2,
    memory: 8,
    system: 'linux x64',
    node: 'v20.1.0',
    v8: '11.3',
    date: '2026-01-02',
    newMemory: 0.0002,
  },
  peers: [
    { name: 'ours', version: 'v20.1.0' },
    { name: 'torch', version: '1.13', note: 'is a note' },
    { name: 'tfjs wasm', version: '4.22', float32: true, disposes: true },
  ],
  notices: ['jax-js is left out; it needs a network'],
  rows: [
    { name: 'add', cells: { ours: cell(2), torch: cell(8), 'tfjs wasm': cell(4) }, ratio: 0.5 },
    {
      name: 'tanh',
      cells: { ours: cell(0.4e-3), torch: cell(4000), 'tfjs wasm': { problem: 'wrong', why: '2 instead of 1' } },
      ratio: 123.4,
    },
    { name: 'sin', cells: { ours: cell(1) } },
  ],
  growth: [
    growth('chain', [100, 1000]),
    ...['add', 'sin', 'sum'].map((name) => growth(name, [1, 10])),
    growth('tanh', [1, 2]),
  ],
  memory: {
    training: { everyStep: [at(1, 5e6), at(2, 9e6)], collected: [at(1, 3e6), at(2, 3.1e6)] },
    peak: { nodes: 1_000_000, perNode: { ours: 432.1, torch: 900 } },
    undisposed: {
      times: 1500,
      costs: {
        ours: { results: 1500, median: 0.9, resident: 2e8 },
        'tfjs wasm': { results: 1072, median: 3, resident: 4e9, error: 'RuntimeError: Aborted(). Build with flags.' },
      },
    },
  },
}

describe('the tables', () => {
  const lines = tables(figures).replaceAll(/ +/g, ' ').split('\n')

  it('show each row, with the other libraries', () => {
    expect(lines.slice(0, 5)).toEqual([
      '| row | ours | quartiles | torch | tfjs wasm¹ | ours / best other |',
      expect.stringMatching(/^\| :-+ \| -+: \|/),
      '| add | 2.00 ms | 1.00 ms – 4.00 ms | 8.00 ms | 4.00 ms | 0.50× |',
      '| tanh | 400 ns | 200 ns – 800 ns | 4.00 s | wrong | 123× |',
      '| sin | 1.00 ms | 500 µs – 2.00 ms | – | – | – |',
    ])
  })

  it('explain marks, and cells without figures', () => {
    expect(lines).toContain('¹ computes everything in float32, which is half the work of float64.')
    expect(lines).toContain('tfjs wasm, tanh: wrong, 2 instead of 1.')
  })

  it('show how cost grows, for the libraries that have figures', () => {
    const start = lines.indexOf('a chain:')
    expect(lines[start + 2]).toBe('| length | ours | torch |')
    expect(lines[start + 5]).toBe('| 1,000 | 100 µs | 1.00 ms |')
  })

  it('show memory', () => {
    expect(lines).toContain('| training, after step 2 and a garbage collection | 3.1 MB |')
    expect(lines).toContain('| chain of 1,000,000, at the peak, ours | 432 bytes per operation |')
  })

  it('show the cost of results that are not disposed of', () => {
    const start = lines.indexOf('| `x + x`, 1,500 times without dispose | median | memory at the end | outcome |')
    expect(lines.slice(start + 2, start + 4)).toEqual([
      '| ours | 900 µs | 200.0 MB | completes |',
      '| tfjs wasm | 3.00 ms | 4000.0 MB | fails after 1,072: RuntimeError: Aborted() |',
    ])
  })
})

describe('the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dezero-page-'))
  let page = ''
  beforeAll(async () => {
    await writePage(folder, figures, { time: 500, rounds: 5 })
    page = readFileSync(join(folder, 'performance.md'), 'utf8')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('names the machine and the libraries, and how to reproduce the figures', () => {
    expect(page).toContain('npx -y pnpm@12 bench:peers --write')
    expect(page).toContain('2026-01-02, 2 cores of a CPU, 8 GiB, linux x64; Node 20.1.0 with V8 11.3.')
    expect(page).toContain('torch 1.13; tfjs wasm 4.22. The first write to each 4 KB of new memory takes 200 ns')
    expect(page).toContain(
      'A row is run in 5 rounds. In each round the libraries take turns: 100 ms each and at least three runs, or',
    )
    expect(page).toContain('- torch is a note.')
    expect(page).toContain('jax-js is left out; it needs a network.')
  })

  it('describes what the pictures show', () => {
    expect(page).toContain('costs 10.0 µs in a chain of 100, and 100 µs in a chain of 1,000')
    expect(page).toContain('after 2 steps 3.1 MB; between collections at most 9.0 MB')
    expect(page).toContain('432 (ours), 900 (torch)')
    expect(page).toContain('tfjs wasm keep theirs in WebAssembly memory')
  })

  it('has the table', () => expect(page).toContain(tables(figures).split('\n\n')[0]))

  it.each(['chain', 'arrays', 'derivatives', 'memory'])('has a picture of %s', async (name) => {
    expect(page).toContain(`](performance/${name}.svg)`)
    expect(existsSync(join(folder, 'performance', `${name}.svg`))).toBe(true)
    const svg = readFileSync(join(folder, 'performance', `${name}.svg`), 'utf8')
    expect(svg).toContain('sans-serif')
    expect(svg).toContain(name === 'memory' ? '>in use<' : '>ours<')
    expect(
      Buffer.from(await svgToPng(svg))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('is not written when figures are missing', async () => {
    await expect(writePage(folder, { ...figures, growth: [] }, { time: 500, rounds: 5 })).rejects.toThrow(
      /there are no figures of how "\w+" grows/,
    )
  })
})

describe('a scale', () => {
  it('of powers of ten labels each of them, and numbers between where there are few', () => {
    expect(scaleFor({ title: '', type: 'log' }, [2, 70_000]).ticks).toEqual([10, 100, 1000, 10_000])
    expect(scaleFor({ title: '', type: 'log' }, [0.2, 7]).ticks).toEqual([0.3, 1, 3])
    expect(scaleFor({ title: '', type: 'log' }, [2, 10]).at(Math.sqrt(20))).toBeCloseTo(0.5)
  })

  it('in equal steps begins where the axis says', () => {
    expect(scaleFor({ title: '', type: 'linear', from: 1 }, [1, 8]).ticks).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(scaleFor({ title: '', type: 'linear' }, [30, 93]).domain).toEqual([0, 100])
  })
})

it('labels that overlap are moved apart', () => {
  const label = (text: string, x: number, y: number) => ({ text, colour: '', x, y })
  const placed = apart([label('c', 5, 14), label('a', 5, 10), label('elsewhere', 9, 11)], 10)
  expect(placed.map(({ text, y }) => [text, y])).toEqual([
    ['a', 10],
    ['elsewhere', 11],
    ['c', 20],
  ])
})
