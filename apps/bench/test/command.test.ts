import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--conditions=@dezero/source', '--import', 'tsx', main, ...args])

describe.concurrent('the command', () => {
  it('prints a table', async () => {
    const { stdout } = await bench('--filter', 'newton', '--time', '5')
    expect(stdout).toMatch(/^\| row +\| +median \| +quartiles \| +samples \|\n.*\n\| Newton.* \|\n$/)
  })

  it('prints JSON', async () => {
    const { stdout } = await bench('--growth', '--filter', 'tanh, derivative 2', '--time', '5', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      node: process.version,
      unit: 'ms',
      results: [{ name: 'tanh, derivative 2', median: expect.any(Number) }],
    })
  })

  it('refuses with a message and no stack', async () => {
    await expect(bench('--peers')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^bench: --peers has moved: npx -y pnpm@12 bench:peers .*\n$/),
    })
  })
})
