import { describe, expect, it } from 'vitest'
import type { TypedArray } from '../../src/array/dtype.ts'
import type { Matrix } from '../../src/kernels/dispatch.ts'
import { spread } from '../math/ulp.ts'
import { bothWays } from './both-ways.ts'

type Product = [rows: number, terms: number, columns: number, a: Matrix, b: Matrix, out: TypedArray, to: number]

const ways = (await bothWays()).map(([, { multiply, table }]) => (...product: Product) => {
  const out = product[5]
  const dtype = out instanceof Float64Array ? 'float64' : out instanceof Float32Array ? 'float32' : 'int32'
  multiply(table.matmul[dtype], ...product)
})
const [multiply] = ways

const dtypes = [
  ['float64', Float64Array],
  ['float32', Float32Array],
] as const

const layouts = ['rows', 'columns', 'spaced'] as const

/** A matrix of numbers that look like no pattern, behind three numbers that are not part of it. */
function matrix(
  rows: number,
  columns: number,
  layout: (typeof layouts)[number],
  Type: typeof Float64Array | typeof Float32Array,
): Matrix {
  const steps = { rows: [columns, 1], columns: [1, rows], spaced: [2 * columns + 1, 2] }
  const [rowStep, columnStep] = steps[layout]
  const data = new Type(3 + rows * Math.max(rowStep, 1) + columns * Math.max(columnStep, 1) + rows * columns)
  const values = spread(rows * columns, -1, 1)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) data[3 + r * rowStep + c * columnStep] = values[r * columns + c]
  }
  return { data, offset: 3, rowStep, columnStep }
}

/** The definition: each element term by term, rounded as its dtype rounds. */
function defined(
  rows: number,
  terms: number,
  columns: number,
  a: Matrix,
  b: Matrix,
  round: (x: number) => number,
): number[] {
  const at = ({ data, offset, rowStep, columnStep }: Matrix, r: number, c: number) =>
    data[offset + r * rowStep + c * columnStep]
  return Array.from({ length: rows * columns }, (_, i) => {
    let sum = 0
    for (let k = 0; k < terms; k++) {
      sum = round(sum + round(at(a, Math.floor(i / columns), k) * at(b, k, i % columns)))
    }
    return sum
  })
}

const shapes = [
  [1, 1, 1],
  [3, 5, 2],
  [8, 8, 8],
  [9, 17, 13],
  [1, 300, 7],
  [33, 1, 33],
  [5, 1025, 9],
  [9, 5, 2060],
  [2, 600, 1030],
  [130, 3, 5],
  [530, 1000, 3],
  [1, 700, 1],
  [37, 90, 1],
  [1, 91, 38],
  [3, 2, 1],
  [1, 3, 2],
]

describe.each(dtypes)('%s', (dtype, Type) => {
  const round = dtype === 'float32' ? Math.fround : (x: number) => x

  describe.each(shapes)('%i × %i times … × %i', (rows, terms, columns) => {
    it.each(layouts.flatMap((x) => layouts.map((y) => [x, y] as const)))('%s, %s', (first, second) => {
      const a = matrix(rows, terms, first, Type)
      const b = matrix(terms, columns, second, Type)
      const expected = [9, ...defined(rows, terms, columns, a, b, round), 9]
      for (const way of ways) {
        const out = new Type(rows * columns + 2).fill(9)
        way(rows, terms, columns, a, b, out, 1)
        expect(Array.from(out)).toEqual(expected)
      }
    })
  })

  it('no terms make zeros', () => {
    const none = matrix(0, 0, 'rows', Type)
    for (const way of ways) {
      const out = new Type(6).fill(9)
      way(2, 0, 3, none, none, out, 0)
      expect(Array.from(out)).toEqual([0, 0, 0, 0, 0, 0])
    }
  })

  it('a row of a product is the product of the row', () => {
    const [rows, terms, columns] = [50, 60, 70]
    const a = matrix(rows, terms, 'rows', Type)
    const b = matrix(terms, columns, 'columns', Type)
    const whole = new Type(rows * columns)
    multiply(rows, terms, columns, a, b, whole, 0)
    const row = new Type(columns)
    multiply(1, terms, columns, { ...a, offset: a.offset + 17 * a.rowStep }, b, row, 0)
    expect(row).toEqual(whole.slice(17 * columns, 18 * columns))
  })
})

it('mixed types meet in float64', () => {
  const a = matrix(20, 30, 'rows', Float32Array)
  const b = { ...matrix(30, 40, 'rows', Float64Array), data: Int32Array.from({ length: 2000 }, (_, i) => i - 700) }
  const out = new Float64Array(800)
  multiply(20, 30, 40, a, b, out, 0)
  expect(Array.from(out)).toEqual(defined(20, 30, 40, a, b, (x) => x))
})

it('integers wrap around', () => {
  const data = Int32Array.from({ length: 64 }, (_, i) => i * 100_003)
  const a = { data, offset: 0, rowStep: 8, columnStep: 1 }
  const out = new Int32Array(64)
  multiply(8, 8, 8, a, a, out, 0)
  expect(out).toEqual(Int32Array.from(defined(8, 8, 8, a, a, (x) => x)))
})
