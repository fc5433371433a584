import { fileURLToPath } from 'node:url'
import { rowsWith } from './choice.ts'
import type { Figures } from './figures.ts'
import { measure } from './measure.ts'
import { type Options, readOptions, usage } from './options.ts'
import { table } from './report.ts'
import { survey } from './survey.ts'
import { tables } from './tables.ts'

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url))

async function report(options: Options): Promise<string> {
  if (options.help) return usage
  if (!(options.peers || options.growth || options.memory)) return alone(options)
  const figures = await survey(options, notify, progress)
  progress('')
  if (options.write) {
    const { writePage } = await import('./page.ts') // draws with vega, which takes half a second to load
    await writePage(docs, figures as Required<Figures>, options)
  }
  return options.json ? json({ unit: 'ms', ...figures }) : tables(figures)
}

/** The rows in this process, with nobody beside. */
function alone({ filter, time, json: asJson }: Options): string {
  const results = rowsWith(filter).map((row) => measure(row, time))
  return asJson ? json({ node: process.version, unit: 'ms', results }) : table(results)
}

const json = (figures: object) => JSON.stringify(figures, null, 2)

const notify = (message: string) => console.error(`bench: ${message}`)

/** One line that is written over, where somebody is watching. */
function progress(row: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${row}`)
}

try {
  console.log(await report(readOptions(process.argv.slice(2))))
} catch (error) {
  notify((error as Error).message)
  process.exitCode = 1
}
