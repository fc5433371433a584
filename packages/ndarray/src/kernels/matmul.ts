import type { TypedArray } from '../array/dtype.ts'
import { copyRows } from './copy.ts'
import { type Kernels, kernels, type Multiply, type PackLeft, type PackRight } from './load.ts'
import { timesVector } from './matvec.ts'

/** A matrix in a typed array: element (row, column) is data[offset + row * rowStep + column * columnStep]. */
export interface Matrix {
  readonly data: TypedArray
  readonly offset: number
  readonly rowStep: number
  readonly columnStep: number
}

/** Below this many products of two numbers, laying out the operands costs more than the kernel saves. */
const WORTHWHILE = 512

/**
 * out[to], … ← a · b, for a of `rows` × `terms` and b of `terms` × `columns`, row by row without gaps.
 * Each element is summed term by term, in the order of k, in the type of out.
 */
export function multiply(
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  b: Matrix,
  out: TypedArray,
  to: number,
): void {
  // As a column the product lies in memory like the row that is its transpose; a kernel takes half as long for that.
  if (columns === 1 && rows > 1) {
    multiply(1, terms, rows, flipped(b), flipped(a), out, to)
    return
  }
  if (rows === 1 && timesMatrix(columns, terms, a, b, out, to)) return
  const isFloat = out instanceof Float64Array || out instanceof Float32Array
  const engine = isFloat && rows * terms * columns >= WORTHWHILE ? kernels() : undefined
  if (engine) multiplyInBlocks(engine, rows, terms, columns, a, b, { data: out, offset: to, step: columns })
  else multiplyPlainly(rows, terms, columns, a, b, out, to)
}

/** The product of a row and a matrix, where a kernel would take longer; else false. */
const timesMatrix = (columns: number, terms: number, a: Matrix, b: Matrix, out: TypedArray, to: number): boolean =>
  timesVector(columns, terms, b.data, b.offset, b.columnStep, b.rowStep, a.data, a.offset, a.columnStep, out, to)

const flipped = ({ data, offset, rowStep, columnStep }: Matrix): Matrix => ({
  data,
  offset,
  rowStep: columnStep,
  columnStep: rowStep,
})

function multiplyPlainly(
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  b: Matrix,
  out: TypedArray,
  to: number,
): void {
  const add = out instanceof Float64Array ? addDoubles : out instanceof Float32Array ? addSingles : addIntegers
  out.fill(0, to, to + rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < terms; k++) {
      const factor = a.data[a.offset + row * a.rowStep + k * a.columnStep]
      add(columns, out, to + row * columns, factor, b.data, b.offset + k * b.rowStep, b.columnStep)
    }
  }
}

/** out[k], … ← these and their products of the factor with x[i], x[i + step], … */
type AddProducts = (
  n: number,
  out: TypedArray,
  k: number,
  factor: number,
  x: TypedArray,
  i: number,
  step: number,
) => void

const addDoubles: AddProducts = (n, out, k, factor, x, i, step) => {
  for (let e = 0; e < n; e++) out[k + e] += factor * x[i + e * step]
}

/** Rounds each product to float32 before it is added, as the kernel does. */
const addSingles: AddProducts = (n, out, k, factor, x, i, step) => {
  for (let e = 0; e < n; e++) out[k + e] += Math.fround(factor * x[i + e * step])
}

/** Modulo 2³²: a float64 would round the product of two large integers. */
const addIntegers: AddProducts = (n, out, k, factor, x, i, step) => {
  for (let e = 0; e < n; e++) out[k + e] += Math.imul(factor, x[i + e * step])
}

/** Where rows of the product go. */
interface Rows {
  readonly data: TypedArray
  readonly offset: number
  readonly step: number
}

/** Block by block, as much as the kernels' memory holds. */
function multiplyInBlocks(
  engine: Kernels,
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  b: Matrix,
  out: Rows,
): void {
  const precision = out.data instanceof Float32Array ? single(engine) : double(engine)
  const mostColumns = engine.ROW_BYTES / precision.size
  const mostTerms = Math.ceil(terms / Math.ceil(terms / engine.TERMS))
  for (let column = 0; column < columns; column += mostColumns) {
    const width = Math.min(mostColumns, columns - column)
    const to = { ...out, offset: out.offset + column }
    for (let k = 0; k < terms; k += mostTerms) {
      const depth = Math.min(mostTerms, terms - k)
      placeRight(engine, precision, depth, width, part(b, k, column))
      multiplyRight(engine, precision, rows, depth, width, part(a, 0, k), to, k > 0)
    }
  }
}

/** Lays out the right operand for the kernel. */
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

/** Rows of out ← their product, or their old value and their product, of a and the operand on the right. */
function multiplyRight(
  engine: Kernels,
  { memory, size, packLeft, multiply }: Precision,
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  out: Rows,
  adds: boolean,
): void {
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
      if (columns < stride) engine.closeRows(engine.PRODUCT, height, columns * size, stride * size)
      copyRows(height, columns, memory, at, columns, out.data, to, out.step)
    }
  }
}

/** The kernels for one dtype, and their memory as it sees it. */
interface Precision {
  readonly memory: Float64Array | Float32Array
  readonly size: number
  readonly packLeft: PackLeft
  readonly packRight: PackRight
  readonly multiply: Multiply
}

const double = ({ float64, packLeft64, packRight64, multiply64 }: Kernels): Precision => ({
  memory: float64,
  size: 8,
  packLeft: packLeft64,
  packRight: packRight64,
  multiply: multiply64,
})

const single = ({ float32, packLeft32, packRight32, multiply32 }: Kernels): Precision => ({
  memory: float32,
  size: 4,
  packLeft: packLeft32,
  packRight: packRight32,
  multiply: multiply32,
})

const part = ({ data, offset, rowStep, columnStep }: Matrix, row: number, column: number): Matrix => ({
  data,
  offset: offset + row * rowStep + column * columnStep,
  rowStep,
  columnStep,
})

/** Copies a matrix without gaps to memory[at], …, and returns the steps that its rows and columns have there. */
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
