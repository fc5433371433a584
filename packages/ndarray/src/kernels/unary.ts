import type { TypedArray } from '../array/dtype.ts'
import type { Loop } from './dispatch.ts'
import { doubles, part } from './doubles.ts'
import { type Kernels, kernels } from './load.ts'

/** The operations on one number that are one instruction: they have a kernel for float32, and a loop for float64 alone. */
export type Single = 'neg' | 'abs' | 'sqrt'

/** Below this many elements the plain loop takes no longer. */
const WORTHWHILE = 16
/** Below this many elements the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE_FOR_KERNELS = 128

/** The loop of such an operation: where floats of one type lie side by side the fast one, else `plain`. */
export function single(name: Single, plain: Loop): Loop {
  const kernel = `${name}32` as const
  return (n, out, k, sk, x, i, si, y, j, sj) => {
    const run = n >= WORTHWHILE && sk === 1 && si === 1
    if (run && out instanceof Float64Array && x instanceof Float64Array) {
      doubles[name](n, part(out, k, n), part(x, i, n))
      return
    }
    const isSingle = run && n >= WORTHWHILE_FOR_KERNELS && out instanceof Float32Array && x instanceof Float32Array
    const engine = isSingle ? kernels() : undefined
    if (engine === undefined) plain(n, out, k, sk, x, i, si, y, j, sj)
    else inKernels(engine, kernel, n, out, k, x, i)
  }
}

function inKernels(
  engine: Kernels,
  kernel: `${Single}32`,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
): void {
  const { float32, NUMBERS, NUMBERS_BYTES } = engine
  const at = NUMBERS / 4
  const room = NUMBERS_BYTES / 4
  for (let done = 0; done < n; done += room) {
    const count = Math.min(room, n - done)
    float32.set(x.subarray(i + done, i + done + count), at)
    engine[kernel](count)
    out.set(float32.subarray(at, at + count), k + done)
  }
}

/** Powers of 0.5 are roots too. */
export const sqrt = single('sqrt', (n, out, k, sk, x, i, si) => {
  for (let e = 0; e < n; e++) out[k + e * sk] = Math.sqrt(x[i + e * si])
})
