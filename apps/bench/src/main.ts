import { familiesWith, rowsOf, rowsWith } from './choice.ts'
import { measure } from './measure.ts'
import { watchTraining } from './memory.ts'
import { type Options, readOptions, usage } from './options.ts'
import { memoryTable, table } from './report.ts'

function report({ filter, time, growth, memory, steps, json, help }: Options): string {
  if (help) return usage
  if (memory) {
    const training = watchTraining(steps)
    return json ? asJson({ unit: 'bytes', training }) : memoryTable(training)
  }
  const results = (growth ? rowsOf(familiesWith(filter)) : rowsWith(filter)).map((row) => measure(row, time))
  return json ? asJson({ unit: 'ms', results }) : table(results)
}

const asJson = (figures: object) => JSON.stringify({ node: process.version, ...figures }, null, 2)

try {
  console.log(report(readOptions(process.argv.slice(2))))
} catch (error) {
  console.error(`bench: ${(error as Error).message}`)
  process.exitCode = 1
}
