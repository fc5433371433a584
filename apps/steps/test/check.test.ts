import { expect, it } from 'vitest'
import { check } from '../src/runner/check.ts'
import { type Showing, showingsOf } from '../src/runner/expected.ts'
import { readSteps } from '../src/runner/step.ts'

const [first, second, third] = readSteps().map((step) => showingsOf(step)[0])

/** What `pnpm steps` says of these steps, and whether all is as it should be. */
async function verdictOn(...showings: Showing[]) {
  const lines: string[] = []
  const good = await check(showings, (line) => lines.push(line))
  return { good, lines }
}

it('says that all steps print what is expected', async () => {
  expect(await verdictOn(first, second)).toEqual({
    good: true,
    lines: [
      '   1  Variables as boxes             as expected',
      '   2  Functions that give variables  as expected',
      '2 of 2 steps print what is expected.',
    ],
  })
})

it('says which steps ran in short', async () => {
  const short = { ...showingsOf(readSteps()[34])[0], options: ['--order', '2'] }
  const { lines } = await verdictOn(short)
  expect(lines[0]).toBe('  35  The graphs of higher-order derivatives  as expected  in short: --order 2')
})

it('names the steps that do not, and shows the difference', async () => {
  const wrong = { ...third, expected: first.expected }
  const { good, lines } = await verdictOn(first, wrong, second)
  expect(good).toBe(false)
  expect(lines).toContain('   3  Chaining functions             differs')
  expect(lines).toContain('      -1.0')
  expect(lines).toContain('      +1.648721270700128')
  expect(lines.at(-1)).toBe('2 of 3 steps print what is expected; not so: 3.')
})

it('shows why a step does not run', async () => {
  const broken = { ...first, step: { ...first.step, file: '/nowhere/step01.ts' } }
  const { good, lines } = await verdictOn(broken)
  expect(good).toBe(false)
  expect(lines.join('\n')).toContain('Cannot find module')
  expect(lines.at(-1)).toBe('0 of 1 steps print what is expected; not so: 1.')
})

it('shows the beginning of a long difference', async () => {
  const long = showingsOf(readSteps()[31])[0]
  const { lines } = await verdictOn({ ...long, expected: first.expected })
  expect(lines).toHaveLength(15)
  expect(lines.at(-2)).toMatch(/^ {6}… \d+ lines more$/)
})
