import { describe, expect, it } from 'vitest'
import type { Loop } from '../../src/kernels/dispatch.ts'
import * as singleExp from '../../src/math/float32/exp.ts'
import * as singleLog from '../../src/math/float32/log.ts'
import * as singleSin from '../../src/math/float32/sin.ts'
import * as doubleExp from '../../src/math/float64/exp.ts'
import * as doubleLog from '../../src/math/float64/log.ts'
import * as doubleSin from '../../src/math/float64/sin.ts'
import { tan } from '../../src/math/float64/tan.ts'
import { tanh } from '../../src/math/float64/tanh.ts'
import { anyDoubles, spread } from '../math/ulp.ts'
import { bothWays } from './both-ways.ts'
import { differences } from './differences.ts'

const names = ['exp', 'expm1', 'log', 'log1p', 'sin', 'cos', 'tan', 'tanh'] as const

const types = [
  ['float64', Float64Array, { ...doubleExp, ...doubleLog, ...doubleSin, tan, tanh }],
  ['float32', Float32Array, { ...singleExp, ...singleLog, ...singleSin }],
] as const

const inputs = [
  ...[0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2 ** -1022, Number.MAX_VALUE, 1, -1, 0.625, 22, 709.9, -745.2],
  ...anyDoubles(20_000, 3),
  ...spread(10_000, -10, 10),
  ...spread(10_000, -1, 1),
  ...spread(10_000, -2e6, 2e6),
  ...spread(10_000, -110, 100),
]

describe.each(await bothWays())('%s', (way, { kernels, run, table }) => {
  it('are what runs', () => expect(kernels() === undefined).toBe(way === 'plain loops'))

  describe.each(types)('%s', (dtype, Type, functions) => {
    describe.each(names)('%s', (name) => {
      const loop = (...args: Parameters<Loop>) => run(table[name][dtype], ...args)
      const f = functions[name]

      it('is the function of each element, bit for bit', () => {
        const x = Type.from(inputs)
        const out = new Type(x.length)
        loop(x.length, out, 0, 1, x, 0, 1, x, 0, 0)
        expect(differences(out, x.map(f))).toEqual([])
      })

      it('depends on no length and no offset', () => {
        const x = Type.from(spread(80, -3, 3))
        for (let n = 0; n <= 67; n++) {
          for (const i of [0, 1, 2, 3]) {
            const out = new Type(n + 5).fill(9)
            loop(n, out, 2, 1, x, i, 1, x, 0, 0)
            expect(differences(out, [9, 9, ...x.subarray(i, i + n).map(f), 9, 9, 9])).toEqual([])
          }
        }
      })

      it('depends on no steps', () => {
        const x = Type.from(spread(200, -3, 3))
        const out = new Type(120)
        loop(40, out, 117, -3, x, 7, 4, x, 0, 0)
        for (let e = 0; e < 40; e++) expect(out[117 - 3 * e]).toBe(Type.of(f(x[7 + 4 * e]))[0])
      })
    })
  })

  it.each(names)('%s takes integers', (name) => {
    const integers = Int32Array.from({ length: 100 }, (_, i) => i - 50)
    const out = new Float64Array(100)
    run(table[name].int32, 100, out, 0, 1, integers, 0, 1, integers, 0, 0)
    expect(differences(out, Float64Array.from(integers, types[0][2][name]))).toEqual([])
  })
})
