import { LEFT, OPERAND, PRODUCT, RIGHT } from './layout'
import { copyRows } from './rows'
import { transposeSquares } from './transpose'

// Goto's matrix product: both operands are packed in the order in which they are read, and the product is made in
// tiles of four rows and 32 bytes that stay in registers. Each element is summed term by term, in the order of k.

export function packLeft32(first: i32, rows: i32, terms: i32, rowStep: i32, termStep: i32): void {
  packLeft<f32>(first, rows, terms, rowStep, termStep)
}

export function packLeft64(first: i32, rows: i32, terms: i32, rowStep: i32, termStep: i32): void {
  packLeft<f64>(first, rows, terms, rowStep, termStep)
}

export function packRight32(first: i32, terms: i32, all: i32, columns: i32, termStep: i32, columnStep: i32): void {
  packRight<f32>(first, terms, all, columns, termStep, columnStep)
}

export function packRight64(first: i32, terms: i32, all: i32, columns: i32, termStep: i32, columnStep: i32): void {
  packRight<f64>(first, terms, all, columns, termStep, columnStep)
}

export function multiply32(rows: i32, terms: i32, columns: i32): void {
  multiply<f32>(rows, terms, columns)
}

export function multiply64(rows: i32, terms: i32, columns: i32): void {
  multiply<f64>(rows, terms, columns)
}

/**
 * Panels of four rows, from the row `first` on. Some terms of all rows at a time: where rows are
 * neighbours in memory, several panels share cache lines.
 */
function packLeft<T>(first: i32, rows: i32, terms: i32, rowStep: i32, termStep: i32): void {
  const width: i32 = 4 * sizeof<T>()
  for (let term = 0; term < terms; term += 32) {
    const count = min(32, terms - term)
    let to: usize = LEFT + term * width
    for (let row = 0; row < rows; row += 4, to += terms * width) {
      const from: usize = OPERAND + ((first + row) * rowStep + term * termStep) * sizeof<T>()
      packPanel<T>(to, width, count, from, termStep, rowStep, rows - row)
    }
  }
}

/** Panels of 32 bytes of each row: these terms, from `first` on, of all of them. */
function packRight<T>(first: i32, terms: i32, all: i32, columns: i32, termStep: i32, columnStep: i32): void {
  let to: usize = RIGHT + first * 32
  for (let column = 0; column < columns; column += 32 / sizeof<T>(), to += all * 32) {
    const from: usize = OPERAND + column * columnStep * sizeof<T>()
    packPanel<T>(to, 32, terms, from, termStep, columnStep, columns - column)
  }
}

/** For each term `width` bytes: its numbers of neighbouring rows or columns, of which `left` are there. One step is 1. */
function packPanel<T>(to: usize, width: i32, terms: i32, from: usize, termStep: i32, step: i32, left: i32): void {
  const count: i32 = width / sizeof<T>()
  if (step !== 1) transposePanel<T>(to, width, terms, from, step, min(left, count))
  else if (left >= count) copyRows(terms, width, from, termStep * sizeof<T>(), to)
  else gatherPanel<T>(to, width, 0, terms, from, termStep, 1, left)
}

/** Where terms are neighbours: by squares of two vectors, or of four, and the rest number by number. */
function transposePanel<T>(to: usize, width: i32, terms: i32, from: usize, step: i32, present: i32): void {
  const square: i32 = 16 / sizeof<T>()
  const whole = terms - (terms % square)
  transposeSquares<T>(to, width, whole, from, step, 0, present - 1)
  if (width > 16) transposeSquares<T>(to + 16, width, whole, from, step, square, present - 1)
  gatherPanel<T>(to, width, whole, terms, from, 1, step, present)
}

