import type { TypedArray } from '../array/dtype.ts'
import type { Loop } from './dispatch.ts'
import { kernels } from './load.ts'
import { memoryLike, read } from './transfer.ts'

/** Below this many elements the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 128

export type Relation = 'EQUAL' | 'NOT_EQUAL' | 'LESS' | 'LESS_EQUAL'

/** The loop of a comparison: a kernel's for numbers of one type side by side, else `plain`. */
export function comparing(relation: Relation, plain: Loop): Loop {
  return (n, out, k, sk, x, i, si, y, j, sj) => {
    const runs = sk === 1 && (si === 1 || si === 0) && (sj === 1 || sj === 0)
    const engine = runs && n >= WORTHWHILE && sameNumbers(x, y) ? kernels() : undefined
    if (engine === undefined) {
      plain(n, out, k, sk, x, i, si, y, j, sj)
      return
    }
    const { bytes, MASKS, NUMBERS, OTHERS, float32, compare64, compare32, compareInt } = engine
    const memory = memoryLike(engine, x)
    const size = memory.BYTES_PER_ELEMENT
    const compare = size === 8 ? compare64 : memory === float32 ? compare32 : compareInt
    const room = engine.NUMBERS_BYTES / size
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      if (done === 0 || si === 1) read(memory, NUMBERS / size, count, x, i + done * si, si)
      if (done === 0 || sj === 1) read(memory, OTHERS / size, count, y, j + done * sj, sj)
      compare(engine[relation], count)
      out.set(bytes.subarray(MASKS, MASKS + count), k + done)
    }
  }
}

/** The same loop with its operands exchanged: x > y is y < x. */
export const exchanged =
  (loop: Loop): Loop =>
  (n, out, k, sk, x, i, si, y, j, sj) =>
    loop(n, out, k, sk, y, j, sj, x, i, si)

/** The loop that replaces what is in out by y, where x is not 0: a kernel's for numbers of one type side by side, else `plain`. */
export function selecting(plain: Loop): Loop {
  return (n, out, k, sk, x, i, si, y, j, sj) => {
    const runs = sk === 1 && si === 1 && (sj === 1 || sj === 0) && x instanceof Uint8Array
    const engine = runs && n >= WORTHWHILE && sameNumbers(out, y) ? kernels() : undefined
    if (engine === undefined) {
      plain(n, out, k, sk, x, i, si, y, j, sj)
      return
    }
    const { bytes, MASKS, NUMBERS, OTHERS, select64, select32 } = engine
    const memory = memoryLike(engine, out)
    const size = memory.BYTES_PER_ELEMENT
    const select = size === 8 ? select64 : select32
    const room = engine.NUMBERS_BYTES / size
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      const to = k + done
      bytes.set(x.subarray(i + done, i + done + count), MASKS)
      read(memory, NUMBERS / size, count, out, to, 1)
      if (done === 0 || sj === 1) read(memory, OTHERS / size, count, y, j + done * sj, sj)
      select(count)
      out.set(memory.subarray(NUMBERS / size, NUMBERS / size + count), to)
    }
  }
}

/** Are both of one type that has kernels? */
const sameNumbers = (x: TypedArray, y: TypedArray): boolean =>
  x.constructor === y.constructor && !(x instanceof Uint8Array)
