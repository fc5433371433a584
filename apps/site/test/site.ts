import { readdirSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { dist } from '../src/build.ts'
import { serve } from '../src/serve.ts'
import { chromiumPath } from './chromium.ts'

/** The built site, served and opened in Chromium. */
export interface Site {
  browser: Browser
  page: Page
  /** What pages have said on the console, and errors that nothing caught. */
  complaints: string[]
  open: (path: string) => Promise<void>
  /** Watches another page as `page` is watched. */
  watch: (page: Page) => Page
  close: () => Promise<void>
  address: string
}

export async function openSite(): Promise<Site> {
  const { address, close } = await serve()
  // No network beyond this server; Chromium's sandbox does not work as root.
  const args = ['--no-sandbox', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath: chromiumPath(), args })
  const complaints: string[] = []
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${page.url()}: ${response.status()} ${response.url()}`)
    })
    return page
  }
  const page = watch(await browser.newPage())
  return {
    address,
    browser,
    page,
    complaints,
    watch,
    open: async (path) => {
      await page.goto(address + path)
    },
    close: async () => {
      await browser.close()
      await close()
    },
  }
}

/** The pages of a language, by their file names. */
export const pagesOf = (language: string): string[] =>
  readdirSync(new URL(`${language}/`, dist)).filter((name) => name.endsWith('.html'))
