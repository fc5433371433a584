import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc: () => void = runInNewContext('gc')

/** A full collection; a WeakRef holds on to what it refers to until the current job ends. */
export async function collectGarbage(): Promise<void> {
  await setTimeout(0)
  gc()
}
