import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const file = fileURLToPath(new URL('fixtures/program.ts', import.meta.url))
const register = new URL('../src/register.js', import.meta.url).href

it('removes types and adds nothing, and errors name the lines of the source', async () => {
  const running = promisify(execFile)(process.execPath, ['--import', register, file])
  const { stdout, stderr } = await running.catch((error) => error)
  expect(stdout).toBe('Sin square x\n(x) => x ** 2\n')
  expect(stderr).toContain('Error: line 14')
  expect(stderr).toContain('program.ts:14:7')
})

it('shows where a program is no TypeScript', async () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'dezero-broken-')), 'broken.ts')
  writeFileSync(broken, 'const x: number = 1\nconst = 3\n')
  const running = promisify(execFile)(process.execPath, ['--import', register, broken])
  const { stderr } = await running.catch((error) => error)
  expect(stderr).toMatch(/SyntaxError.+broken\.ts:2:7/s)
})
