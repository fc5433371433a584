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

/** Folders with nothing but a package.json, so that nothing is installed. */
const folder = mkdtempSync(join(tmpdir(), 'dezero-bench-'))
for (const [library, version] of Object.entries(libraries.dependencies)) {
  const place = join(folder, 'node_modules', library)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'package.json'), JSON.stringify({ version }))
}
afterAll(() => rmSync(folder, { recursive: true }))

/** The command where no other library is available. */
const benchPeers = (...args: string[]) =>
  promisify(execFile)(process.execPath, [
    ...sourceFlags,
    main,
    ...['--python', 'no-such-python', '--cache', folder],
    ...args,
  ])

describe.concurrent('the command', () => {
  it('measures ours alone where there is no other library, and says why', async () => {
    const { stdout, stderr } = await benchPeers('--filter', 'newton', '--time', '5', '--rounds', '2')
    expect(stdout).toMatch(/\| row +\| +ours \| +quartiles \| ours \/ best other \|\n.*\n\| Newton.* \| +– \|\n/)
    expect(stderr).toContain(
      'bench:peers: numpy is left out; Debian has it as python3-numpy, with fast matrix products if libopenblas0 is installed too (no-such-python has no numpy)',
    )
    expect(stderr).toMatch(/bench:peers: tfjs wasm is left out \(it does not start: .*Cannot find/)
  })

  it('prints JSON', async () => {
    const measured = ['--growth', '--filter', 'tanh, derivative 2', '--time', '5', '--rounds', '1']
    const { stdout } = await benchPeers(...measured, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      unit: 'ms',
      machine: { node: process.version, newMemory: expect.any(Number) },
      peers: [{ name: 'ours' }],
      growth: [{ name: 'tanh', points: [{ x: 2, cells: { ours: { median: expect.any(Number) } } }] }],
    })
  })

  it('refuses with a message and no stack', async () => {
    await expect(benchPeers('--time', 'soon')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'bench:peers: --time soon must be a number of milliseconds above 0\n',
    })
  })
})
