import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import libraries from '../src/peers/libraries.json' with { type: 'json' }
import { sourceFlags } from './fixtures/source-flags.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

const bench = (...args: string[]) => promisify(execFile)(process.execPath, [...sourceFlags, main, ...args])

/** Libraries that are there by name only, so that nothing is installed. */
const folder = mkdtempSync(join(tmpdir(), 'dezero-bench-'))
for (const [library, version] of Object.entries(libraries.dependencies)) {
  const place = join(folder, 'node_modules', library)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'package.json'), JSON.stringify({ version }))
}
afterAll(() => rmSync(folder, { recursive: true }))

const nobody = ['--peers', '--python', 'no-such-python', '--cache', folder]

describe.concurrent('the command', () => {
  it('measures beside nobody where nobody is to be had, and says why', async () => {
    const { stdout, stderr } = await bench(...nobody, '--filter', 'newton', '--time', '5', '--rounds', '2')
    expect(stdout).toMatch(/\| row +\| +ours \| +middle half \| ours \/ best other \|\n.*\n\| Newton.* \| +– \|\n/)
    expect(stderr).toContain(
      'bench: numpy is left out; Debian has it as python3-numpy, and libopenblas0 multiplies its matrices fast (no-such-python has no numpy)',
    )
    expect(stderr).toMatch(/bench: tfjs wasm is left out \(it does not start: .*Cannot find/)
  })

  it('prints everything for machines', async () => {
    const { stdout } = await bench(
      '--growth',
      '--filter',
      'tanh, derivative 2',
      '--time',
      '5',
      '--rounds',
      '1',
      '--json',
    )
    expect(JSON.parse(stdout)).toMatchObject({
      unit: 'ms',
      machine: { node: process.version, newMemory: expect.any(Number) },
      peers: [{ name: 'ours' }],
      growth: [{ name: 'tanh', points: [{ x: 2, cells: { ours: { median: expect.any(Number) } } }] }],
    })
  })

  it('is refused with a message and no stack', async () => {
    await expect(bench('--time', 'soon')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'bench: --time soon must be a number of milliseconds above 0\n',
    })
  })
})
