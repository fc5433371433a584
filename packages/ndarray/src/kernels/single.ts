import type { Loop } from '../walk.ts'
import { kernels, memoryFor } from './kernels.ts'

/** The operations on one number that are one instruction, and have a kernel. */
export type Single = 'neg' | 'abs' | 'sqrt'

/** Below this many elements the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 128

/** The loop of such an operation: by a kernel where many floats lie side by side, else as `plain` does it. */
export function single(name: Single, plain: Loop): Loop {
  return (n, out, k, sk, x, i, si, y, j, sj) => {
    const engine = n >= WORTHWHILE && sk === 1 && si === 1 ? kernels() : undefined
    const memory = engine && memoryFor(engine, out, x, x)
    if (engine === undefined || memory === undefined) return plain(n, out, k, sk, x, i, si, y, j, sj)
    const bytes = memory.BYTES_PER_ELEMENT
    const kernel = engine[`${name}${bytes === 4 ? 32 : 64}` as const]
    const at = engine.NUMBERS / bytes
    const room = engine.NUMBERS_BYTES / bytes
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      memory.set(x.subarray(i + done, i + done + count), at)
      kernel(count)
      out.set(memory.subarray(at, at + count), k + done)
    }
  }
}
