import type { TypedArray } from '../array/dtype.ts'
import { exp as exp32, expm1 as expm132, tanh as tanh32 } from '../math/float32/exp.ts'
import { log1p as log1p32, log as log32 } from '../math/float32/log.ts'
import { cos as cos32, sin as sin32, tan as tan32 } from '../math/float32/sin.ts'
import { REDUCED_EXACTLY } from '../math/float64/coefficients.ts'
import { exp, expm1 } from '../math/float64/exp.ts'
import { log, log1p } from '../math/float64/log.ts'
import { cos, sin } from '../math/float64/sin.ts'
import { tan } from '../math/float64/tan.ts'
import { tanh } from '../math/float64/tanh.ts'
import type { Loop } from './dispatch.ts'
import { kernels } from './load.ts'
import { read, write } from './transfer.ts'

type Scalar = (x: number) => number

type Name = 'exp' | 'expm1' | 'log' | 'log1p' | 'sin' | 'cos' | 'tan' | 'tanh'

/** The kernels, by their names: a number stands behind those for float32. */
export type MapName = Name | `${Name}32`

const LARGEST_SINGLE = (2 - 2 ** -23) * 2 ** 127

/** A function, and the lowest and the highest number that its kernel can take. */
type Mapped = readonly [f: Scalar, low: number, high: number]

const doubles: Record<Name, Mapped> = {
  exp: [exp, -708, 709],
  expm1: [expm1, -40, 709],
  log: [log, 2 ** -1022, Number.MAX_VALUE],
  log1p: [log1p, -1 + 2 ** -53, Number.MAX_VALUE],
  sin: [sin, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  cos: [cos, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  tan: [tan, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  tanh: [tanh, -Infinity, Infinity],
}

const singles: Record<Name, Mapped> = {
  exp: [exp32, -Infinity, Infinity],
  expm1: [expm132, -Infinity, Infinity],
  log: [log32, 2 ** -149, LARGEST_SINGLE],
  log1p: [log1p32, -1 + 2 ** -24, LARGEST_SINGLE],
  sin: [sin32, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  cos: [cos32, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  tan: [tan32, -REDUCED_EXACTLY, REDUCED_EXACTLY],
  tanh: [tanh32, -Infinity, Infinity],
}

/** Below this many elements the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE = 16

/** The loop of a function of one number, whose results are float64. */
export const mapping = (name: Name): Loop => loopOf(doubles[name], 'float64', name, 'within')

/** The same for float32, where shorter polynomials do. */
export const mapping32 = (name: Name): Loop => loopOf(singles[name], 'float32', `${name}32`, 'within32')

/**
 * The kernel takes the same steps as the plain function, so that an element's result, bit for bit, does not depend on
 * which of them computed it.
 */
function loopOf(
  [f, low, high]: Mapped,
  type: 'float64' | 'float32',
  kernel: MapName,
  within: 'within' | 'within32',
): Loop {
  const bytes = type === 'float64' ? 8 : 4
  const takesAll = low === -Infinity && high === Infinity
  return (n, out, k, sk, x, i, si) => {
    const engine = n >= WORTHWHILE ? kernels() : undefined
    if (engine === undefined) {
      for (let e = 0; e < n; e++) out[k + e * sk] = f(x[i + e * si])
      return
    }
    const memory = engine[type]
    const at = engine.NUMBERS / bytes
    const room = engine.NUMBERS_BYTES / bytes
    for (let done = 0; done < n; done += room) {
      const count = Math.min(room, n - done)
      const from = i + done * si
      const to = k + done * sk
      read(memory, at, count, x, from, si)
      const inside = takesAll || engine[within](engine.NUMBERS, count, low, high)
      engine[kernel](engine.NUMBERS, count)
      write(memory, at, count, out, to, sk)
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
