import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { trainingStep } from '../graphs.ts'

/** Bytes, after a number of steps. */
export interface Sight {
  step: number
  /** Objects, and the numbers in arrays. */
  used: number
  /** Everything that the process has from the system. */
  resident: number
}

export interface TrainingMemory {
  /** After each step, as it is. */
  found: Sight[]
  /** After some of the steps, once the garbage is collected. */
  collected: Sight[]
}

/** Trains the network of the training row, and looks at the memory. */
export function watchTraining(steps: number): TrainingMemory {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const every = Math.max(1, Math.floor(steps / 50))
  const found = album(steps)
  const collected = album(Math.floor(steps / every))
  const step = trainingStep()
  for (let i = 1; i <= steps; i++) {
    step()
    found.look(i)
    if (i % every !== 0) continue
    collectGarbage()
    collectGarbage() // waits until the buffers of the first are swept
    collected.look(i)
  }
  return { found: found.sights(), collected: collected.sights() }
}

/** Room for all sights from the start: one that grows would look like a leak. */
function album(capacity: number): { look(step: number): void; sights(): Sight[] } {
  const numbers = new Float64Array(3 * capacity)
  let end = 0
  return {
    look(step) {
      const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
      numbers.set([step, heapUsed + arrayBuffers, rss], end)
      end += 3
    },
    sights() {
      return Array.from({ length: capacity }, (_, i) => {
        const [step, used, resident] = numbers.subarray(3 * i)
        return { step, used, resident }
      })
    },
  }
}
