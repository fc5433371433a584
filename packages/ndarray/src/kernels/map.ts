import type { TypedArray } from '../dtype.ts'
import { REDUCED_EXACTLY } from '../fdlibm/coefficients.ts'
import { exp, expm1 } from '../fdlibm/exp.ts'
import { log, log1p } from '../fdlibm/log.ts'
import { cos, sin } from '../fdlibm/sin.ts'
import { tan } from '../fdlibm/tan.ts'
import { tanh } from '../fdlibm/tanh.ts'
import type { Loop } from '../walk.ts'
import { kernels } from './kernels.ts'
import { read, write } from './numbers.ts'

type Scalar = (x: number) => number

type Name = 'exp' | 'expm1' | 'log' | 'log1p' | 'sin' | 'cos' | 'tan' | 'tanh'

/** The functions that have a kernel, each with the lowest and the highest number that its kernel can take. */
const functions: Record<Name, [Scalar, number, number]> = {
  exp: [exp, -708, 709],
  expm1: [expm1, -40, 709],
  log: [log, 2 ** -1022, Number.MAX_VALUE],
  log1p: [log1p, -1 + 2 ** -53, Number.MAX_VALUE],
  sin: [sin, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  cos: [cos, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  tan: [tan, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  tanh: [tanh, -Infinity, Infinity],
}

/** Below this many elements the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 16

/**
 * The loop of a function of one number. The kernel takes the same steps as the plain function, so that an element's
 * result, bit for bit, does not depend on which of them computed it.
 */
export function mapping(name: Name): Loop {
  const [f, low, high] = functions[name]
  return (n, out, k, sk, x, i, si) => {
    const engine = n >= WORTHWHILE ? kernels() : undefined
    if (engine === undefined) {
      for (let e = 0; e < n; e++) out[k + e * sk] = f(x[i + e * si])
      return
    }
    for (let done = 0; done < n; done += engine.CAPACITY) {
      const count = Math.min(engine.CAPACITY, n - done)
      const from = i + done * si
      const to = k + done * sk
      read(engine.float64, engine.NUMBERS / 8, count, x, from, si)
      const inside = engine.within(engine.NUMBERS, count, low, high)
      engine[name](engine.NUMBERS, count)
      write(engine.float64, engine.NUMBERS / 8, count, out, to, sk)
      if (!inside) mend(f, low, high, count, out, to, sk, x, from, si)
    }
  }
}

/** Replaces what the kernel made of numbers that it cannot take. */
function mend(
  f: Scalar,
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
