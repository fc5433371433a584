import fs, { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getDotGraph, plotDotGraph, renderDotGraph } from '../../src/index.ts'
import { cores } from '../cores.ts'
import { ofBothCores } from '../graphs.ts'

const [{ core }] = cores
const { Variable } = core

const made = mkdtempSync(join(tmpdir(), 'dezero-plot-'))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(made, 'case-'))
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(made, { recursive: true }))

const chain = (length: number) => {
  let y = new Variable(1, { name: 'x' })
  for (let i = 0; i < length; i++) y = y.neg()
  return y
}

describe.each(cores)('plotDotGraph with $name', ({ core }) => {
  const z = ofBothCores.goldstein(core)

  it('writes DOT text to a .dot', async () => {
    const toFile = join(folder, 'z.dot')
    expect(await plotDotGraph(z, { toFile })).toBe(toFile)
    expect(readFileSync(toFile, 'utf8')).toBe(getDotGraph(z))
  })

  it('writes a vector picture to an .svg', async () => {
    const toFile = join(folder, 'z.SVG')
    expect(await plotDotGraph(z, { toFile, verbose: false })).toBe(toFile)
    expect(readFileSync(toFile, 'utf8')).toBe(await renderDotGraph(z, { verbose: false }))
  })

  it('writes pixels to a .png', async () => {
    const toFile = join(folder, 'z.png')
    expect(await plotDotGraph(z, { toFile, verbose: false })).toBe(toFile)
    const { width, height } = sizeOfPng(readFileSync(toFile))
    const [, svgWidth, svgHeight] = /width="(\d+)pt" height="(\d+)pt"/.exec(
      await renderDotGraph(z, { verbose: false }),
    )!
    expect(width).toBeCloseTo((+svgWidth * 8) / 3, -1) // a point is 4/3 pixels, doubled for sharp letters
    expect(height).toBeCloseTo((+svgHeight * 8) / 3, -1)
  })
})

/** The header that each PNG begins with. */
function sizeOfPng(png: Buffer): { width: number; height: number } {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

describe('a file', () => {
  it('is named graph.png unless told otherwise, as in the book', async () => {
    const written = vi.spyOn(fs, 'renameSync').mockReturnValue()
    vi.spyOn(fs, 'writeFileSync').mockReturnValue()
    expect(await plotDotGraph(chain(1))).toBe('graph.png')
    expect(written.mock.calls.map(([, to]) => to)).toEqual(['graph.png'])
  })

  it('is replaced when it exists', async () => {
    const toFile = join(folder, 'x.dot')
    writeFileSync(toFile, 'what was there before, which is longer than what comes')
    await plotDotGraph(new Variable(1), { toFile, verbose: false })
    expect(readFileSync(toFile, 'utf8')).toBe('digraph g {\nv0 [label="", color=orange, style=filled]\n}\n')
    expect(readdirSync(folder)).toEqual(['x.dot'])
  })

  it('is never seen unfinished, so that a program that ends early leaves none', async () => {
    const seen = new Set<string>()
    let writing = true
    const written = plotDotGraph(chain(300), { toFile: join(folder, 'x.svg') }).finally(() => {
      writing = false
    })
    while (writing) {
      for (const name of readdirSync(folder)) seen.add(name)
      await new Promise(setImmediate)
    }
    await written
    expect([...seen].filter((name) => name !== 'x.svg')).toEqual([])
  })

  it('keeps its content when the new one cannot be written whole', async () => {
    const toFile = join(folder, 'x.dot')
    writeFileSync(toFile, 'before')
    vi.spyOn(fs, 'renameSync').mockImplementation(() => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    })
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new Error(`plotDotGraph: cannot write ${toFile}: no space left`),
    )
    expect(readFileSync(toFile, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['x.dot'])
  })

  it.each([
    ['an extension for which there is no picture', 'graph.jpg', 'toFile "graph.jpg" ends in .jpg'],
    ['no extension', 'out.svg/graph', 'toFile "out.svg/graph" has no extension'],
  ])('is refused with %s', async (_, toFile, reason) => {
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new TypeError(`plotDotGraph: ${reason}; it says what to write: .dot, .svg or .png`),
    )
  })

  it('is refused in a folder that does not exist', async () => {
    const missing = join(folder, 'missing')
    const toFile = join(missing, 'x.svg')
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new Error(`plotDotGraph: cannot write ${toFile}: the folder ${missing} does not exist; create it first`),
    )
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused below a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const toFile = join(file, 'x.svg')
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new Error(`plotDotGraph: cannot write ${toFile}: ${file} is not a folder; choose another path`),
    )
  })

  it('is refused under too long a name', async () => {
    const toFile = join(folder, `${'x'.repeat(300)}.svg`)
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new Error(`plotDotGraph: cannot write ${toFile}: its name is too long; choose another name`),
    )
  })

  it('is refused as a name that is no option', async () => {
    await expect(plotDotGraph(chain(1), 'x.svg' as never)).rejects.toThrow(
      'plotDotGraph: options stand in one object such as { toFile: \'graph.png\' }, got the string "x.svg"',
    )
  })

  it('is refused where a folder has its name', async () => {
    const toFile = join(folder, 'x.svg')
    mkdirSync(toFile)
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new Error(`plotDotGraph: cannot write ${toFile}: it is a folder; choose another name`),
    )
    expect(readdirSync(folder)).toEqual(['x.svg'])
  })

  it('is refused where writing is not allowed', async () => {
    const toFile = join(folder, 'x.svg')
    writeFileSync(toFile, 'before')
    chmodSync(toFile, 0o444)
    vi.spyOn(fs, 'accessSync').mockImplementation(() => {
      throw Object.assign(new Error(), { code: 'EACCES' }) // root may write
    })
    await expect(plotDotGraph(chain(1), { toFile })).rejects.toThrow(
      new Error(
        `plotDotGraph: cannot write ${toFile}: it is protected from writing; choose another folder or another name`,
      ),
    )
    expect(readdirSync(folder)).toEqual(['x.svg'])
    expect(readFileSync(toFile, 'utf8')).toBe('before')
  })
})

