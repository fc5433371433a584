import type { TypedArray } from '../array/dtype.ts'
import type { Matrix, MultiplyKernel } from './dispatch.ts'
import {
  type AddToRows,
  type Kernels,
  kernels,
  type Multiply,
  type PackLeft,
  type PackRight,
  type PackWindows,
} from './load.ts'
import { areDoubles } from './matmul-loops.ts'
import { copyRows } from './transfer.ts'

export const product64: MultiplyKernel = (rows, terms, columns, a, b, out, to) => {
  const engine = rows === 1 && areDoubles(a, b) ? undefined : kernels()
  if (engine === undefined) return false
  const precision = double(engine)
  const place = placing(engine, precision, b)
  multiplyInBlocks(engine, precision, rows, terms, columns, a, place, { data: out, offset: to, step: columns })
  return true
}

export const product32: MultiplyKernel = (rows, terms, columns, a, b, out, to) => {
  const engine = kernels()
  if (engine === undefined) return false
  const precision = single(engine)
  const place = placing(engine, precision, b)
  multiplyInBlocks(engine, precision, rows, terms, columns, a, place, { data: out, offset: to, step: columns })
  return true
}

/** The place of the rows of the product. */
export interface Rows {
  readonly data: TypedArray
  readonly offset: number
  readonly step: number
  /** A number for each row, which is added to all of it. */
  readonly plus?: Addends | undefined
}

export interface Addends {
  readonly data: TypedArray
  readonly offset: number
}

/** Packs a part of the right operand for the kernel: `depth` terms from k on, `width` columns from `column` on. */
export type Place = (k: number, depth: number, column: number, width: number) => void

const placing =
  (engine: Kernels, precision: Precision, b: Matrix): Place =>
  (k, depth, column, width) =>
    placeRight(engine, precision, depth, width, part(b, k, column))

/** Block by block, as much as the memory of the kernels holds. */
export function multiplyInBlocks(
  engine: Kernels,
  precision: Precision,
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  place: Place,
  out: Rows,
): void {
  const mostColumns = engine.ROW_BYTES / precision.size
  const mostTerms = Math.ceil(terms / Math.ceil(terms / engine.TERMS))
  for (let column = 0; column < columns; column += mostColumns) {
    const width = Math.min(mostColumns, columns - column)
    for (let k = 0; k < terms; k += mostTerms) {
      const depth = Math.min(mostTerms, terms - k)
      const plus = k + depth < terms ? undefined : out.plus
      const to = { data: out.data, offset: out.offset + column, step: out.step, plus }
      place(k, depth, column, width)
      multiplyRight(engine, precision, rows, depth, width, part(a, 0, k), to, k > 0)
    }
  }
}

function placeRight(
  engine: Kernels,
  { memory, size, packRight }: Precision,
  terms: number,
  columns: number,
  b: Matrix,
): void {
  const fit = Math.floor(engine.OPERAND_BYTES / (columns * size))
  for (let k = 0; k < terms; k += fit) {
    const depth = Math.min(fit, terms - k)
    packRight(k, depth, terms, columns, ...lay(depth, columns, part(b, k, 0), memory, engine.OPERAND / size))
  }
}

/** Rows of out ← a · the packed right operand; with `adds`, plus what they were before. */
function multiplyRight(
  engine: Kernels,
  precision: Precision,
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  out: Rows,
  adds: boolean,
): void {
  const { memory, size, packLeft, multiply } = precision
  const at = engine.PRODUCT / size
  const stride = Math.ceil((columns * size) / 32) * (32 / size)
  const fit = Math.floor(engine.OPERAND_BYTES / (terms * size * engine.ROWS)) * engine.ROWS // in whole blocks
  for (let first = 0; first < rows; first += fit) {
    const laid = Math.min(fit, rows - first)
    const [rowStep, termStep] = lay(laid, terms, part(a, first, 0), memory, engine.OPERAND / size)
    for (let row = 0; row < laid; row += engine.ROWS) {
      const height = Math.min(engine.ROWS, laid - row)
      const to = out.offset + (first + row) * out.step
      if (adds) copyRows(height, columns, out.data, to, out.step, memory, at, stride)
      else memory.fill(0, at, at + height * stride)
      packLeft(row, height, terms, rowStep, termStep)
      multiply(height, terms, columns)
      if (out.plus !== undefined) addToEachRow(engine, precision, height, stride, out.plus, first + row)
      if (columns < stride) engine.closeRows(engine.PRODUCT, height, columns * size, stride * size)
      copyRows(height, columns, memory, at, columns, out.data, to, out.step)
    }
  }
}

/** Adds numbers, from the one of `row` on, to the rows of the product; `stride` is the length of a row in its memory. */
function addToEachRow(
  engine: Kernels,
  { memory, size, addToRows }: Precision,
  rows: number,
  stride: number,
  { data, offset }: Addends,
  row: number,
): void {
  for (let i = 0; i < rows; i++) memory[engine.LEFT / size + i] = data[offset + row + i]
  addToRows(rows, stride * size)
}

/** The kernels for one dtype, and their memory as numbers of this type. */
export interface Precision {
  readonly memory: Float64Array | Float32Array
  readonly size: number
  readonly packLeft: PackLeft
  readonly packRight: PackRight
  readonly packWindows: PackWindows
  readonly multiply: Multiply
  readonly addToRows: AddToRows
}

export const double = ({
  float64,
  packLeft64,
  packRight64,
  packWindows64,
  multiply64,
  addToRows64,
}: Kernels): Precision => ({
  memory: float64,
  size: 8,
  packLeft: packLeft64,
  packRight: packRight64,
  packWindows: packWindows64,
  multiply: multiply64,
  addToRows: addToRows64,
})

export const single = ({
  float32,
  packLeft32,
  packRight32,
  packWindows32,
  multiply32,
  addToRows32,
}: Kernels): Precision => ({
  memory: float32,
  size: 4,
  packLeft: packLeft32,
  packRight: packRight32,
  packWindows: packWindows32,
  multiply: multiply32,
  addToRows: addToRows32,
})

const part = ({ data, offset, rowStep, columnStep }: Matrix, row: number, column: number): Matrix => ({
  data,
  offset: offset + row * rowStep + column * columnStep,
  rowStep,
  columnStep,
})

/** Copies a matrix to memory[at], … without gaps, and returns its row step and column step there. */
function lay(
  rows: number,
  columns: number,
  { data, offset, rowStep, columnStep }: Matrix,
  memory: TypedArray,
  at: number,
): [rowStep: number, columnStep: number] {
  if (rowStep === 1 && columnStep !== 1) {
    copyRows(columns, rows, data, offset, columnStep, memory, at, rows)
    return [1, rows]
  }
  if (columnStep === 1) copyRows(rows, columns, data, offset, rowStep, memory, at, columns)
  else gather(rows, columns, data, offset, rowStep, columnStep, memory, at)
  return [columns, 1]
}

function gather(
  rows: number,
  columns: number,
  data: TypedArray,
  offset: number,
  rowStep: number,
  columnStep: number,
  memory: TypedArray,
  at: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      memory[at + row * columns + column] = data[offset + row * rowStep + column * columnStep]
    }
  }
}
