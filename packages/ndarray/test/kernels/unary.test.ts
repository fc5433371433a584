import { describe, expect, it } from 'vitest'
import type { Loop } from '../../src/kernels/dispatch.ts'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const ways = [
  ['kernels', await withWebAssembly()],
  ['plain loops', await withoutWebAssembly()],
] as const

const functions = { neg: (x: number) => -x, abs: Math.abs, sqrt: Math.sqrt }
const names = Object.keys(functions) as (keyof typeof functions)[]

const edges = [0, -0, 1, -1, 1 / 3, Infinity, -Infinity, Number.NaN, 5e-324, -3e-310, 1e-45, 1.5e300, 3e38]
const numbers = Array.from({ length: 20_011 }, (_, e) => (e % 3 === 0 ? edges[e % edges.length] : Math.sin(e) * 100))

describe.each(ways)('%s', (way, { single }) => {
  // Eight lengths, each at two places: for some of them the plain loop has to do it.
  describe.each([
    [Float64Array, 4],
    [Float32Array, way === 'kernels' ? 6 : 16],
  ] as const)('%o', (Type, left) => {
    const x = Type.from(numbers)

    it.each(names)('%s of many numbers is that of each, anywhere in their arrays', (name) => {
      let byLoop = 0
      const plain: Loop = (n, out, k, sk, x, i, si) => {
        byLoop++
        for (let e = 0; e < n; e++) out[k + e * sk] = functions[name](x[i + e * si])
      }
      const loop = single(name, plain)
      for (const n of [0, 3, 20, 1024, 1027, 8193, 16_385, 20_000]) {
        for (const [k, i] of [
          [0, 0],
          [1, 3],
        ]) {
          const out = new Type(n + 2)
          loop(n, out, k, 1, x, i, 1, x, 0, 0)
          const expected = new Type(n + 2)
          for (let e = 0; e < n; e++) expected[k + e] = functions[name](x[i + e])
          expect(out).toEqual(expected)
        }
      }
      expect(byLoop).toBe(left)
    })

    it.each(names)('%s of any number of numbers', (name) => {
      const loop = single(name, (n, out, k, _sk, x, i) => {
        for (let e = 0; e < n; e++) out[k + e] = functions[name](x[i + e])
      })
      for (let n = 0; n < 196; n++) {
        const out = new Type(n + 1)
        loop(n, out, 0, 1, x, n % 5, 1, x, 0, 0)
        expect(out).toEqual(Type.from([...x.subarray(n % 5, (n % 5) + n)].map(functions[name]).concat(0)))
      }
    })

    it('steps, and results of another type, are left to the plain loop', () => {
      const sizes: number[] = []
      const loop = single('neg', (n) => sizes.push(n))
      loop(2000, new Type(4000), 0, 2, x, 0, 1, x, 0, 0)
      loop(2001, new Type(4000), 0, 1, x, 0, 3, x, 0, 0)
      loop(2002, new Int32Array(4000), 0, 1, x, 0, 1, x, 0, 0)
      loop(2003, new Type(4000), 0, 1, Int32Array.from(x), 0, 1, x, 0, 0)
      expect(sizes).toEqual([2000, 2001, 2002, 2003])
    })
  })
})
