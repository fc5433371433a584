import { readdirSync, readFileSync } from 'node:fs'
import { Variable } from '@dezero/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { plotDotGraph, renderDotGraph } from '../src/index.ts'

const folder = new URL('../src/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

/** A browser has no `process`; vitest needs one, so only what opens Node's modules is taken away. */
const withoutModules = Object.create(process, { getBuiltinModule: { value: undefined } })

describe('in a browser', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each(files)('%s loads: it imports nothing of Node', (file) => {
    expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(/(from|import\() ?'(node:|fs|path)/)
  })

  it('renderDotGraph draws', async () => {
    vi.stubGlobal('process', withoutModules)
    expect(await renderDotGraph(new Variable(1, { name: 'x' }))).toContain('x: () float64</text>')
  })

  it('plotDotGraph says what to call instead', async () => {
    vi.stubGlobal('process', withoutModules)
    await expect(plotDotGraph(new Variable(1), { toFile: 'x.svg' })).rejects.toThrow(
      new Error(
        'plotDotGraph: it writes files, which a browser does not have; renderDotGraph gives the picture as text',
      ),
    )
  })
})
