import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dist } from '../src/build.ts'
import { languages } from '../src/words/interface.ts'
import { openSite, pagesOf, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
const pages = languages.flatMap((language) => pagesOf(language).map((name) => `${language}/${name}`))
const html = (path: string) => readFileSync(new URL(path, dist), 'utf8')

describe.each(languages)('in %s, each page', (language) => {
  it('opens with one heading and a title, and nothing moves sideways on a phone', async () => {
    await site.page.setViewportSize({ width: 390, height: 844 })
    for (const name of pagesOf(language)) {
      await site.page.goto(`${site.address}${language}/${name}`, { waitUntil: 'domcontentloaded' })
      const { headings, title, overflow } = await site.page.evaluate(() => ({
        headings: document.querySelectorAll('h1').length,
        title: document.title,
        overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      }))
      expect({ name, headings, overflow }).toEqual({ name, headings: 1, overflow: 0 })
      expect(title).not.toBe('')
    }
    expect(site.complaints).toEqual([])
  })
})

describe('each page', () => {
  it('weighs less than 150 kB before it is edited or run, pictures apart', () => {
    const size = (path: string) => statSync(new URL(path, dist)).size
    const shared = files
      .filter((file) => /^assets\/(page\.js|site\.css|icon\.svg)$/.test(file))
      .reduce((sum, file) => sum + size(file), 0)
    expect(pages.filter((path) => size(path) + shared > 150_000)).toEqual([])
  })

  it('links only to what is there', () => {
    const ids = new Map(
      pages.map((path) => [path, new Set([...html(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
    )
    const dead = pages.flatMap((path) =>
      [...html(path).matchAll(/ (?:href|src)="([^"]+)"/g)]
        .map(([, link]) => link)
        .filter((link) => !/^(https?:|#script=)/.test(link))
        .filter((link) => {
          const target = new URL(link, `file:///${path}`)
          const file = target.pathname.slice(1)
          return (
            !files.includes(file) ||
            (target.hash !== '' && !ids.get(file)?.has(decodeURIComponent(target.hash.slice(1))))
          )
        })
        .map((link) => `${path}: ${link}`),
    )
    expect(dead).toEqual([])
  })

  it('has a text for each picture', () => {
    expect(pages.filter((path) => /<img(?![^>]* alt="[^"])/.test(html(path)))).toEqual([])
  })

  it('is in both languages', () => expect(pagesOf('ko')).toEqual(pagesOf('en')))
})

describe('axe-core finds nothing wrong', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const samples = [
    'index.html',
    'play.html',
    'step07.html',
    'step28.html',
    'step17.html',
    'core-diff.html',
    'performance.html',
    'derivatives.html',
    'calculus.html',
    'from-python.html',
  ]

  const violations = () =>
    site.page.evaluate(async (source) => {
      if (!('axe' in window)) new Function(source)()
      const { axe: checker } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
      const { violations } = await checker.run()
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 150))
            .join(' | ')}`,
      )
    }, axe)

  interface Violation {
    id: string
    nodes: { html: string }[]
  }

  it.each(['light', 'dark'] as const)('in %s colours', async (colorScheme) => {
    await site.page.emulateMedia({ colorScheme })
    for (const language of languages) {
      for (const name of language === 'en' ? samples : samples.slice(0, 2)) {
        await site.open(`${language}/${name}`)
        expect({ page: `${language}/${name}`, violations: await violations() }).toEqual({
          page: `${language}/${name}`,
          violations: [],
        })
      }
    }
  })

  it.each(['light', 'dark'] as const)('in a backward pass that is played, in %s colours', async (colorScheme) => {
    await site.page.emulateMedia({ colorScheme })
    await site.open('en/step33.html')
    await site.page.locator('.player .film').click()
    await site.page.locator('.player svg').waitFor()
    await site.page.locator('.player [name=create-graph]').check()
    await site.page.locator('.player .forward').click()
    expect(await violations()).toEqual([])
  })

  it('after a run with an error, in the editor', async () => {
    await site.page.emulateMedia({ colorScheme: 'light' })
    await site.open('ko/step24.html')
    await site.page.locator('.edit').click()
    await site.page.locator('.cm-content').fill('// 주석\nconst x: number = "a".length + nothing')
    await site.page.locator('.run').click()
    await site.page.locator('.runnable[data-state=failed]').waitFor()
    expect(await violations()).toEqual([])
  })
})

describe('a reader', () => {
  it('changes the language and stays at the same step', async () => {
    await site.open('en/step33.html')
    await site.page.locator('a.language').click()
    expect(site.page.url()).toBe(`${site.address}ko/step33.html`)
    expect(await site.page.locator('h1').textContent()).toContain('뉴턴 방법')
  })

  it('chooses a theme, which stays', async () => {
    const paper = () => site.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await site.open('en/step01.html')
    const light = await paper()
    const button = site.page.locator('.theme')
    for (const theme of ['light', 'dark']) {
      await button.click()
      expect(await button.getAttribute('aria-label')).toBe(`Colours: ${theme}`)
    }
    expect(await paper()).not.toBe(light)
    await site.open('en/step02.html')
    expect(await button.getAttribute('aria-label')).toBe('Colours: dark')
    expect(await paper()).not.toBe(light)
  })

  it('is led to the own language', async () => {
    const context = await site.browser.newContext({ locale: 'ko-KR' })
    const page = site.watch(await context.newPage())
    await page.goto(site.address)
    await page.waitForURL(/\/ko\/index.html$/)
    await context.close()
  })

  it('reads all without JavaScript, and sees no button that does nothing', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false })
    const page = site.watch(await context.newPage())
    await page.goto(`${site.address}en/step24.html`)
    expect(await page.locator('.script').textContent()).toContain('Goldstein')
    expect(await page.locator('.expected').first().textContent()).toContain('goldstein: -5376.0 8064.0')
    expect(await page.locator('button:visible').count()).toBe(0)
    await page.locator('a.next').click()
    expect(page.url()).toContain('step25.html')
    await context.close()
  })
})

it('moves nothing while it loads', async () => {
  await site.page.setViewportSize({ width: 1280, height: 900 })
  for (const name of ['index.html', 'step28.html', 'performance.html']) {
    await site.open(`en/${name}`)
    const shift = await site.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          window.scrollTo(0, document.body.scrollHeight)
          setTimeout(() => resolve(sum), 500)
        }),
    )
    expect({ name, shift }).toEqual({ name, shift: 0 })
  }
})

it('says nothing on the console', () => expect(site.complaints).toEqual([]))
