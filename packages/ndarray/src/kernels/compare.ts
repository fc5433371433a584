import type { Kernel } from './dispatch.ts'
import { kernels, type NumberType, type Relation } from './load.ts'
import { read } from './transfer.ts'

const compareNames = { float64: 'compare64', float32: 'compare32', int32: 'compareInt' } as const

/** Does the relation hold between x and y? With `swapped`, between y and x: x > y is y < x. */
export const compare = (type: NumberType, relation: Relation, swapped = false): Kernel => ({
  run(n, out, k, sk, x, i, si, y, j, sj) {
    const engine = kernels()
    if (engine === undefined || sk !== 1) return false
    const { MASKS, NUMBERS, OTHERS, bytes } = engine
    const memory = engine[type]
    const size = memory.BYTES_PER_ELEMENT
    const room = engine.NUMBERS_BYTES / size
    const first = (swapped ? OTHERS : NUMBERS) / size
    const second = (swapped ? NUMBERS : OTHERS) / size
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      if (done === 0 || si !== 0) read(count, x, i + done * si, si, memory, first)
      if (done === 0 || sj !== 0) read(count, y, j + done * sj, sj, memory, second)
      engine[compareNames[type]](engine[relation], count)
      out.set(bytes.subarray(MASKS, MASKS + count), k + done)
    }
    return true
  },
})

/** Where the mask x holds, y replaces what is in out. */
export const select = (type: NumberType): Kernel => ({
  run(n, out, k, sk, x, i, si, y, j, sj) {
    const engine = kernels()
    if (engine === undefined || sk !== 1 || si !== 1 || !(x instanceof Uint8Array)) return false
    const { MASKS, NUMBERS, OTHERS, bytes, select64, select32 } = engine
    const memory = engine[type]
    const size = memory.BYTES_PER_ELEMENT
    const room = engine.NUMBERS_BYTES / size
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      bytes.set(x.subarray(i + done, i + done + count), MASKS)
      read(count, out, k + done, 1, memory, NUMBERS / size)
      if (done === 0 || sj !== 0) read(count, y, j + done * sj, sj, memory, OTHERS / size)
      if (size === 8) select64(count)
      else select32(count)
      out.set(memory.subarray(NUMBERS / size, NUMBERS / size + count), k + done)
    }
    return true
  },
})
