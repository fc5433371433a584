import { describe, expect, it } from 'vitest'
import { bothWays } from './both-ways.ts'

const edges = [0, -0, Infinity, Number.NaN, 5e-324, 3e38]
/** Numbers of all kinds, of which few are edges. */
const numbers = (n: number) =>
  Float64Array.from({ length: n }, (_, i) => (i % 97 === 5 ? edges[((i / 97) % edges.length) | 0] : i - 300.3))

const types = [Float64Array, Float32Array, Int32Array, Uint8Array]

describe.each(await bothWays())('%s', (_, { table, walk }) => {
  type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array
  function copyRows(
    rows: number,
    n: number,
    out: Numbers,
    k: number,
    x: Numbers,
    i: number,
    row: number,
    step: number,
  ) {
    const shape = [rows, n]
    const of = (data: Numbers, strides: number[], offset: number) =>
      ({ data, dtype: 'float64', shape, strides, offset }) as const
    const source = of(x, [row, step], i)
    const strides = [n, 1]
    walk(table.copy, shape, of(out, strides, k), strides, source, source.strides, source, source.strides)
  }

  it.each([
    [2, 128],
    [128, 2],
    [3, 101],
    [101, 3],
    [17, 31],
    [64, 64],
    [1025, 7],
    [7, 1025],
    [1030, 260],
    [260, 1030],
    [2, 270_001],
    [90_001, 3],
    [1, 300],
    [300, 1],
    [0, 300],
    [300, 0],
  ])('%i rows of %i numbers that stand below each other', (rows, n) => {
    for (const Type of types) {
      for (const gap of [0, 3]) {
        const step = rows + gap
        const x = Type.from(numbers(5 + n * step))
        const out = new Type(rows * n + 2).fill(7)
        const expected = out.slice()
        for (let row = 0; row < rows; row++) {
          for (let e = 0; e < n; e++) expected[1 + row * n + e] = x[5 + row + e * step]
        }
        copyRows(rows, n, out, 1, x, 5, 1, step)
        expect(Buffer.compare(new Uint8Array(out.buffer), new Uint8Array(expected.buffer))).toBe(0)
      }
    }
  })

  it('of one type, into another', () => {
    const x = Float32Array.from(numbers(600))
    const out = new Int32Array(600)
    copyRows(20, 30, out, 0, x, 0, 1, 20)
    expect(out).toEqual(Int32Array.from({ length: 600 }, (_, i) => x[Math.floor(i / 30) + (i % 30) * 20]))
  })

  it('whichever way numbers and rows follow each other', () => {
    const x = numbers(2000)
    for (const [row, step] of [
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
      [20, 1],
      [40, 2],
      [1, -20],
      [-1, 20],
      [1, 7],
    ]) {
      const out = new Float64Array(600)
      copyRows(20, 30, out, 0, x, 700, row, step)
      expect(out).toEqual(Float64Array.from(out, (_, i) => x[700 + Math.floor(i / 30) * row + (i % 30) * step]))
    }
  })
})
