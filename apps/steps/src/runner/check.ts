import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { styleText } from 'node:util'
import { coloured, patchBetween } from './diff.ts'
import { expectedFile, printed, type Showing } from './expected.ts'

const atOnce = Math.max(2, availableParallelism())
const linesOfDifference = 12

/**
 * Runs steps, a few at a time, and reports in their order whether each prints what is expected.
 *
 * @returns whether all do.
 */
export async function check(showings: readonly Showing[], print: (line: string) => void): Promise<boolean> {
  const running: Promise<string[]>[] = []
  for (const [i, showing] of showings.entries()) {
    running.push(Promise.resolve(running[i - atOnce]).then(() => differences(showing)))
  }

  const width = Math.max(...showings.map(({ step }) => step.title.length))
  const different: number[] = []
  for (const [i, { step, options }] of showings.entries()) {
    const lines = await running[i]
    const verdict = lines.length === 0 ? styleText('green', 'as expected') : styleText('red', 'differs')
    const line = [String(step.number).padStart(4), step.title.padEnd(width), verdict]
    if (options.length > 0) line.push(styleText('dim', `in short: ${options.join(' ')}`))
    print(line.join('  '))
    if (lines.length > 0) different.push(step.number)
    for (const line of lines.slice(0, linesOfDifference)) print(`      ${coloured(line)}`)
    if (lines.length > linesOfDifference) print(`      … ${lines.length - linesOfDifference} lines more`)
  }

  const matched = `${showings.length - different.length} of ${showings.length} steps print what is expected`
  print(different.length === 0 ? `${matched}.` : `${matched}; not so: ${different.join(', ')}.`)
  return different.length === 0
}

/** The difference between the output of a step and the expected text, or why there is no output; empty when equal. */
async function differences(showing: Showing): Promise<string[]> {
  try {
    const [expected, actual] = await Promise.all([readFile(expectedFile(showing), 'utf8'), printed(showing)])
    return expected === actual ? [] : patchBetween(expected, actual, 1)
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string }
    return (stderr || message).trim().split('\n')
  }
}
