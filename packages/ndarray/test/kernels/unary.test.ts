import { describe, expect, it } from 'vitest'
import { bothWays } from './both-ways.ts'
import { differences } from './differences.ts'

const functions = { neg: (x: number) => -x, abs: Math.abs, sqrt: Math.sqrt }
const names = Object.keys(functions) as (keyof typeof functions)[]

const edges = [0, -0, 1, -1, 1 / 3, Infinity, -Infinity, Number.NaN, 5e-324, -3e-310, 1e-45, 1.5e300, 3e38]
const numbers = Array.from({ length: 20_011 }, (_, e) => (e % 3 === 0 ? edges[e % edges.length] : Math.sin(e) * 100))

describe.each(await bothWays())('%s', (_, { table, run }) => {
  describe.each([
    ['float64', Float64Array],
    ['float32', Float32Array],
  ] as const)('%s', (dtype, Type) => {
    const x = Type.from(numbers)

    it.each(names)('%s of many numbers is that of each, anywhere in their arrays', (name) => {
      for (const n of [0, 3, 20, 1024, 1027, 8193, 16_385, 20_000]) {
        for (const [k, i] of [
          [0, 0],
          [1, 3],
        ]) {
          const out = new Type(n + 2)
          run(table[name][dtype], n, out, k, 1, x, i, 1, x, i, 1)
          const expected = new Type(n + 2)
          for (let e = 0; e < n; e++) expected[k + e] = functions[name](x[i + e])
          expect(differences(out, expected)).toEqual([])
        }
      }
    })

    it.each(names)('%s of any number of numbers, in steps too', (name) => {
      for (let n = 0; n < 196; n++) {
        for (const step of [1, 3, -1]) {
          const out = new Type(n + 1)
          const i = step < 0 ? 600 : n % 5
          run(table[name][dtype], n, out, 0, 1, x, i, step, x, i, step)
          const expected = new Type(n + 1)
          for (let e = 0; e < n; e++) expected[e] = functions[name](x[i + e * step])
          expect(differences(out, expected)).toEqual([])
        }
      }
    })
  })
})
