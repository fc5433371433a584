import { describe, expect, it } from 'vitest'
import { bothWays } from './both-ways.ts'
import { differences } from './differences.ts'

const relations = {
  equal: (x: number, y: number) => x === y,
  notEqual: (x: number, y: number) => x !== y,
  less: (x: number, y: number) => x < y,
  lessEqual: (x: number, y: number) => x <= y,
  greater: (x: number, y: number) => x > y,
  greaterEqual: (x: number, y: number) => x >= y,
}
const names = Object.keys(relations) as (keyof typeof relations)[]

const edges = [0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 5e-324, 1e-45, 3e38]
/** Numbers of all kinds, in an order that pairs each with each, and many with equal ones. */
const numbers = (n: number, step: number) =>
  Array.from({ length: n }, (_, e) =>
    e % 3 === 0 ? edges[(e * step) % edges.length] : Math.round(3 * Math.sin(e * step)),
  )

const lengths = [1, 100, 127, 128, 129, 135, 8192, 16_385, 20_000]

describe.each(await bothWays())('%s', (way, { table, run }) => {
  describe.each([
    ['float64', Float64Array],
    ['float32', Float32Array],
    ['int32', Int32Array],
  ] as const)('%s', (dtype, Type) => {
    const x = Type.from(numbers(20_011, 7))
    const y = Type.from(numbers(20_011, 11))

    it.each(names)('%s', (name) => {
      for (const n of lengths) {
        for (const [si, sj] of [
          [1, 1],
          [1, 0],
          [0, 1],
        ]) {
          const out = new Uint8Array(n + 2)
          run(table[name][dtype], n, out, 1, 1, x, 5, si, y, 3, sj)
          const expected = Array.from({ length: n }, (_, e) => Number(relations[name](x[5 + e * si], y[3 + e * sj])))
          expect(differences(out, [0, ...expected, 0])).toEqual([])
        }
      }
    })

    it.each([1, 0])('a selection in steps of %i', (sj) => {
      const masks = Uint8Array.from(x, (_, e) => [0, 1, 255, 0, 2][e % 5])
      for (const n of lengths) {
        const out = x.slice(0, n + 7)
        run(table.select[dtype], n, out, 3, 1, masks, 2, 1, y, 1, sj)
        const expected = x.slice(0, n + 7)
        for (let e = 0; e < n; e++) if (masks[2 + e] !== 0) expected[3 + e] = y[1 + e * sj]
        expect(differences(out, expected)).toEqual([])
      }
    })

    it('a kernel takes them, where there is WebAssembly', () => {
      const taken = table.less[dtype].run(500, new Uint8Array(500), 0, 1, x, 0, 1, y, 0, 1)
      expect(taken).toBe(way === 'kernels')
    })

    it('masks of another type than bool are left to the loop', () => {
      expect(table.select[dtype].run(500, x.slice(), 0, 1, x, 0, 1, y, 0, 1)).toBe(false)
    })
  })
})
