import { parseArgs } from 'node:util'

export const usage = `Usage: npx -y pnpm@12 bench [options]

Times operations on graphs and arrays, one row after the other.

  --filter <text>    only rows whose name contains the text
  --time <ms>        how long each row is timed (default 500); it warms up first, as long and for ten runs at least
  --json             print JSON
  --help             show this

Instead of the rows:

  --growth           how the cost grows with the length of a chain, the size of an array, the order of a derivative
  --memory           the memory in use while a network is trained
  --steps <n>        how many training steps (default 1000)

For the same rows in other libraries, see: npx -y pnpm@12 bench:peers --help`

export interface Options {
  filter: string
  time: number
  growth: boolean
  memory: boolean
  steps: number
  json: boolean
  help: boolean
}

/** Options that `bench` had until the comparison became a command of its own. */
const moved = ['--peers', '--write']

/** @throws Error for an option that does not exist, or an invalid value. */
export function readOptions(args: readonly string[]): Options {
  const found = args.find((arg) => moved.includes(arg))
  if (found !== undefined)
    throw new Error(`${found} has moved: npx -y pnpm@12 bench:peers compares with other libraries and writes the page`)
  const { values } = parseArgs({
    args: [...args],
    options: {
      filter: { type: 'string', default: '' },
      time: { type: 'string', default: '500' },
      growth: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      steps: { type: 'string', default: '1000' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return { ...values, time: milliseconds('time', values.time), steps: count('steps', values.steps) }
}

/** The value of an option that is a time. */
export function milliseconds(option: string, text: string): number {
  const time = Number(text)
  if (time > 0 && time < Infinity) return time
  throw new RangeError(`--${option} ${text} must be a number of milliseconds above 0`)
}

/** The value of an option that is a positive integer. */
export function count(option: string, text: string): number {
  const n = Number(text)
  if (Number.isInteger(n) && n > 0) return n
  throw new RangeError(`--${option} ${text} must be a whole number above 0`)
}
