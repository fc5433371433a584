import { MODULE } from './module.ts'

// The names of the kernels: a number behind a name is that of float32 or float64, Int that of int32.

type FunctionName = 'exp' | 'expm1' | 'log' | 'log1p' | 'sin' | 'cos' | 'tan' | 'tanh'
type ArithmeticName = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum'

/** Kernels that replace n numbers, from address `at` on, by a function of each. */
export type MapName = FunctionName | `${FunctionName}32`

/** Kernels for n numbers and n others, which put their results at address `to`. */
export type PairName = `${ArithmeticName}32` | `${Exclude<ArithmeticName, 'div'>}Int` | 'maximum64' | 'minimum64'

/** Kernels that replace n float32 by what an instruction makes of each. */
export type UnaryName = 'neg32' | 'abs32' | 'sqrt32'

export type FoldName = 'sum' | 'max' | 'min'

export type Relation = 'EQUAL' | 'NOT_EQUAL' | 'LESS' | 'LESS_EQUAL'

/** A type of the numbers in the memory of the kernels, and its name among the exports. */
export type NumberType = 'float64' | 'float32' | 'int32'

/**
 * What packages/ndarray/wasm/assembly exports, and its memory, seen as numbers of each type. Addresses and steps are
 * counted as they are there.
 */
export interface Kernels
  extends Readonly<Record<`${FoldName}Rows`, (rows: number, columns: number) => void>>,
    Readonly<Record<`${FoldName}Runs`, (runs: number, n: number) => void>>,
    Readonly<Record<PairName, (to: number, n: number) => void>>,
    Readonly<Record<UnaryName, (n: number) => void>>,
    Readonly<Record<MapName, (at: number, n: number) => void>>,
    Readonly<Record<Relation, number>> {
  readonly float64: Float64Array
  readonly float32: Float32Array
  readonly int32: Int32Array
  readonly bytes: Uint8Array

  readonly NUMBERS: number
  readonly CAPACITY: number
  readonly NUMBERS_BYTES: number
  readonly OTHERS: number
  /** Do n numbers, from address `at` on, all lie in [low, high]? */
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

  /** Where the results of folds lie, and how many columns are folded at once. */
  readonly SUMS: number
  readonly COLUMNS: number

  readonly OPERAND: number
  readonly OPERAND_BYTES: number
  readonly LEFT: number
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
  readonly TERM_PLACES: number
  readonly COLUMN_PLACES: number
  readonly packWindows32: PackWindows
  readonly packWindows64: PackWindows
  readonly multiply32: Multiply
  readonly multiply64: Multiply
  readonly addToRows32: AddToRows
  readonly addToRows64: AddToRows
  readonly closeRows: (at: number, rows: number, width: number, stride: number) => void

  readonly transpose32: Transpose
  readonly transpose64: Transpose
}

type Within = (at: number, n: number, low: number, high: number) => number
type CompareKernel = (relation: number, n: number) => void
export type PackLeft = (first: number, rows: number, terms: number, rowStep: number, termStep: number) => void
export type PackRight = (
  first: number,
  terms: number,
  all: number,
  columns: number,
  termStep: number,
  columnStep: number,
) => void
export type PackWindows = (terms: number, columns: number) => void
type Transpose = (lines: number, length: number, stride: number) => void
export type AddToRows = (rows: number, stride: number) => void
export type Multiply = (rows: number, terms: number, columns: number) => void

// None of them is part of the language, and this package runs in Node and in browsers, whose types differ.
declare const atob: (base64: string) => string
declare const console: { info: (text: string) => void }
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: Record<string, unknown> & { memory: { buffer: ArrayBuffer } } }
}

let loaded: Kernels | false | undefined

/** The kernels, compiled at the first call; `undefined` where the engine cannot run them, or must not. */
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

/** Bytes from base64. `Uint8Array.from` would take ten times as long, and the first kernel of a program waits for this. */
function decoded(base64: string): Uint8Array {
  const characters = atob(base64)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}

/** A number comes wrapped in a `WebAssembly.Global`. */
const plain = (member: unknown): unknown =>
  typeof member === 'object' && member !== null && 'value' in member ? member.value : member
