import { readFileSync } from 'node:fs'
import { expectedFile, readSteps, showingsOf } from '@dezero/steps'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf } from '../src/pages/chapters.ts'
import { learnsFromSample } from '../src/pages/step.ts'
import { words } from '../src/words/interface.ts'
import { derivatives } from './derivatives.ts'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const part = (name: string) => site.page.locator(`.runnable .${name}`)
const ended = ':is([data-state=done], [data-state=failed], [data-state=stopped])'

/** Runs what is on the page, and gives what it printed. */
async function run(): Promise<string> {
  await part('run').click()
  await site.page.locator(`.runnable${ended}`).waitFor({ timeout: 60_000 })
  return (await part('printed').textContent()) ?? ''
}

/** Opens the first page with another script in its editor. */
async function write(source: string): Promise<void> {
  await site.open('en/index.html')
  await part('edit').click()
  await part('cm-content').fill(source)
}

describe('prints in the page what it prints in Node:', () => {
  const showings = readSteps().flatMap((step) => showingsOf(step))
  for (const showing of showings) {
    const { step, core } = showing
    if (words.en.whyNode[step.number]) continue
    it(`step ${step.number}${core ? `, ${core} core` : ''}`, async () => {
      await site.open(`en/${fileOf(step)}`)
      if ((await part('core').count()) > 0) await part('core').selectOption(core as string)
      const text = await run()
      expect(await part('error').textContent()).toBe('')
      const expected = readFileSync(expectedFile(showing), 'utf8')
      // A sample has other numbers, but as many lines of the same form.
      if (learnsFromSample(step)) expect(withoutNumbers(text)).toBe(withoutNumbers(expected))
      else expect(text).toBe(expected)
      if (/savePlot\(|plotDotGraph\(|savePicture\(/.test(step.source)) {
        expect(await part('drawn').locator('img').count()).toBeGreaterThan(0)
      }
    })
  }

  const withoutNumbers = (text: string) => text.replace(/\d+(\.\d+)?/g, '#')
})

describe('the packages', () => {
  it('are there once each, whichever name they are imported by', async () => {
    await write(`
      import { Variable } from '@dezero/core'
      import { Variable as same, noGrad } from 'dezero'
      import { sin } from '@dezero/functions'
      import { MLP } from '@dezero/nn'
      console.log(Variable === same, sin(new Variable(0)) instanceof same, noGrad(() => new MLP([1]).call([[1]])) instanceof same)
    `)
    expect(await run()).toBe('true true true\n')
  })

  it('take derivatives to order 3 with the digits that Node gives', async () => {
    const script = readFileSync(new URL('./derivatives.ts', import.meta.url), 'utf8')
    await write(`${script}\nfor (const line of derivatives()) console.log(line)`)
    expect((await run()).trimEnd().split('\n')).toEqual(derivatives())
  })

  it('draw a graph as SVG', async () => {
    await site.open('en/index.html')
    expect(await run()).toBe('variable(24.0)\nvariable(44.0)\n')
    const image = part('drawn').locator('img')
    expect(await image.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalHeight))).toBeGreaterThan(
      100,
    )
    const svg = await image.evaluate((img: HTMLImageElement) => fetch(img.src).then((response) => response.text()))
    expect(svg).toMatch(/>Pow<\/text>/)
    if (process.env.SCREENSHOT) await site.page.screenshot({ path: process.env.SCREENSHOT, fullPage: true })
  })
})

describe('a script that is edited', () => {
  it('says an error at its line', async () => {
    await write(
      "import { Variable } from '@dezero/core'\n\nconst x: Variable = new Variable(2)\nx.add([1, 2]).add([1, 2, 3])\n",
    )
    await run()
    expect(await part('error').textContent()).toMatch(
      /^line 4: RangeError: add: shapes \[2\] and \[3\] do not broadcast/,
    )
    expect(await part('cm-wrong').textContent()).toBe('x.add([1, 2]).add([1, 2, 3])')
  })

  it.each([
    ['what cannot be read', 'const a = 1\nconst b = (\n', /^line [23]: SyntaxError/],
    ['what only the browser notices', 'const a = 1\nconst b = 2\nconst a = 3\n', /^line 3: SyntaxError: .*'a'/],
    [
      'what is thrown later',
      'const a = 1\nsetTimeout(() => { null!.x })\nawait new Promise(() => {})',
      /^line 2: .*TypeError/,
    ],
    [
      'a name that a package does not have',
      "const a = 1\nimport { sine } from '@dezero/functions'\nsine(1)",
      /^line 2: SyntaxError: .*sine/,
    ],
    ['a package that is not there', "import { x } from 'lodash'\nx()", /^line 1: SyntaxError: There is no "lodash"/],
  ])('says an error at its line: %s', async (_, script, message) => {
    await write(script)
    await run()
    expect(await part('error').textContent()).toMatch(message)
  })

  it('is stopped by the time limit when it never ends, with what it printed before', async () => {
    await write("console.log('before')\nwhile (true) {}")
    await part('limit').selectOption('5')
    expect(await run()).toBe('before\n')
    expect(await part('status').textContent()).toMatch(/^Stopped after 5 seconds/)
  })

  it('is stopped by the button, even when it prints without end', async () => {
    await write('for (let i = 0; ; i++) console.log(i)')
    await part('run').click()
    await part('printed').filter({ hasText: '1000' }).waitFor()
    await part('stop').click()
    expect(await part('status').textContent()).toBe('Stopped.')
  })

  it('travels in a link, also to the other language', async () => {
    const script = "console.log('공유된 스크립트: 1 < 2')\n"
    await write(script)
    await part('share').click()
    await site.page.waitForURL(/#script=/)
    const link = site.page.url()
    await site.open('en/step01.html')
    await site.page.goto(link)
    await part('cm-content').waitFor()
    await site.page.locator('a.language').click()
    await site.page.waitForURL(/\/ko\/index.html#script=/)
    await part('cm-content').waitFor()
    expect(await run()).toBe('공유된 스크립트: 1 < 2\n')
  })

  it('comes back as it was', async () => {
    await site.open('en/step07.html')
    await part('edit').click()
    await part('cm-content').fill('console.log(1)')
    expect(await run()).toBe('1\n')
    await part('reset').click()
    await run()
    expect(await part('status').textContent()).toMatch(/it prints what is expected/)
  })
})

it('takes options, and refuses others with a sentence', async () => {
  await site.open('en/step35.html')
  await part('options').fill('--order 3')
  expect(await run()).toMatch(/^gx3 /)
  await part('options').fill('--order 10')
  expect(await run()).toMatch(/^--order takes a whole number from 1 to 9/)
  expect(await part('error').textContent()).toMatch(/process.exit\(1\)/)
})

it('says nothing on the console', () => expect(site.complaints).toEqual([]))
