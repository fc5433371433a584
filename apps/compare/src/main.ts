import { parseArgs } from 'node:util'
import { NdArray } from '@dezero/ndarray'
import { fullOnly } from './full-only.ts'
import { compare, timesOf } from './measure.ts'
import { problems } from './problems.ts'
import { comparisonTable, fullOnlyTable } from './report.ts'

const usage = `Usage: npx -y pnpm@12 compare [options]

Runs the same problems on the simple and the full core alternately, and compares results, times and memory.

  --json        print JSON
  --rounds <n>  how often each problem is run on each core (default 60)
  --help        show this`

function report(): string {
  const { json, rounds, help } = options()
  if (help) return usage
  for (const problem of problems) timesOf(problem, 10) // warms up the compiler for all of them
  const comparisons = compare(problems, rounds)
  const results = fullOnly()
  if (!json) return `${comparisonTable(comparisons)}\n\n${fullOnlyTable(results)}`
  const arraysAsText = (_: string, value: unknown) => (value instanceof NdArray ? String(value) : value)
  return JSON.stringify({ node: process.version, comparisons, fullOnly: results }, arraysAsText, 2)
}

function options(): { json: boolean; rounds: number; help: boolean } {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '60' },
      help: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  if (!(Number.isInteger(rounds) && rounds > 0))
    throw new RangeError(`--rounds ${values.rounds} must be a whole number above 0`)
  return { ...values, rounds }
}

try {
  console.log(report())
} catch (error) {
  console.error(`compare: ${(error as Error).message}`)
  process.exitCode = 1
}
