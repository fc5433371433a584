import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { coreFor, type Step } from '@dezero/steps'
import type { Picture } from './pages/step.ts'

const draws = /drawing\/(picture|plot)\.ts|plotDotGraph\(/

/** Steps that take longer than the site may take to build; the page draws their pictures when they run there. */
const tooLong = [51, 53, 58, 59, 60]

const cache = new URL('../node_modules/.cache/pictures/', import.meta.url)

interface Drawn {
  name: string
  svg: string
}

/**
 * Writes what the steps draw to `folder`: each is run as the page runs it, in a thread, on the bundles in `assets`.
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
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const drawn = await kept(step, version, () => runInThread(step, assets))
      pictures.set(
        step,
        drawn.map((picture) => write(picture, folder)),
      )
    }
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

function runInThread(step: Step, assets: URL): Promise<Drawn[]> {
  const thread = new Worker(new URL('./runner/thread.js', import.meta.url), {
    workerData: {
      source: step.source,
      core: coreFor(step) ?? 'full',
      options: step.shortForm ?? [],
      assets: assets.href,
    },
    execArgv: [],
  })
  const drawn = new Map<string, string>()
  return new Promise((resolve, reject) => {
    thread.on('error', reject)
    thread.on('message', (message) => {
      if (message.kind === 'picture' && !drawn.has(message.svg)) drawn.set(message.svg, basename(message.name))
      if (message.kind !== 'ended') return
      thread.terminate()
      if (message.error) reject(new Error(`step ${step.number} drew nothing: ${message.error.message}`))
      else resolve([...drawn].map(([svg, name]) => ({ svg, name: name.replace(/\.\w+$/, '.svg') })))
    })
  })
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
