import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

/** A machine may be busy. */
const patient = { timeout: 30_000 }

const part = (name: string) => site.page.locator(`.training ${name}`)
const stand = async () => {
  const text = (await part('.stand').textContent()) ?? ''
  const [, iteration, loss] = /^Iteration (\d+) of \d+, loss ([\d.]+)/.exec(text) ?? []
  return { iteration: Number(iteration), loss: Number(loss) }
}

/** Waits until so many iterations have been shown. */
async function reach(iteration: number): Promise<{ iteration: number; loss: number }> {
  await expect.poll(async () => (await stand()).iteration, patient).toBeGreaterThanOrEqual(iteration)
  return stand()
}

/** How many colours the picture has: an empty one has one. */
const colours = () =>
  part('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return new Set(new Uint32Array(data.buffer)).size
  })

const picture = () => part('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())

describe('a training that is watched', () => {
  it.each([
    [43, 1000],
    [48, 1000],
    [51, 40],
  ])('learns and is drawn: step %i', async (step, iterations) => {
    await site.open(`en/step${step}.html`)
    await part('.start').click()
    await part('canvas').waitFor()
    const first = await reach(1)
    expect((await reach(iterations)).loss).toBeLessThan(first.loss)
    expect(await colours()).toBeGreaterThan(2)
    await part('.halt').click()
    const stopped = await stand()
    await site.page.waitForTimeout(200)
    expect(await stand()).toEqual(stopped)
  })

  it('begins anew when a slider is moved', async () => {
    await site.open('en/step43.html')
    await part('.start').click()
    await reach(2000)
    await part('[name=hidden]').fill('20')
    await part('[name=hidden]').dispatchEvent('change')
    await expect.poll(async () => (await stand()).iteration, patient).toBeLessThan(2000)
    expect(await part('[name=hidden] + output').textContent()).toBe('20')
  })

  it('follows the theme when it stands still', async () => {
    await site.open('en/step43.html')
    await part('.start').click()
    await reach(20)
    await part('.halt').click()
    const light = await picture()
    await site.page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(picture, patient).not.toBe(light)
    await site.page.emulateMedia({ colorScheme: null })
  })

  it('says why it cannot go on', async () => {
    const page = await site.browser.newPage() // not watched: the browser complains of what is missing
    await page.route(/mnist/i, (route) => route.abort())
    await page.goto(`${site.address}en/step51.html`)
    await page.locator('.training .start').click()
    await expect.poll(() => page.locator('.stand').textContent(), patient).toMatch(/^The training cannot go on: ./)
    expect(await page.locator('.training .halt').isDisabled()).toBe(true)
    await page.close()
  })

  it('is told to who cannot see it', async () => {
    await site.open('ko/step48.html')
    await part('.start').click()
    await expect.poll(() => part('[aria-live]').textContent(), patient).toMatch(/^3000회 중 \d+회 반복/)
    expect(await part('canvas').getAttribute('aria-label')).toContain('결정 경계')
  })

  it('leaves nothing on the console', () => expect(site.complaints).toEqual([]))
})
