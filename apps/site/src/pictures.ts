import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { coreFor, type Step } from '@dezero/steps'
import type { Picture } from './pages/step.ts'
import type { Message } from './runner/run.ts'

const draws = /drawing\/(picture|plot)\.ts|plotDotGraph\(/

/** Steps that take longer than the site may take to build; the page draws their pictures when they run there. */
const tooLong = [51, 53, 58, 59, 60]

const cache = new URL('../node_modules/.cache/pictures/', import.meta.url)

interface Drawn {
  name: string
  svg: string
}

/**
 * Writes what the steps draw to `folder`: each is run as the page runs it, but in a thread, on the bundles in `assets`.
 * Pictures are kept until the script or a package changes.
 */
export async function drawPictures(steps: readonly Step[], assets: URL, folder: URL): Promise<Map<Step, Picture[]>> {
  mkdirSync(folder, { recursive: true })
  mkdirSync(cache, { recursive: true })
  const drawing = steps.filter((step) => draws.test(step.source) && !tooLong.includes(step.number))
  const version = digestOf(assets)
  const waiting = [...drawing]
  const pictures = new Map<Step, Picture[]>()
  const takeTurns = async () => {
    const thread = new Thread(assets)
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const drawing = step
      const drawn = await kept(drawing, version, () => thread.draw(drawing))
      pictures.set(
        step,
        drawn.map((picture) => write(picture, folder)),
      )
    }
    thread.end()
  }
  await Promise.all([takeTurns(), takeTurns()])
  return pictures
}

function digestOf(assets: URL): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(assets, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\b(lib|chunks)\b.*\.js$/.test(file)) hash.update(readFileSync(new URL(file, assets)))
  }
  return hash.digest('hex')
}

async function kept(step: Step, version: string, draw: () => Promise<Drawn[]>): Promise<Drawn[]> {
  const key = createHash('sha256').update(version).update(step.source).digest('hex').slice(0, 32)
  const file = new URL(`${key}.json`, cache)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const drawn = await draw()
  writeFileSync(file, JSON.stringify(drawn))
  return drawn
}

/** A thread that runs one script after the other; it starts with the first. */
class Thread {
  readonly #assets: URL
  #worker: Worker | undefined

  constructor(assets: URL) {
    this.#assets = assets
  }

  draw(step: Step): Promise<Drawn[]> {
    this.#worker ??= new Worker(new URL('./runner/thread.js', import.meta.url), {
      workerData: this.#assets.href,
      execArgv: [],
    })
    const worker = this.#worker
    const drawn: Drawn[] = []
    return new Promise((resolve, reject) => {
      const receive = (message: Message) => {
        if (message.kind === 'picture') {
          drawn.push({ name: `${basename(message.name, extname(message.name))}.svg`, svg: message.svg })
        }
        if (message.kind !== 'ended') return
        worker.off('message', receive).off('error', reject)
        if (message.error) reject(new Error(`step ${step.number} drew nothing: ${message.error.message}`))
        else resolve(drawn)
      }
      worker.on('message', receive).on('error', reject)
      worker.postMessage({ source: step.source, core: coreFor(step) ?? 'full', options: step.shortForm ?? [] })
    })
  }

  end(): void {
    this.#worker?.terminate()
  }
}

function write({ name, svg }: Drawn, folder: URL): Picture {
  writeFileSync(fileURLToPath(new URL(name, folder)), svg)
  return { name, ...sizeOf(svg) }
}

const pixelsPerPoint = 4 / 3

/** The size that an SVG gives itself, in pixels of CSS. */
export function sizeOf(svg: string): { width: number; height: number } {
  const length = (name: string) => {
    const [, number, unit] = new RegExp(`<svg[^>]*\\s${name}="([\\d.]+)(pt)?`).exec(svg) ?? []
    return Math.round(Number(number) * (unit === 'pt' ? pixelsPerPoint : 1))
  }
  return { width: length('width'), height: length('height') }
}
