import { readFileSync } from 'node:fs'
import { exercises, solutionOf, sourceOf } from '@dezero/exercises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageFolder } from '../src/bundle.ts'
import { exerciseFile } from '../src/pages/exercise.ts'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const part = (name: string) => site.page.locator(`.exercise .${name}`)

/** The verdict of a worker, as a page starts it; runs in the page. */
function verdictOf(answer: { step: number; script: string }): Promise<unknown> {
  const worker = new Worker('../assets/worker.js', { type: 'module' })
  worker.postMessage(answer)
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      resolve(data.verdict ?? data)
      worker.terminate()
    }
  })
}

/** What is said of the answer that stands in the editor. */
async function check(): Promise<string> {
  await part('check').click()
  await site.page.locator('.exercise:is([data-state=right], [data-state=wrong])').waitFor()
  return (await part('verdict').textContent()) ?? ''
}

async function open(step: number, language = 'en'): Promise<void> {
  await site.open(`${language}/${exerciseFile({ step })}`)
  await part('cm-content').waitFor()
}

const write = (script: string) => part('cm-content').fill(script)

function solution(step: number): string {
  const exercise = exercises.find((one) => one.step === step)!
  const { package: name, file } = sourceOf(exercise)
  return solutionOf(exercise, readFileSync(new URL(file, packageFolder(name)), 'utf8'))
}

describe('the exercise', () => {
  // One of stage 1, of stage 3 and of stage 4.
  it.each([6, 33, 46])('of step %i is open as given, and solved by the book', async (step) => {
    await open(step)
    expect(await check()).toMatch(/^(The blank|Blanks)/)
    await write(solution(step))
    expect(await check()).toBe('That is right.')
  })

  it('says its sentence where the button is', async () => {
    await open(6)
    await part('reset').click()
    await check()
    const [button, verdict] = await Promise.all(['check', 'verdict'].map((name) => part(name).boundingBox()))
    expect(verdict!.y - button!.y).toBeLessThan(100)
  })

  it.each(exercises.map(({ step }) => step))('of step %i can be solved in a worker of the page', async (step) => {
    if (!site.page.url().endsWith('exercises.html')) await site.open('en/exercises.html')
    expect(await site.page.evaluate(verdictOf, { step, script: solution(step) })).toEqual({ right: true })
  })

  it('says what is wrong in a sentence, in the language of the page', async () => {
    await open(6, 'ko')
    await write(solution(6).replace('return x.mul(2).mul(gy)', 'return x.mul(gy)'))
    expect(await check()).toMatch(/Square.*수치/)
  })

  it('names the line of an error', async () => {
    await open(6)
    await write(`\n\n\nthrow new Error('no')\n${solution(6)}`)
    expect(await check()).toBe('The script stops with an error in line 4: Error: no.')
  })

  it('stops an endless loop', async () => {
    await open(6)
    await write(`for (;;) {}\n${solution(6)}`)
    expect(await check()).toMatch(/^It was stopped after 10 s/)
  })

  it('keeps the answer, and marks what is solved in the list', async () => {
    await open(6)
    await write(solution(6))
    expect(await check()).toBe('That is right.')
    await open(6)
    expect(await part('cm-content').textContent()).not.toContain('___')
    await site.open('en/exercises.html')
    expect(await site.page.locator('[data-exercise="6"].solved').count()).toBe(1)
  })

  it('begins anew on demand', async () => {
    await open(6)
    await part('reset').click()
    expect(await check()).toMatch(/^(The blank|Blanks)/)
  })

  it('is reached from the page of its step', async () => {
    await site.open('en/step06.html')
    await site.page.locator('.practice a').click()
    await part('cm-content').waitFor()
    expect(site.page.url()).toContain('exercise06.html')
  })

  it('leaves nothing on the console', () => expect(site.complaints).toEqual([]))
})