/** The terms from `first` to `end`, number by number. Missing rows or columns are zeros. */
function gatherPanel<T>(
  panel: usize,
  width: i32,
  first: i32,
  end: i32,
  from: usize,
  termStep: i32,
  step: i32,
  present: i32,
): void {
  const count: i32 = width / sizeof<T>()
  for (let term = first; term < end; term++) {
    const to = panel + term * width
    const row = from + term * termStep * sizeof<T>()
    for (let i = 0; i < count; i++) {
      store<T>(to + i * sizeof<T>(), i < present ? load<T>(row + i * step * sizeof<T>()) : <T>0)
    }
  }
}

/** Adds the product of the packed operands to what lies at PRODUCT, where a row takes whole panels. */
function multiply<T>(rows: i32, terms: i32, columns: i32): void {
  const width: i32 = 32 / sizeof<T>()
  const stride: usize = ((columns + width - 1) / width) * 32
  let right: usize = RIGHT
  for (let column = PRODUCT; column < PRODUCT + stride; column += 32, right += terms * 32) {
    let left = LEFT
    let tile = column
    for (let row = 0; row < rows; row += 4, left += terms * 4 * sizeof<T>(), tile += 4 * stride) {
      addTile<T>(terms, left, right, tile, stride)
    }
  }
}

export function addToRows32(rows: i32, stride: usize): void {
  addToRows<f32>(rows, stride)
}

export function addToRows64(rows: i32, stride: usize): void {
  addToRows<f64>(rows, stride)
}

/** Adds a number to each row at PRODUCT: those numbers lie at LEFT, whose operand has been multiplied. */
function addToRows<T>(rows: i32, stride: usize): void {
  let at: usize = PRODUCT
  for (let row = 0; row < rows; row++) {
    const number = v128.load_splat<T>(LEFT + row * sizeof<T>())
    for (const end = at + stride; at < end; at += 16) v128.store(at, v128.add<T>(v128.load(at), number))
  }
}

/** Adds the product of a panel of four rows and one of 32 bytes to a tile. */
function addTile<T>(terms: i32, left: usize, right: usize, row0: usize, stride: usize): void {
  const row1 = row0 + stride
  const row2 = row1 + stride
  const row3 = row2 + stride
  let tile00 = v128.load(row0)
  let tile01 = v128.load(row0, 16)
  let tile10 = v128.load(row1)
  let tile11 = v128.load(row1, 16)
  let tile20 = v128.load(row2)
  let tile21 = v128.load(row2, 16)
  let tile30 = v128.load(row3)
  let tile31 = v128.load(row3, 16)
  // Eight sums, two vectors, a factor and its product: V8 keeps all of them in registers. The last row comes first, since
  // V8 orders such a loop from its end, and would load all factors ahead of the products: a fifth slower on AMD's Zen 3.
  for (const end = right + terms * 32; right < end; right += 32, left += 4 * sizeof<T>()) {
    const right0 = v128.load(right)
    const right1 = v128.load(right, 16)
    let factor = v128.load_splat<T>(left, 3 * sizeof<T>())
    tile30 = v128.add<T>(tile30, v128.mul<T>(factor, right0))
    tile31 = v128.add<T>(tile31, v128.mul<T>(factor, right1))
    factor = v128.load_splat<T>(left, 2 * sizeof<T>())
    tile20 = v128.add<T>(tile20, v128.mul<T>(factor, right0))
    tile21 = v128.add<T>(tile21, v128.mul<T>(factor, right1))
    factor = v128.load_splat<T>(left, sizeof<T>())
    tile10 = v128.add<T>(tile10, v128.mul<T>(factor, right0))
    tile11 = v128.add<T>(tile11, v128.mul<T>(factor, right1))
    factor = v128.load_splat<T>(left)
    tile00 = v128.add<T>(tile00, v128.mul<T>(factor, right0))
    tile01 = v128.add<T>(tile01, v128.mul<T>(factor, right1))
  }
  v128.store(row0, tile00)
  v128.store(row0, tile01, 16)
  v128.store(row1, tile10)
  v128.store(row1, tile11, 16)
  v128.store(row2, tile20)
  v128.store(row2, tile21, 16)
  v128.store(row3, tile30)
  v128.store(row3, tile31, 16)
}
