import type { Pair, PairOfDoubles, PairOfIntegers } from './binary.ts'
import type { Relation } from './compare.ts'
import type { MapName } from './map.ts'
import { MODULE } from './module.ts'
import type { RowFold } from './rows.ts'
import type { RunFold } from './runs.ts'
import type { Single } from './unary.ts'

/** A kernel that replaces n numbers, from address `at` on, by a function of each. */
export type MapKernel = (at: number, n: number) => void

/** Do n numbers, from address `at` on, all lie in [low, high]? */
export type Within = (at: number, n: number, low: number, high: number) => number

/** A kernel for n numbers and n others, which puts its results at address `to`. */
export type PairKernel = (to: number, n: number) => void

/** A kernel that replaces n float32 by what an instruction makes of each. */
export type SingleKernel = (n: number) => void

/** What packages/ndarray/wasm/assembly exports, and its memory, seen as numbers. Addresses and steps are counted as they are there. */
export interface Kernels
  extends Readonly<Record<RowFold, (rows: number, columns: number) => void>>,
    Readonly<Record<RunFold, (runs: number, n: number) => void>>,
    Readonly<Record<`${Pair}32` | `${PairOfDoubles}64` | `${PairOfIntegers}Int`, PairKernel>>,
    Readonly<Record<`${Single}32`, SingleKernel>>,
    Readonly<Record<MapName, MapKernel>>,
    Readonly<Record<Relation, number>> {
  readonly float64: Float64Array
  readonly float32: Float32Array
  readonly int32: Int32Array
  readonly bytes: Uint8Array

  readonly NUMBERS: number
  readonly CAPACITY: number
  readonly NUMBERS_BYTES: number
  readonly OTHERS: number
  readonly within: Within
  readonly within32: Within

  readonly POWERS: number
  readonly wholePower: (at: number, n: number, exponent: number) => number
  readonly realPower: (at: number, n: number) => number

  readonly MASKS: number
  readonly compare32: CompareKernel
  readonly compare64: CompareKernel
  readonly compareInt: CompareKernel
  readonly select32: (n: number) => void
  readonly select64: (n: number) => void

  readonly SUMS: number
  readonly COLUMNS: number

  readonly OPERAND: number
  readonly OPERAND_BYTES: number
  readonly PRODUCT: number
  readonly RIGHT: number
  readonly ROWS: number
  readonly TERMS: number
  readonly ROW_BYTES: number
  readonly END: number
  readonly packLeft32: PackLeft
  readonly packLeft64: PackLeft
  readonly packRight32: PackRight
  readonly packRight64: PackRight
  readonly multiply32: Multiply
  readonly multiply64: Multiply
  readonly closeRows: (at: number, rows: number, width: number, stride: number) => void

  readonly turn32: Turn
  readonly turn64: Turn
}

export type CompareKernel = (relation: number, n: number) => void
export type PackLeft = (first: number, rows: number, terms: number, rowStep: number, termStep: number) => void
export type PackRight = (
  first: number,
  terms: number,
  all: number,
  columns: number,
  termStep: number,
  columnStep: number,
) => void
export type Turn = (lines: number, length: number, stride: number) => void
export type Multiply = (rows: number, terms: number, columns: number) => void

// Neither is part of the language, and the types of Node or of a browser are not for a package that runs in both.
declare const atob: (base64: string) => string
declare const console: { info: (text: string) => void }
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: Record<string, unknown> & { memory: { buffer: ArrayBuffer } } }
}

let loaded: Kernels | false | undefined

/** The kernels, compiled at the first call; `undefined` where the engine cannot or must not run them. */
export function kernels(): Kernels | undefined {
  loaded ??= load()
  return loaded || undefined
}

function load(): Kernels | false {
  try {
    const { memory, ...exported } = new WebAssembly.Instance(new WebAssembly.Module(decoded(MODULE))).exports
    const members = Object.entries(exported).map(([name, member]) => [name, plain(member)])
    return {
      ...Object.fromEntries(members),
      float64: new Float64Array(memory.buffer),
      float32: new Float32Array(memory.buffer),
      int32: new Int32Array(memory.buffer),
      bytes: new Uint8Array(memory.buffer),
    }
  } catch (cause) {
    console.info(
      `@dezero/ndarray: large arrays will take longer, with the same results: no WebAssembly here (${cause})`,
    )
    return false
  }
}

/** Bytes from base64. `Uint8Array.from` takes ten times as long, and a program waits for this at its first kernel. */
function decoded(base64: string): Uint8Array {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}

/** A number comes wrapped in a `WebAssembly.Global`. */
const plain = (member: unknown): unknown =>
  typeof member === 'object' && member !== null && 'value' in member ? member.value : member