describe('a graph too large for a picture is written as DOT text beside it', () => {
  it('when it has too many nodes', async () => {
    const y = chain(500)
    const dot = join(folder, 'y.dot')
    await expect(plotDotGraph(y, { toFile: join(folder, 'y.svg') })).rejects.toThrow(
      new RangeError(
        'plotDotGraph: a picture of 1001 nodes is too large to read; maxNodes, now 1000, allows it. ' +
          `The graph is in ${dot} instead, as text for Graphviz`,
      ),
    )
    expect(readdirSync(folder)).toEqual(['y.dot'])
    expect(readFileSync(dot, 'utf8')).toBe(getDotGraph(y))
  })

  it('when the letters of a PNG would be too small', async () => {
    await expect(plotDotGraph(chain(450), { toFile: join(folder, 'y.png'), verbose: false })).rejects.toThrow(
      /^svgToPng: a PNG of \d+ × 864\d\d pixels is too large to read; an \.svg has no such limit\. The graph is/,
    )
    expect(readdirSync(folder)).toEqual(['y.dot'])
  })

  it('but not when a smaller scale is enough', async () => {
    const toFile = join(folder, 'y.png')
    await plotDotGraph(chain(150), { toFile, verbose: false })
    expect(sizeOfPng(readFileSync(toFile)).height).toBe(32_767)
  })

  it('and never when .dot was asked for', async () => {
    const toFile = join(folder, 'y.dot')
    expect(await plotDotGraph(chain(20_000), { toFile })).toBe(toFile)
  })
})

describe('what is no Variable', () => {
  it('is refused, and nothing is written', async () => {
    const data = new Variable(1).data as unknown as InstanceType<typeof Variable>
    await expect(plotDotGraph(data, { toFile: join(folder, 'x.svg') })).rejects.toThrow(
      new TypeError('plotDotGraph: expected a Variable, got NdArray'),
    )
    expect(readdirSync(folder)).toEqual([])
  })
})
