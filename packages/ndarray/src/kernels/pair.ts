import type { TypedArray } from '../dtype.ts'
import type { Loop } from '../walk.ts'
import { kernels, memoryFor } from './kernels.ts'

/** The operations on two numbers that have a kernel. */
const pairs = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const

export type Pair = (typeof pairs)[number]

export const isPair = (name: string): name is Pair => (pairs as readonly string[]).includes(name)

/** Below this many pairs the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 128

/**
 * out[k], out[k + 1], … ← n results of pairs, by a kernel; false if there is none for them, and the plain loop must do it.
 * An operand with fewer than n elements begins again after `xSize` or `ySize` of them.
 */
export function combine(
  name: Pair,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
  xSize: number,
  y: TypedArray,
  j: number,
  ySize: number,
): boolean {
  const engine = n >= WORTHWHILE ? kernels() : undefined
  if (engine === undefined) return false
  const memory = memoryFor(engine, out, x, y)
  if (memory === undefined) return false
  const bytes = memory.BYTES_PER_ELEMENT
  const room = engine.NUMBERS_BYTES / bytes
  const most = Math.min(wholeRuns(xSize, n, room), wholeRuns(ySize, n, room))
  if (most === 0) return false

  const kernel = engine[`${name}${bytes === 4 ? 32 : 64}` as const]
  // Results take the place of an operand that is laid down anew each time.
  const result = xSize === n ? engine.NUMBERS : engine.OTHERS
  for (let done = 0; done < n; done += most) {
    const count = Math.min(most, n - done)
    if (done === 0 || xSize === n) lay(x, xSize === n ? i + done : i, xSize, memory, engine.NUMBERS / bytes, count)
    if (done === 0 || xSize !== n || ySize === n) {
      lay(y, ySize === n ? j + done : j, ySize, memory, engine.OTHERS / bytes, count)
    }
    kernel(result, count)
    out.set(memory.subarray(result / bytes, result / bytes + count), k + done)
  }
  return true
}

/** A loop that leaves its runs to a kernel, if there is one for them, and else to `plain`. */
export function byKernel(name: Pair, plain: Loop): Loop {
  return (n, out, k, sk, x, i, si, y, j, sj) => {
    const runs = sk === 1 && (si === 1 || si === 0) && (sj === 1 || sj === 0)
    if (runs && combine(name, n, out, k, x, i, si === 1 ? n : 1, y, j, sj === 1 ? n : 1)) return
    plain(n, out, k, sk, x, i, si, y, j, sj)
  }
}

/** How many pairs to take at once: whole runs of an operand that begins again; 0 if there is no room for one. */
function wholeRuns(size: number, n: number, room: number): number {
  if (size === n) return room
  return size === 0 ? 0 : room - (room % size)
}

/** to[at], … ← `count` elements of a run of `size`, again and again from its first on if it has fewer. */
function lay(from: TypedArray, i: number, size: number, to: TypedArray, at: number, count: number): void {
  if (size === 1) {
    to.fill(from[i], at, at + count)
    return
  }
  const once = Math.min(size, count)
  to.set(from.subarray(i, i + once), at)
  for (let laid = once; laid < count; laid *= 2) to.copyWithin(at + laid, at, at + Math.min(laid, count - laid))
}
