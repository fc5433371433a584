import type { TypedArray } from '../array/dtype.ts'
import type { Kernel } from './dispatch.ts'
import { kernels, type MapName, type UnaryName } from './load.ts'
import { read, write } from './transfer.ts'

/**
 * A function of each number. The kernel takes the same steps as the plain function f, so that an element's result, bit for
 * bit, does not depend on which of them computed it. Numbers outside [low, high] are left to f.
 */
export function map(
  type: 'float64' | 'float32',
  name: MapName,
  f: (x: number) => number,
  low: number,
  high: number,
): Kernel {
  const within = type === 'float64' ? 'within' : 'within32'
  const takesAll = low === -Infinity && high === Infinity
  return {
    run(n, out, k, sk, x, i, si) {
      const engine = kernels()
      if (engine === undefined) return false
      const memory = engine[type]
      const at = engine.NUMBERS / memory.BYTES_PER_ELEMENT
      const room = engine.NUMBERS_BYTES / memory.BYTES_PER_ELEMENT
      for (let done = 0; done < n; done += room) {
        const count = Math.min(room, n - done)
        const from = i + done * si
        const to = k + done * sk
        read(count, x, from, si, memory, at)
        const isInside = takesAll || engine[within](engine.NUMBERS, count, low, high)
        engine[name](engine.NUMBERS, count)
        write(count, memory, at, out, to, sk)
        if (!isInside) computeOutside(f, low, high, count, out, to, sk, x, from, si)
      }
      return true
    },
  }
}

/** Computes anew what the kernel made of numbers that it cannot take. */
function computeOutside(
  f: (x: number) => number,
  low: number,
  high: number,
  n: number,
  out: TypedArray,
  k: number,
  sk: number,
  x: TypedArray,
  i: number,
  si: number,
): void {
  for (let e = 0; e < n; e++) {
    const value = x[i + e * si]
    if (!(value >= low && value <= high)) out[k + e * sk] = f(value)
  }
}

/** What one instruction makes of each float32. */
export const unary = (name: UnaryName): Kernel => ({
  run(n, out, k, sk, x, i, si) {
    const engine = kernels()
    if (engine === undefined || sk !== 1 || si !== 1) return false
    const { float32, NUMBERS, NUMBERS_BYTES } = engine
    const at = NUMBERS / 4
    const room = NUMBERS_BYTES / 4
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      read(count, x, i + done, 1, float32, at)
      engine[name](count)
      write(count, float32, at, out, k + done, 1)
    }
    return true
  },
})
