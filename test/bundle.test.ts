import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { root, run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'dezero-bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A program with everything that it imports, from the built packages, as a bundler writes it for a page. */
async function bundle(program: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0].contents
}

/** What the bundled program prints. */
async function output(program: string): Promise<string> {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, await bundle(program))
  return run(process.execPath, [file])
}

const variableAndSin = `
  import { Variable } from '@dezero/core'
  import { sin } from '@dezero/functions'
  const x = new Variable(1)
  const y = sin(x)
  y.backward({ createGraph: true })
  console.log(String(x.grad), y.creator.name, x.grad.creator.name)
`

describe('a bundle', () => {
  it.each([
    '@dezero/calculus',
    '@dezero/functions',
    '@dezero/functions/conv',
    '@dezero/functions/linalg',
    '@dezero/ndarray/linalg',
    '@dezero/onnx',
    '@dezero/utils',
    '@dezero/expr',
  ])('leaves out %s, and all below it, where nothing of it is used', async (name) => {
    expect((await bundle(`import * as unused from '${name}'; console.log(1)`)).length).toBeLessThan(200)
  })

  it('computes as the packages do, and keeps the names of functions', async () => {
    expect(await output(variableAndSin)).toBe('variable(0.5403023058681398) Sin Mul\n')
  })

  it('keeps them in graphs and in messages', async () => {
    const program = `
      import { Variable } from '@dezero/core'
      import { logSumExp, tanh } from '@dezero/functions'
      import { getDotGraph } from '@dezero/utils'
      const x = new Variable([1, 2])
      console.log(getDotGraph(logSumExp(tanh(x).add(x.sum()))).match(/label="[A-Z]\\w*"/g).join())
      try { tanh('one') } catch (error) { console.log(error.message) }
    `
    const [labels, message] = (await output(program)).split('\n')
    expect(labels.match(/\w+(?="$|",)/g)?.sort()).toEqual(['Add', 'LogSumExp', 'Sum', 'Tanh'])
    expect(message).toMatch(/^tanh, argument 1: /)
  })

  it('of Variable and sin has the size that the README says', async () => {
    const size = gzipSync(await bundle(variableAndSin)).length / 1000
    const [, said] = /(\d+) kB gzipped/.exec(readFileSync(`${root}README.md`, 'utf8')) ?? []
    expect(Math.abs(Number(said) / size - 1), `${size.toFixed(1)} kB`).toBeLessThan(0.02)
  })
})
