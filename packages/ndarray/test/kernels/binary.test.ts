import { describe, expect, it } from 'vitest'
import type { TypedArray } from '../../src/array/dtype.ts'
import { bothWays, withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const operations = {
  add: (x: number, y: number) => x + y,
  sub: (x: number, y: number) => x - y,
  mul: (x: number, y: number) => x * y,
  div: (x: number, y: number) => x / y,
  maximum: (x: number, y: number) => Math.max(x, y),
  minimum: (x: number, y: number) => Math.min(x, y),
}
const integers = { ...operations, mul: Math.imul }
type Operation = keyof typeof operations
const names = Object.keys(operations) as Operation[]

const edges = [0, -0, 1, -1, 1 / 3, Infinity, -Infinity, Number.NaN, 5e-324, -3e-310, 1e-45, 1.5e300, 3e38, -(2 ** 53)]
/** Numbers of all kinds, in an order that pairs each with each. */
const numbers = (n: number, step: number) =>
  Array.from({ length: n }, (_, e) => (e % 3 === 0 ? edges[(e * step) % edges.length] : Math.sin(e * step) * 100))
const whole = (n: number, step: number) => Array.from({ length: n }, (_, e) => Math.imul(e * step, 0x9e3779b1))

/** Faster than toEqual. */
const firstDifference = (x: TypedArray, y: TypedArray) => x.findIndex((value, e) => !Object.is(value, y[e]))

describe.each(await bothWays())('%s', (_, { table, run, walk }) => {
  describe.each([
    ['float64', Float64Array, numbers, operations],
    ['float32', Float32Array, numbers, operations],
    ['int32', Int32Array, whole, integers],
  ] as const)('%s', (dtype, Type, make, functions) => {
    const x = Type.from(make(30_000, 5))
    const y = Type.from(make(30_000, 11))
    const tested = names.filter((name) => dtype !== 'int32' || name !== 'div')

    it.each(tested)('%s of a run, each with each, or with one number', (name) => {
      for (const n of [1, 15, 16, 17, 63, 127, 128, 131, 1023, 8192, 8193, 16_385, 20_000]) {
        for (const [k, i, si, j, sj] of [
          [0, 0, 1, 0, 1],
          [1, 3, 1, 7, 1],
          [1, 3, 0, 7, 1],
          [0, 5, 1, 2, 0],
          [1, 5, 0, 2, 0],
        ]) {
          const out = new Type(n + 2)
          const expected = new Type(n + 2)
          for (let e = 0; e < n; e++) expected[k + e] = functions[name](x[i + e * si], y[j + e * sj])
          run(table[name][dtype], n, out, k, 1, x, i, si, y, j, sj)
          expect(firstDifference(out, expected)).toBe(-1)
        }
      }
    })

    it.each(tested)('%s of rows, columns and gaps', (name) => {
      for (const [rows, n] of [
        [3, 5],
        [100, 10],
        [10, 100],
        [40, 500],
        [2, 5000],
        [4, 4096],
      ]) {
        // A row repeated, a column, no gaps, gaps, backwards.
        for (const [xStrides, yStrides] of [
          [
            [n, 1],
            [0, 1],
          ],
          [
            [0, 1],
            [n, 1],
          ],
          [
            [n, 1],
            [1, 0],
          ],
          [
            [1, 0],
            [n, 1],
          ],
          [
            [1, 0],
            [0, 1],
          ],
          [
            [0, 1],
            [1, 0],
          ],
          [
            [0, 0],
            [n, 1],
          ],
          [
            [n, 1],
            [n, 1],
          ],
          [
            [n > 2000 ? 0 : n + 2, 1],
            [3, 1],
          ],
          [
            [-1, 2],
            [n, 1],
          ],
        ]) {
          const shape = [rows, n]
          const out = { data: new Type(rows * n + 2), dtype, shape, strides: [n, 1], offset: 1 }
          const a = { data: x, dtype, shape, strides: xStrides, offset: 7 + rows }
          const b = { data: y, dtype, shape, strides: yStrides, offset: 2 }
          const expected = new Type(rows * n + 2)
          for (let row = 0; row < rows; row++) {
            for (let e = 0; e < n; e++) {
              const [i, j] = [xStrides, yStrides].map(([step, next]) => row * step + e * next)
              expected[1 + row * n + e] = functions[name](x[a.offset + i], y[b.offset + j])
            }
          }
          walk(table[name][dtype], shape, out, out.strides, a, xStrides, b, yStrides)
          expect(firstDifference(out.data, expected)).toBe(-1)
        }
      }
    })

    it.each(tested)('%s of any number of pairs', (name) => {
      for (let n = 0; n < 200; n++) {
        const out = new Type(n + 1)
        run(table[name][dtype], n, out, 0, 1, x, n % 5, 1, y, n % 3, 1)
        const expected = new Type(n + 1)
        for (let e = 0; e < n; e++) expected[e] = functions[name](x[(n % 5) + e], y[(n % 3) + e])
        expect(firstDifference(out, expected)).toBe(-1)
      }
    })
  })
})

describe('the kernels of the table', async () => {
  const { table } = await withWebAssembly()
  const { table: plain } = await withoutWebAssembly()
  const x = Float64Array.from(numbers(2000, 5))
  const y = Float32Array.from(x)

  it('of float64 leave other types and gaps to the loop', () => {
    const { run } = table.add.float64
    const out = new Float64Array(2000)
    expect([
      run(500, out, 0, 1, x, 0, 1, y, 0, 1),
      run(500, out, 0, 1, x, 0, 2, x, 0, 1),
      run(500, out, 0, 2, x, 0, 1, x, 0, 1),
    ]).toEqual([false, false, false])
    expect(out.every((value) => value === 0)).toBe(true)
  })

  it('of float32 do nothing where there is no WebAssembly', () => {
    const out = new Float32Array(2000)
    expect(table.add.float32.run(2000, out, 0, 1, y, 0, 1, y, 0, 1)).toBe(true)
    expect(plain.add.float32.run(2000, out, 0, 1, y, 0, 1, y, 0, 1)).toBe(false)
    expect(plain.add.float32.rows(2, 1000, out, 0, 1000, 1, y, 0, 1000, 1, y, 0, 0, 1)).toBe(false)
  })
})
