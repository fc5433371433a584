import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { trainingStep } from './graphs.ts'

/** Bytes in use after a number of steps. */
export interface Snapshot {
  step: number
  /** JavaScript objects and the buffers of arrays. */
  used: number
  /** The resident set size of the process. */
  resident: number
}

export interface TrainingMemory {
  /** After each step, garbage included. */
  everyStep: Snapshot[]
  /** After some of the steps, once the garbage is collected. */
  collected: Snapshot[]
}

/** Trains the network of the training row, and records the memory in use. */
export function watchTraining(steps: number): TrainingMemory {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const interval = Math.max(1, Math.floor(steps / 50))
  const everyStep = recorder(steps)
  const collected = recorder(Math.floor(steps / interval))
  const step = trainingStep()
  for (let i = 1; i <= steps; i++) {
    step()
    everyStep.record(i)
    if (i % interval !== 0) continue
    collectGarbage()
    collectGarbage() // waits until the buffers of the first are freed
    collected.record(i)
  }
  return { everyStep: everyStep.snapshots(), collected: collected.snapshots() }
}

/** Its memory is allocated at the start, because an array that grows would look like a leak. */
function recorder(capacity: number): { record(step: number): void; snapshots(): Snapshot[] } {
  const numbers = new Float64Array(3 * capacity)
  let end = 0
  return {
    record(step) {
      const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
      numbers.set([step, heapUsed + arrayBuffers, rss], end)
      end += 3
    },
    snapshots() {
      return Array.from({ length: capacity }, (_, i) => {
        const [step, used, resident] = numbers.subarray(3 * i)
        return { step, used, resident }
      })
    },
  }
}
