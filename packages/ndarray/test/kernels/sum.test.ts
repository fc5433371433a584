import { describe, expect, it } from 'vitest'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const ways = [
  ['kernels', await withWebAssembly()],
  ['plain loops', await withoutWebAssembly()],
] as const

const terms = (n: number) => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 1000) / 997 - 0.3)

// NumPy 2.4: (((np.arange(n) * 7919) % 1000) / 997.0 - 0.3).sum()
const figures: [n: number, sum: number][] = [
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

describe.each(ways)('%s', (_, { pairwise }) => {
  it.each(figures)('the sum of %i terms is that of NumPy', (n, sum) => {
    expect(pairwise(n, terms(n), 0, 1)).toBe(sum)
  })

  it('neither steps nor offsets matter', () => {
    const x = terms(20_000)
    for (const n of [3, 100, 600, 1000]) {
      for (const step of [1, 3, -2]) {
        const run = Float64Array.from({ length: n }, (_, e) => x[4001 + e * step])
        expect(pairwise(n, x, 4001, step)).toBe(pairwise(n, run, 0, 1))
      }
    }
  })

  it('float32 is summed in float64', () => {
    const x = Float32Array.from(terms(5000))
    expect(pairwise(5000, x, 0, 1)).toBe(pairwise(5000, Float64Array.from(x), 0, 1))
  })

  it('takes infinities, NaN and -0 as addition does', () => {
    const sum = (...x: number[]) => pairwise(x.length, Float64Array.from(x), 0, 1)
    expect([sum(1, Infinity), sum(Infinity, -Infinity), sum(-0, -0)]).toEqual([Infinity, NaN, 0])
  })
})
