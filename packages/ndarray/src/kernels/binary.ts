import type { TypedArray } from '../array/dtype.ts'
import type { Block, Loop } from './dispatch.ts'
import { type DoubleLoop, doubles, part } from './doubles.ts'
import { kernels } from './load.ts'
import { memoryLike } from './transfer.ts'

/** The operations on two numbers that have a kernel for float32, and a loop for float64 alone. */
const pairs = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const

export type Pair = (typeof pairs)[number]

/** Those that have a kernel for float64 too: JavaScript makes them with a jump that processors guess wrong. */
export type PairOfDoubles = 'maximum' | 'minimum'

/** Those that have a kernel for int32: all but the quotient, which is none. */
export type PairOfIntegers = Exclude<Pair, 'div'>

const isPairOfDoubles = (name: Pair): name is PairOfDoubles => name === 'maximum' || name === 'minimum'

export const isPair = (name: string): name is Pair => (pairs as readonly string[]).includes(name)

/** Below this many pairs the plain loop takes no longer, … */
const WORTHWHILE = 16
/** … or below this many if an operand has to be laid down again and again. */
const WORTHWHILE_AGAIN = 64
/** Below this many pairs the way into the kernels' memory and back costs more than they save. */
const WORTHWHILE_FOR_KERNELS = 128

/** Operands of fewer elements are laid down again and again, to so many elements, so that few loops do much. */
const LAID = 8192

/**
 * out[k], out[k + 1], … ← n results of pairs of numbers of one type; false if the plain loop must do it.
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
  if (n < (xSize === n && ySize === n ? WORTHWHILE : WORTHWHILE_AGAIN) || xSize === 0 || ySize === 0) return false
  if (out instanceof Float64Array && x instanceof Float64Array && y instanceof Float64Array) {
    if (isPairOfDoubles(name) && combineInKernels(`${name}64`, n, out, k, x, i, xSize, y, j, ySize)) return true
    combineDoubles(doubles[name], n, out, k, x, i, xSize, y, j, ySize)
    return true
  }
  if (out instanceof Float32Array && x instanceof Float32Array && y instanceof Float32Array) {
    return combineInKernels(`${name}32`, n, out, k, x, i, xSize, y, j, ySize)
  }
  if (out instanceof Int32Array && x instanceof Int32Array && y instanceof Int32Array && name !== 'div') {
    return combineInKernels(`${name}Int`, n, out, k, x, i, xSize, y, j, ySize)
  }
  return false
}

/** Rows of which `combine` takes as many at once as it can, and `plain` those that are left, one by one. */
export function inRows(name: Pair, plain: Loop): Block {
  return (rows, n, out, k, x, i, xRow, si, y, j, yRow, sj) => {
    const isRun = (si === 0 || si === 1) && (sj === 0 || sj === 1)
    const most = isRun ? rowsAtOnce(rows, n, xRow, si, yRow, sj) : rows
    for (let row = 0; row < rows; row += most) {
      const count = Math.min(most, rows - row)
      const to = k + row * n
      const xAt = i + row * xRow
      const yAt = j + row * yRow
      if (isRun && combineRows(name, count, n, out, to, x, xAt, xRow, si, y, yAt, yRow, sj)) continue
      for (let r = 0; r < count; r++) plain(n, out, to + r * n, 1, x, xAt + r * xRow, si, y, yAt + r * yRow, sj)
    }
  }
}

/** All rows; as many as there is room to write out a column for; or one, where gaps or two columns are. */
function rowsAtOnce(rows: number, n: number, xRow: number, si: number, yRow: number, sj: number): number {
  const gaps = (si === 1 && xRow !== 0 && xRow !== n) || (sj === 1 && yRow !== 0 && yRow !== n)
  const columns = Number(isColumn(xRow, si)) + Number(isColumn(yRow, sj))
  if (gaps || columns === 2) return 1
  return columns === 0 ? rows : Math.max(1, Math.floor(LAID / n))
}

/** Has an operand one number for each row? */
const isColumn = (row: number, step: number): boolean => step === 0 && row !== 0

