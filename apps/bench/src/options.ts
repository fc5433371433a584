import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { defaultFolder } from './peers/install.ts'

export const usage = `Usage: npx -y pnpm@12 bench [options]

Times operations on graphs and arrays, one row after the other.

  --filter <text>    only rows whose name contains the text
  --time <ms>        how long to time each row (default 500), after as long, and ten runs, to warm up
  --json             print the figures for machines
  --help             show this

Beside others, in turn: NumPy, the original DeZero's arithmetic, PyTorch, TensorFlow.js, jax-js and numpy-ts:

  --peers            add a column for each that can be had, and the ratio ours / best other
  --rounds <n>       in how many rounds the time is spent (default 5)
  --processor <n>    the processor on which all of them compute, where the system has taskset (default 0)
  --python <path>    the Python that has numpy and torch (default python3, then /usr/bin/python3)
  --cache <folder>   where the JavaScript libraries are installed (default ${defaultFolder()})

Instead of the table, with --peers for others too:

  --growth           how cost grows with the length of a chain, the size of an array and the order of a derivative
  --memory           what training keeps, what a long chain takes at its peak, and what results cost that nobody
                     disposes of
  --steps <n>        how many steps of training (default 1000)

  --write            measure all of this beside others, and write docs/performance.md with its pictures`

export interface Options {
  filter: string
  time: number
  rounds: number
  processor: number
  steps: number
  python?: string
  cache: string
  json: boolean
  help: boolean
  peers: boolean
  growth: boolean
  memory: boolean
  write: boolean
}

/** @throws Error for an option that does not exist, or a value that makes no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      filter: { type: 'string', default: '' },
      time: { type: 'string', default: '500' },
      rounds: { type: 'string', default: '5' },
      processor: { type: 'string', default: '0' },
      steps: { type: 'string', default: '1000' },
      python: { type: 'string' },
      cache: { type: 'string', default: defaultFolder() },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  })
  if (values.write && values.filter !== '') throw new RangeError('--write shows every row; leave --filter out')
  const all = values.write ? { peers: true, growth: true, memory: true } : {}
  return {
    ...values,
    ...all,
    time: milliseconds(values.time),
    rounds: count('rounds', values),
    processor: processor(values.processor),
    steps: count('steps', values),
  }
}

function milliseconds(text: string): number {
  const time = Number(text)
  if (time > 0 && time < Infinity) return time
  throw new RangeError(`--time ${text} must be a number of milliseconds above 0`)
}

function processor(text: string): number {
  const last = cpus().length - 1
  if (/^\d+$/.test(text) && Number(text) <= last) return Number(text)
  throw new RangeError(`--processor ${text} must be a whole number from 0 to ${last}, as many as this machine has`)
}

function count<Name extends string>(name: Name, values: Record<Name, string>): number {
  const n = Number(values[name])
  if (Number.isInteger(n) && n > 0) return n
  throw new RangeError(`--${name} ${values[name]} must be a whole number above 0`)
}
