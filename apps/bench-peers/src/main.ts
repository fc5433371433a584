import { fileURLToPath } from 'node:url'
import type { Figures } from './figures.ts'
import { measureAll } from './measure-all.ts'
import { type Options, readOptions, usage } from './options.ts'
import { tables } from './tables.ts'

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url))

async function report(options: Options): Promise<string> {
  if (options.help) return usage
  const figures = await measureAll(options, notify, progress)
  progress('')
  if (options.write) {
    const { writePage } = await import('./page.ts') // loads vega, which takes half a second
    await writePage(docs, figures as Required<Figures>, options)
  }
  return options.json ? JSON.stringify({ unit: 'ms', ...figures }, null, 2) : tables(figures)
}

const notify = (message: string) => console.error(`bench:peers: ${message}`)

/** On a terminal, one line that each row overwrites. */
function progress(row: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${row}`)
}

try {
  console.log(await report(readOptions(process.argv.slice(2))))
} catch (error) {
  notify((error as Error).message)
  process.exitCode = 1
}
