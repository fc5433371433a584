import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
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

/** How far numbers of float32 may be from Python's, which adds them in another order; by step, then by line. */
const tolerances: Record<string, (line: string, i: number) => number> = {
  step43: () => 1e-10,
  step44: (_, i) => (i < 5 ? 2e-6 : 1e-3),
  step45: (_, i) => (i < 5 ? 2e-6 : 1e-3),
  step46: (_, i) => (i < 5 ? 2e-6 : 1e-3),
  step47: () => 2e-6,
  step51: () => 2e-3,
  step53: () => 2e-3,
  step59: () => 1e-5,
  step60: () => 1e-6,
}

describe('is expected to print the lines of the Python original:', () => {
  const folder = new URL('./figures/printed/', import.meta.url)
  for (const file of readdirSync(folder)) {
    it(file, () => {
      const tolerance = tolerances[basename(file, '.txt')] ?? (() => 0)
      const python = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n')
      const ours = readFileSync(new URL(`../expected/${file}`, import.meta.url), 'utf8').split('\n')
      for (const [i, line] of python.entries()) {
        expect(ours[i].replace(number, '#')).toBe(line.replace(number, '#'))
        const [numbers, figures] = [numbersIn(ours[i]), numbersIn(line)]
        const worst = Math.max(...figures.map((figure, at) => Math.abs(figure - numbers[at])))
        expect(worst, `${ours[i]} instead of ${line}`).toBeLessThanOrEqual(tolerance(line, i))
      }
    })
  }
})

describe.concurrent('draws the pictures it names', () => {
  const drawing = readSteps().filter(({ source }) => /drawing\/(picture|plot)\.ts|plotDotGraph\(/.test(source))
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
    ['step42-regression', ['Linear regression', 'data', 'model']],
    ['step48-spiral', ['class', '0', '1', '2']],
    ['step50-learning-curves', ['loss', 'accuracy', 'train', 'test', 'epoch']],
    ['step51-digits', ['7', '2', '1', '0']],
    ['step58-digits', ['7', '2', '1', '0']],
    ['step59-rnn', ['Each next point of a cosine, predicted by an RNN', 'y = cos(x)', 'predicted']],
    ['step60-lstm', ['Each next point of a cosine, predicted by an LSTM', 'y = cos(x)', 'predicted']],
    ['step34-sin', ['y = sin(x)', "y'", "y''", "y'''", 'y⁽⁴⁾']],
  ])('%s has its texts', async (name, texts) => {
    await Promise.all(showings.filter(({ step }) => step.number === Number(name.slice(4, 6))).map((s) => outputOf(s)))
    const svg = readFileSync(new URL(`../output/${name}.svg`, import.meta.url), 'utf8')
    for (const text of texts) expect(svg).toContain(`>${text}</text>`)
  })
})

const number = /-?\d+(\.\d+)?(e[-+]\d+)?/g

const numbersIn = (text: string) => (text.match(number) ?? []).map(Number)

it('keeps no text of a step that is gone', () => {
  const texts = readdirSync(new URL('../expected/', import.meta.url))
  const whole = readSteps().flatMap((step) => showingsOf(step, { whole: true }))
  expect(texts.filter((text) => ![...showings, ...whole].some(({ expected }) => expected === text))).toEqual([])
})
