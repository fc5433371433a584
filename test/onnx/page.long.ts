import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { Spiral } from '@dezero/data'
import { relu, softmaxCrossEntropy } from '@dezero/functions'
import { random } from '@dezero/ndarray'
import { MLP } from '@dezero/nn'
import { SGD } from '@dezero/optim'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../../apps/site/test/chromium.ts'
import { root, run } from '../run.ts'
import { snippets } from '../snippets.ts'
import { page } from './operators.ts'
import { installed } from './runtime.ts'

const types: Record<string, string> = { '.html': 'text/html', '.mjs': 'text/javascript', '.wasm': 'application/wasm' }
const [losses] = snippets(page(), 'text')

describe('the page of docs/onnx.md', () => {
  const folder = mkdtempSync(join(root, 'node_modules/.onnx-'))
  let server: Server
  let browser: Browser

  beforeAll(async () => {
    const options = ['--conditions=@dezero/source', '--input-type=module', '--eval']
    await run('tsx', [...options, snippets(page(), 'ts')[0]], { cwd: folder })
    writeFileSync(join(folder, 'index.html'), snippets(page(), 'html')[0])
    server = await served(folder, await installed())
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] }) // it does not work as root
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true })
  })

  it('trains in Chromium, with the losses that it shows', async () => {
    const tab = await browser.newPage()
    const errors: Error[] = []
    tab.on('pageerror', (error) => errors.push(error))
    await tab.goto(`http://localhost:${(server.address() as AddressInfo).port}/index.html`)
    const shown = tab.locator('#losses')
    await expect.poll(async () => [errors, await shown.textContent()], { timeout: 60_000 }).toEqual([[], `${losses}\n`])
  })

  it('has the losses of the same training here', () => {
    random.seed(0)
    const { data, label } = new Spiral()
    const x = data.astype('float32')
    const model = new MLP([30, 3], { activation: relu })
    const optimizer = new SGD({ lr: 0.5 }).setup(model)
    const lines: string[] = []
    for (let i = 0; i <= 1000; i++) {
      const loss = softmaxCrossEntropy(model.call(x), label)
      if (i % 200 === 0) lines.push(`${i} ${loss.item().toFixed(4)}`)
      model.clearGrads()
      loss.backward()
      optimizer.update()
    }
    expect(lines.join('\n')).toBe(losses)
  })
})

/** A server of the files in a folder, and of installed libraries. */
async function served(folder: string, libraries: string): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    try {
      const file = join(url.startsWith('/node_modules/') ? libraries : folder, url)
      response.setHeader('content-type', types[extname(url)] ?? 'application/octet-stream').end(readFileSync(file))
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise((resolve) => {
    server.listen(0, () => resolve(server))
  })
}
