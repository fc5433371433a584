import type { TypedArray } from '../dtype.ts'
import type { Loop } from '../walk.ts'
import { type Kernels, kernels } from './kernels.ts'
import { read } from './numbers.ts'

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
    const { bytes, MASKS, NUMBERS, OTHERS } = engine
    const { memory, size, compare } = ofType(engine, x)
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
    const { bytes, MASKS, NUMBERS, OTHERS } = engine
    const { memory, size, select } = ofType(engine, out)
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

/** The kernels for the type of x, and their memory in it. */
function ofType(engine: Kernels, x: TypedArray) {
  const { float64, float32, int32, compare64, compare32, compareInt, select64, select32 } = engine
  if (x instanceof Float64Array) return { memory: float64, size: 8, compare: compare64, select: select64 }
  if (x instanceof Float32Array) return { memory: float32, size: 4, compare: compare32, select: select32 }
  return { memory: int32, size: 4, compare: compareInt, select: select32 }
}
