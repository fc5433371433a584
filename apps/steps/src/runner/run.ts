import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Core } from './core.ts'
import type { Step } from './step.ts'

/** The arguments of node; a condition decides which core '#core' is. */
export function nodeArguments(step: Step, core: Core | undefined, options: readonly string[] = []): string[] {
  const conditions = ['@dezero/source', ...(core === 'simple' ? ['simple-core'] : [])]
  return [
    ...conditions.map((condition) => `--conditions=${condition}`),
    `--import=${import.meta.resolve('@dezero/strip-types')}`,
    `--import=${import.meta.resolve('./pipe.ts')}`,
    step.file,
    ...options,
  ]
}

export interface RunOptions {
  core: Core | undefined
  /** Options for the script itself. */
  options: readonly string[]
  /** Run again whenever the script, or a file that it imports, is saved. */
  watch: boolean
}

/** Runs a step in a process of its own and gives its exit code. */
export function run(step: Step, { core, options, watch }: RunOptions): Promise<number> {
  const args = [...(watch ? ['--watch'] : []), ...nodeArguments(step, core, options)]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]))
  })
}
