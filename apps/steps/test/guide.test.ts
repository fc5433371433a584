import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { introduction, whereNext } from '../src/runner/guide.ts'
import { readSteps } from '../src/runner/step.ts'

const steps = readSteps()
const step = (number: number) => steps[number - 1]
const plain = stripVTControlCharacters

describe('at a terminal, a step', () => {
  it('begins with its title and its idea', () => {
    expect(plain(introduction(step(28)))).toBe(`Step 28 · Optimization of functions  Stage 3\n${step(28).idea}\n`)
  })

  it('ends with where to look next', () => {
    expect(plain(whereNext(steps, step(28))).split('\n')).toEqual([
      '',
      'npx -y pnpm@12 step 28 --source  the script',
      'npx -y pnpm@12 step 28 --diff    what changed since step 27',
      `npx -y pnpm@12 step 29           next: ${step(29).title}`,
    ])
  })

  it.each([1, 15])('has no --diff where there is nothing to compare with: step %i', (number) => {
    expect(whereNext(steps, step(number))).not.toContain('--diff')
  })

  it('has no next one at the end', () => {
    expect(whereNext(steps, steps.at(-1)!)).not.toContain('next:')
  })
})

/** What `pnpm step …` writes to a terminal; `script` of Linux makes one. With CI set, Node takes no terminal to have colours. */
async function atTerminal(args: string, env: Record<string, string> = {}): Promise<string> {
  const bin = fileURLToPath(new URL('../bin/step.js', import.meta.url))
  const words = ['-qec', `${process.execPath} ${bin} ${args}`, '/dev/null']
  const { CI, FORCE_COLOR, NODE_DISABLE_COLORS, NO_COLOR, ...rest } = process.env
  const { stdout } = await promisify(execFile)('script', words, { env: { ...rest, TERM: 'xterm', ...env } })
  return stdout.replaceAll('\r\n', '\n')
}

describe.runIf(process.platform === 'linux')('the terminal shows', () => {
  it('all of it, around the output of the step', async () => {
    const text = await atTerminal('3')
    expect(text).toContain('\x1b[1mStep 3 · Chaining functions\x1b[22m')
    expect(plain(text)).toBe(
      `${plain(introduction(step(3)))}\n1.648721270700128\n${plain(whereNext(steps, step(3)))}\n`,
    )
  })

  it('no colours with NO_COLOR', async () => {
    const text = await atTerminal('3', { NO_COLOR: '1' })
    expect(text).toBe(plain(text))
  })

  it('nothing more where the step is refused', async () => {
    const text = await atTerminal('35 --order 0 || true')
    expect(plain(text)).toContain('--order takes a whole number')
    expect(text).not.toContain('next:')
  })
})
