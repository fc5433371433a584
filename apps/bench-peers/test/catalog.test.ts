import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { others } from '../src/peers/catalog.ts'
import libraries from '../src/peers/libraries.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'dezero-bench-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.unstubAllEnvs())

/** What `others` finds and reports without npm and without a network. */
async function found(places: { folder: string; python?: string }) {
  vi.stubEnv('PATH', folder)
  const [notices, messages]: string[][] = [[], []]
  const specs = await others(
    places,
    (notice, why) => notices.push(`${notice} (${why})`),
    (message) => messages.push(message),
  )
  return { names: specs.map(({ name }) => name), notices, messages }
}

/** A folder that looks as if the libraries were installed, in some version. */
function libraryFolder(name: string, version?: string): string {
  for (const [library, pinned] of Object.entries(libraries.dependencies)) {
    const place = join(folder, name, 'node_modules', library)
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, 'package.json'), JSON.stringify({ version: version ?? pinned }))
  }
  return join(folder, name)
}

describe('the others', () => {
  it('are left out, with a hint how to get them', async () => {
    const { names, notices, messages } = await found({ folder: join(folder, 'empty'), python: 'no-such-python' })
    expect(names).toEqual([])
    expect(notices).toEqual([
      'numpy is left out; Debian has it as python3-numpy, with fast matrix products if libopenblas0 is installed too (no-such-python has no numpy)',
      'dezero.py is left out; Debian has it as python3-numpy, with fast matrix products if libopenblas0 is installed too (no-such-python has no numpy)',
      'torch is left out; Debian has it as python3-torch, with fast matrix products if libopenblas0 is installed too (no-such-python has no torch)',
      'tfjs cpu, tfjs wasm, jax-js, numpy-ts are left out; installing them needs npm and a network (npm install failed with ENOENT)',
    ])
    expect(messages).toEqual([`installing ${pinned()} into ${join(folder, 'empty')}`])
  })

  it('are not installed again', async () => {
    const { names, messages } = await found({ folder: libraryFolder('same'), python: 'no-such-python' })
    expect(names).toEqual(['tfjs cpu', 'tfjs wasm', 'jax-js', 'numpy-ts'])
    expect(messages).toEqual([])
  })

  it('are installed again in another version', async () => {
    const { messages } = await found({ folder: libraryFolder('old', '0.0.1'), python: 'no-such-python' })
    expect(messages).toEqual([expect.stringContaining(pinned())])
  })
})

const pinned = () =>
  Object.entries(libraries.dependencies)
    .map((library) => library.join('@'))
    .join(' ')

it('each version is pinned exactly', () => {
  for (const version of Object.values(libraries.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})
