import { describe, expect, it } from 'vitest'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const ways = [
  ['kernels', await withWebAssembly()],
  ['plain loops', await withoutWebAssembly()],
] as const

const numbers = (n: number) => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 20_011) - 10_005.5)

describe.each(ways)('%s', (_, { largest, smallest }) => {
  it('of any number of numbers, in any type, anywhere, in any step', () => {
    const all = numbers(60_000)
    for (const n of [1, 7, 127, 128, 129, 135, 136, 1000, 8191, 8192, 8193, 20_000]) {
      for (const step of [1, 3, -2]) {
        for (const Type of [Float64Array, Float32Array, Int32Array]) {
          const x = Type.from(all)
          const i = step < 0 ? 59_999 : 3
          const run = Array.from({ length: n }, (_, e) => x[i + e * step])
          expect(largest(n, x, i, step)).toBe(run.reduce((a, b) => Math.max(a, b)))
          expect(smallest(n, x, i, step)).toBe(run.reduce((a, b) => Math.min(a, b)))
        }
      }
    }
  })

  it('found wherever it stands', () => {
    for (const n of [128, 131, 8195]) {
      for (const at of [0, 1, 6, 7, 8, n - 9, n - 8, n - 2, n - 1]) {
        const x = new Float64Array(n + 2).fill(9).fill(0.5, 1, n + 1)
        x[1 + at] = 2
        expect(largest(n, x, 1, 1)).toBe(2)
        x[1 + at] = -2
        expect(smallest(n, x, 1, 1)).toBe(-2)
        x[1 + at] = Number.NaN
        expect([largest(n, x, 1, 1), smallest(n, x, 1, 1)]).toEqual([Number.NaN, Number.NaN])
      }
    }
  })

  it('0 is above -0, and infinities are beyond all numbers, though they have no sum', () => {
    const run = (...x: number[]) => Float64Array.from({ length: 200 }, (_, i) => x[i % x.length])
    const both = (x: Float64Array) => [largest(200, x, 0, 1), smallest(200, x, 0, 1)]
    expect(both(run(0, -0))).toEqual([0, -0])
    expect(both(run(-0, 0, 0))).toEqual([0, -0])
    expect(both(run(-0))).toEqual([-0, -0])
    expect(both(run(1, Infinity, -Infinity))).toEqual([Infinity, -Infinity])
    expect(both(run(1e308, -1e308, 7))).toEqual([1e308, -1e308])
    expect(both(run(Infinity, Number.NaN))).toEqual([Number.NaN, Number.NaN])
  })

  it('of nothing', () => {
    expect([largest(0, numbers(3), 0, 1), smallest(0, numbers(3), 0, 1)]).toEqual([-Infinity, Infinity])
  })
})