function combineRows(
  name: Pair,
  rows: number,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
  xRow: number,
  si: number,
  y: TypedArray,
  j: number,
  yRow: number,
  sj: number,
): boolean {
  const size = rows * n
  const xSize = si === 0 ? 1 : xRow === 0 ? n : size
  const ySize = sj === 0 ? 1 : yRow === 0 ? n : size
  if (rows > 1 && isColumn(xRow, si)) {
    return combine(name, size, out, k, spread(rows, n, x, i, xRow), 0, size, y, j, ySize)
  }
  if (rows > 1 && isColumn(yRow, sj)) {
    return combine(name, size, out, k, x, i, xSize, spread(rows, n, y, j, yRow), 0, size)
  }
  return combine(name, size, out, k, x, i, xSize, y, j, ySize)
}

/** From so many times on, the engine's own way of repeating a number is faster than a loop. */
const MANY = 32

/** Here a column is written out. V8 makes the most of arrays that are constants of the module. */
const spread64 = new Float64Array(LAID)
const spread32 = new Float32Array(spread64.buffer)
const spreadInt = new Int32Array(spread64.buffer)

/** Rows of n times the same number: x[i], x[i + row], … */
function spread(rows: number, n: number, x: TypedArray, i: number, row: number): TypedArray {
  const to = x instanceof Float64Array ? spread64 : x instanceof Float32Array ? spread32 : spreadInt
  for (let at = 0; at < rows * n; at += n, i += row) {
    const value = x[i]
    if (n >= MANY) to.fill(value, at, at + n)
    else for (let e = at; e < at + n; e++) to[e] = value
  }
  return to
}

const laidX = new Float64Array(LAID)
const laidY = new Float64Array(LAID)

function combineDoubles(
  operation: DoubleLoop,
  n: number,
  out: Float64Array,
  k: number,
  x: Float64Array,
  i: number,
  xSize: number,
  y: Float64Array,
  j: number,
  ySize: number,
): void {
  const xs = xSize === n ? part(x, i, n) : runs(x, i, xSize, n, laidX)
  const ys = ySize === n ? part(y, j, n) : runs(y, j, ySize, n, laidY)
  for (let done = 0; done < n; ) {
    const a = done % xs.length
    const b = done % ys.length
    const count = Math.min(n - done, xs.length - a, ys.length - b)
    operation(count, part(out, k + done, count), part(xs, a, count), part(ys, b, count))
    done += count
  }
}

/** Whole runs of x, as many as are in n pairs or have room. */
function runs(x: Float64Array, i: number, size: number, n: number, laid: Float64Array): Float64Array {
  if (size > LAID / 2) return x.subarray(i, i + size)
  const count = Math.min(n, LAID - (LAID % size))
  lay(x, i, size, laid, 0, count)
  return laid.subarray(0, count)
}

/** As combineDoubles, piece by piece in the memory of the kernels; false if it takes longer there, or does not fit. */
function combineInKernels<Numbers extends Float64Array | Float32Array | Int32Array>(
  kernel: `${Pair}32` | `${PairOfDoubles}64` | `${PairOfIntegers}Int`,
  n: number,
  out: Numbers,
  k: number,
  x: Numbers,
  i: number,
  xSize: number,
  y: Numbers,
  j: number,
  ySize: number,
): boolean {
  const engine = n >= WORTHWHILE_FOR_KERNELS ? kernels() : undefined
  if (engine === undefined) return false
  const memory = memoryLike(engine, out)
  const bytes = memory.BYTES_PER_ELEMENT
  const room = engine.NUMBERS_BYTES / bytes
  const most = Math.min(wholeRuns(xSize, n, room), wholeRuns(ySize, n, room))
  if (most === 0) return false

  const { NUMBERS, OTHERS } = engine
  // Results take the place of an operand that is laid down anew each time.
  const result = xSize === n ? NUMBERS : OTHERS
  for (let done = 0; done < n; done += most) {
    const count = Math.min(most, n - done)
    if (done === 0 || xSize === n) lay(x, xSize === n ? i + done : i, xSize, memory, NUMBERS / bytes, count)
    if (done === 0 || xSize !== n || ySize === n) {
      lay(y, ySize === n ? j + done : j, ySize, memory, OTHERS / bytes, count)
    }
    engine[kernel](result, count)
    out.set(memory.subarray(result / bytes, result / bytes + count), k + done)
  }
  return true
}

/** How many pairs to take at once: whole runs of an operand that begins again; 0 if there is no room for one. */
const wholeRuns = (size: number, n: number, room: number): number => (size === n ? room : room - (room % size))

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
