import { describe, expect, it } from 'vitest'
import { bothWays } from './both-ways.ts'

const folds = {
  sum: [0, (a: number, b: number) => a + b],
  max: [-Infinity, (a: number, b: number) => Math.max(a, b)],
  min: [Infinity, (a: number, b: number) => Math.min(a, b)],
} as const
type Name = keyof typeof folds
const names = Object.keys(folds) as Name[]

const edges = [0, -0, Infinity, Number.NaN, 5e-324, 3e38]
/** Numbers of all kinds, of which few are edges. */
const numbers = (n: number) =>
  Float64Array.from({ length: n }, (_, i) =>
    i % 997 === 5 ? edges[((i / 997) % edges.length) | 0] : ((i * 7919) % 1000) / 997 - 0.3,
  )
const terms = (n: number) => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 1000) / 997 - 0.3)

// NumPy 2.4: (((np.arange(n) * 7919) % 1000) / 997.0 - 0.3).sum()
const sums: [n: number, sum: number][] = [
  [0, 0],
  [1, -0.3],
  [2, 0.32176529588766295],
  [7, 2.2119358074222664],
  [8, 2.346238716148445],
  [9, 2.3992978936810427],
  [64, 12.599398194583753],
  [127, 25.008324974924776],
  [128, 25.423470411233705],
  [129, 25.757372116349046],
  [136, 25.81985957873621],
  [200, 39.39819458375126],
  [255, 51.699598796389175],
  [1000, 201.00300902708125],
  [1001, 200.70300902708127],
  [8192, 1646.4962888665998],
  [10007, 2012.2420260782349],
  [100_000, 20100.300902708128],
]

describe.each(await bothWays())('%s', (_, { table, run, walk }) => {
  type Numbers = Float64Array | Float32Array | Int32Array
  function foldRun(name: Name, x: Numbers, n = x.length, i = 0, step = 1): number {
    const out = Float64Array.of(folds[name][0])
    run(table[name], n, out, 0, 0, x, i, step, x, i, step)
    return out[0]
  }

  describe('a run', () => {
    it.each(sums)('of %i terms has the sum of NumPy', (n, sum) => expect(foldRun('sum', terms(n))).toBe(sum))

    it.each(names)('%s: of any number of numbers, in any type, anywhere, in any step', (name) => {
      const [start, ofTwo] = folds[name]
      for (const n of [1, 7, 127, 128, 129, 135, 136, 600, 1000, 8191, 8192, 8193, 20_000]) {
        for (const step of [1, 3, -2]) {
          for (const Type of [Float64Array, Float32Array, Int32Array]) {
            const x = Type.from(terms(60_000).map((value) => value * 1000))
            const i = step < 0 ? 59_999 : 3
            const taken = Float64Array.from({ length: n }, (_, e) => x[i + e * step])
            const expected = name === 'sum' ? foldRun(name, taken) : taken.reduce(ofTwo, start)
            expect(foldRun(name, x, n, i, step)).toBe(expected)
          }
        }
      }
    })

    it('has its largest and smallest number wherever it stands', () => {
      for (const n of [128, 131, 8195]) {
        for (const at of [0, 1, 6, 7, 8, n - 9, n - 8, n - 2, n - 1]) {
          const x = new Float64Array(n + 2).fill(9).fill(0.5, 1, n + 1)
          x[1 + at] = 2
          expect(foldRun('max', x, n, 1)).toBe(2)
          x[1 + at] = -2
          expect(foldRun('min', x, n, 1)).toBe(-2)
          x[1 + at] = Number.NaN
          expect([foldRun('max', x, n, 1), foldRun('min', x, n, 1)]).toEqual([Number.NaN, Number.NaN])
        }
      }
    })

    it('0 is above -0, and infinities are beyond all numbers, though they have no sum', () => {
      const both = (...values: number[]) => {
        const x = Float64Array.from({ length: 200 }, (_, i) => values[i % values.length])
        return [foldRun('max', x), foldRun('min', x)]
      }
      expect(both(0, -0)).toEqual([0, -0])
      expect(both(-0, 0, 0)).toEqual([0, -0])
      expect(both(-0)).toEqual([-0, -0])
      expect(both(1, Infinity, -Infinity)).toEqual([Infinity, -Infinity])
      expect(both(1e308, -1e308, 7)).toEqual([1e308, -1e308])
      expect(both(Infinity, Number.NaN)).toEqual([Number.NaN, Number.NaN])
    })

    it('sums infinities, NaN and -0 as addition does', () => {
      const sum = (...x: number[]) => foldRun('sum', Float64Array.from(x))
      expect([sum(1, Infinity), sum(Infinity, -Infinity), sum(-0, -0)]).toEqual([Infinity, Number.NaN, 0])
    })

    it('of nothing', () => {
      expect(names.map((name) => foldRun(name, new Float64Array(0)))).toEqual([0, -Infinity, Infinity])
    })
  })

  describe.each(names)('%s', (name) => {
    const [start, ofTwo] = folds[name]

    it.each([
      [100, 1],
      [100, 3],
      [9, 10],
      [10, 13],
      [101, 7],
      [101, 8],
      [101, 9],
      [300, 130],
      [8193, 1],
      [2000, 17],
      [20, 4097],
      [12, 9000],
      [0, 5],
    ])('%i runs of %i are each as if it were alone', (runs, n) => {
      for (const Type of [Float64Array, Float32Array, Int32Array]) {
        const data = Type.from(numbers(5 + runs * n))
        const shape = [runs, n]
        const x = { data, dtype: 'float64', shape, strides: [n, 1], offset: 5 } as const
        const out = { ...x, data: new Float64Array(runs + 2).fill(start), offset: 1 }
        const alone = Array.from({ length: runs }, (_, row) => foldRun(name, data, n, 5 + row * n))
        walk(table[name], shape, out, [1, 0], x, x.strides, x, x.strides)
        expect(out.data).toEqual(Float64Array.of(start, ...alone, start))
      }
    })

    it.each([
      [3, 5],
      [41, 300],
      [300, 41],
      [1, 2000],
      [130, 1501],
      [2, 9000],
      [9000, 33],
      [0, 600],
    ])('%i rows of %i, one after the other', (rows, columns) => {
      for (const [step, Type] of [
        [columns, Float64Array],
        [columns + 3, Float32Array],
      ] as const) {
        const data = Type.from(numbers(5 + rows * step))
        const shape = [rows, columns]
        const x = { data, dtype: 'float64', shape, strides: [step, 1], offset: 5 } as const
        const out = { ...x, data: new Float64Array(columns + 2).fill(0.1), offset: 1 }
        const expected = out.data.slice()
        // A single row is a run of results for the loops, which add one number to each.
        for (let row = 0; row < rows; row++) {
          for (let c = 0; c < columns; c++) expected[1 + c] = ofTwo(expected[1 + c], data[5 + row * step + c])
        }
        walk(table[name], shape, out, [0, 1], x, x.strides, x, x.strides)
        expect(out.data).toEqual(expected)
      }
    })
  })
})
