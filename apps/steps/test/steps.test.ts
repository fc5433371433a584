import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectedFile, printed, type Showing, showingsOf } from '../src/runner/expected.ts'
import { readSteps } from '../src/runner/step.ts'
import figures from './figures/steps.json' with { type: 'json' }

const showings = readSteps().flatMap((step) => showingsOf(step))
const outputs = new Map<string, Promise<string>>()

/** What a step prints; it runs once for all tests. */
function outputOf(showing: Showing, options: readonly string[] = []): Promise<string> {
  const key = [showing.expected, ...options].join(' ')
  const output = outputs.get(key) ?? printed({ ...showing, options: [...showing.options, ...options] })
  outputs.set(key, output)
  return output
}

// After a change that is meant: `npx vitest run apps/steps --update` writes the texts anew.
describe.concurrent('prints what it should', () => {
  for (const showing of showings) {
    it(showing.expected, async ({ expect }) => {
      await expect(await outputOf(showing)).toMatchFileSnapshot(expectedFile(showing))
    })
  }
})

describe.concurrent('prints the figures of the Python original', () => {
  for (const [command, named] of Object.entries<Record<string, number>>(figures)) {
    const [number, ...options] = command.split(' ')
    for (const showing of showings.filter(({ step }) => step.number === Number(number))) {
      it(`${command} ${showing.core ?? ''}`, async ({ expect }) => {
        let printed = numbersIn(await outputOf(showing, options))
        for (const [name, figure] of Object.entries(named)) {
          const at = printed.findIndex((number) => Math.abs(number - figure) <= 1e-12 * Math.abs(figure))
          expect(at, `${name} is ${figure}, and none of ${printed}`).not.toBe(-1)
          printed = printed.slice(at + 1)
        }
      })
    }
  }
})

describe.concurrent('draws the pictures it names', () => {
  const drawing = readSteps().filter(({ source }) => /drawing\/(output|picture|plot)\.ts/.test(source))
  for (const step of drawing) {
    it(`step ${step.number}`, async ({ expect }) => {
      const [text] = await Promise.all(showingsOf(step).map((showing) => outputOf(showing)))
      const files = text.match(/\S+\.(svg|png)/g) ?? []
      expect(files).not.toEqual([])
      for (const file of files) {
        const picture = readFileSync(new URL(`../../../${file}`, import.meta.url), 'latin1')
        expect(picture).toMatch(file.endsWith('.png') ? /^\x89PNG\r\n/ : /<svg .+<\/svg>\s*$/s)
      }
    })
  }

  it.each([
    ['step28-rosenbrock', ['start (0, 2)', 'after 1000 steps', 'minimum (1, 1)', '300']],
    ['step34-sin', ['y = sin(x)', "y'", "y''", "y'''", 'y⁽⁴⁾']],
  ])('%s has its texts', async (name, texts) => {
    await Promise.all(showings.filter(({ step }) => step.number === Number(name.slice(4, 6))).map((s) => outputOf(s)))
    const svg = readFileSync(new URL(`../output/${name}.svg`, import.meta.url), 'utf8')
    for (const text of texts) expect(svg).toContain(`>${text}</text>`)
  })
})

const numbersIn = (text: string) => (text.match(/-?\d+(\.\d+)?(e[-+]\d+)?/g) ?? []).map(Number)

it('keeps no text of a step that is gone', () => {
  const texts = readdirSync(new URL('../expected/', import.meta.url))
  expect(texts.filter((text) => !showings.some(({ expected }) => expected === text))).toEqual([])
})
