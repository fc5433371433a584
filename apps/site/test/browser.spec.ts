import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from './chromium.ts'
import { derivatives } from './derivatives.ts'

describe('the packages in Chromium', () => {
  let server: ViteDevServer
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    const executablePath = chromiumPath()
    server = await createServer({ root: fileURLToPath(new URL('..', import.meta.url)), logLevel: 'error' })
    await server.listen()
    // No network beyond this server; Chromium's sandbox does not work as root.
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
    page = await browser.newPage()
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(server.resolvedUrls?.local[0] as string)
    await page
      .locator('body[data-ready=yes]')
      .waitFor({ timeout: 20_000 })
      .catch((error) => {
        throw new Error(`the page did not get ready: ${complaints.join('; ') || error}`)
      })
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it('take derivatives to order 3 with the digits that Node gives', async () => {
    const lines = (await page.locator('#derivatives').textContent())?.split('\n')
    expect(lines).toEqual(derivatives())
  })

  it('draw a graph as SVG', async () => {
    const labels = await page.locator('#graph svg g.node text').allTextContents()
    expect(labels).toContain('gx2')
    expect(labels.filter((label) => label === 'Tanh')).toHaveLength(1)
    const box = await page.locator('#graph svg').boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(100)
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true })
  })

  it('say nothing on the console', () => {
    expect(complaints).toEqual([])
  })
})
