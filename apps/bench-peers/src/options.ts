import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { count, milliseconds } from '@dezero/bench'
import { cacheFolder } from '@dezero/testing/install'

const defaultFolder = cacheFolder('dezero-bench')

export const usage = `Usage: npx -y pnpm@12 bench:peers [options]

Times the rows of the bench in other libraries too, alternating between them: NumPy, the original DeZero's arithmetic,
PyTorch, TensorFlow.js, jax-js and numpy-ts. Those that are not available are left out, with a notice.

  --filter <text>    only rows whose name contains the text
  --time <ms>        how long each library runs each row (default 500), after a warm-up of the same time
  --rounds <n>       into how many rounds the time is divided (default 5)
  --processor <n>    the processor on which all of them compute, where the system has taskset (default 0)
  --python <path>    the Python that has numpy and torch (default python3, then /usr/bin/python3)
  --cache <folder>   where the JavaScript libraries are installed (default ${defaultFolder})
  --json             print JSON
  --help             show this

Instead of the rows:

  --growth           how the cost grows with the length of a chain, the size of an array, the order of a derivative
  --memory           the memory of training, the peak of a long chain, and the cost of results that are not disposed of
  --steps <n>        how many training steps (default 1000)

  --write            measure all of this, and write docs/performance.md with its pictures`

export interface Options {
  filter: string
  time: number
  rounds: number
  processor: number
  python?: string
  cache: string
  growth: boolean
  memory: boolean
  steps: number
  write: boolean
  json: boolean
  help: boolean
}

/** @throws Error for an option that does not exist, or an invalid value. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      filter: { type: 'string', default: '' },
      time: { type: 'string', default: '500' },
      rounds: { type: 'string', default: '5' },
      processor: { type: 'string', default: '0' },
      python: { type: 'string' },
      cache: { type: 'string', default: defaultFolder },
      growth: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      steps: { type: 'string', default: '1000' },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.write && values.filter !== '') throw new RangeError('--write shows every row; leave --filter out')
  return {
    ...values,
    ...(values.write ? { growth: true, memory: true } : {}),
    time: milliseconds('time', values.time),
    rounds: count('rounds', values.rounds),
    processor: processor(values.processor),
    steps: count('steps', values.steps),
  }
}

function processor(text: string): number {
  const last = cpus().length - 1
  if (/^\d+$/.test(text) && Number(text) <= last) return Number(text)
  throw new RangeError(
    `--processor ${text} must be a whole number from 0 to ${last}, the last processor of this machine`,
  )
}
