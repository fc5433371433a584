import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Exercise } from '../exercise.ts'
import { ended, endless, unfilled, type Verdict } from '../verdict.ts'
import { unload } from './load.ts'

const checker = fileURLToPath(new URL('./checker.ts', import.meta.url))

/** Letters, so that a loop which prints without end does not fill the memory. */
const mostPrinted = 20_000

/** What was found, and what the script has printed. */
export interface Checked {
  readonly verdict: Verdict
  readonly printed: string
}

/** Checks an answer in a process of its own, which is stopped when it takes longer than that. */
export function check({ step }: Exercise, script: string, seconds = 10): Promise<Checked> {
  const blank = unfilled(script)
  if (blank !== undefined) return Promise.resolve({ verdict: blank, printed: '' })
  const child = fork(checker, {
    execArgv: ['--conditions=@dezero/source', `--import=${import.meta.resolve('@dezero/strip-types')}`],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let printed = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-mostPrinted)
  })
  let verdict = ended()
  child.once('message', (message) => {
    verdict = message as Verdict
  })
  child.send({ step, script })
  const timer = setTimeout(() => {
    verdict = endless(seconds)
    child.kill('SIGKILL')
  }, seconds * 1000)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', async () => {
      clearTimeout(timer)
      await unload(String(child.pid))
      resolve({ verdict, printed })
    })
  })
}
