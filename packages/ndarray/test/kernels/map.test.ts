import { describe, expect, it } from 'vitest'
import { exp, expm1 } from '../../src/fdlibm/exp.ts'
import { log, log1p } from '../../src/fdlibm/log.ts'
import { cos, sin } from '../../src/fdlibm/sin.ts'
import { tan } from '../../src/fdlibm/tan.ts'
import { tanh } from '../../src/fdlibm/tanh.ts'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'
import { anyDoubles, spread } from './ulp.ts'

const functions = { exp, expm1, log, log1p, sin, cos, tan, tanh }
const names = Object.keys(functions) as (keyof typeof functions)[]

const ways = [
  ['kernels', await withWebAssembly()],
  ['plain loops', await withoutWebAssembly()],
] as const

/** Where the results differ in any bit; all NaN count as one. */
const differences = (results: ArrayLike<number>, expected: ArrayLike<number>) =>
  Array.from(results).flatMap((result, i) => (Object.is(result, expected[i]) ? [] : [[i, result, expected[i]]]))

const inputs = Float64Array.of(
  ...[0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2 ** -1022, Number.MAX_VALUE, 1, -1, 0.625, 22, 709.9, -745.2],
  ...anyDoubles(20_000, 3),
  ...spread(10_000, -10, 10),
  ...spread(10_000, -1, 1),
  ...spread(10_000, -2e6, 2e6),
)

describe.each(ways)('%s', (way, { mapping, kernels }) => {
  it('are what runs', () => expect(kernels() === undefined).toBe(way === 'plain loops'))

  describe.each(names)('%s', (name) => {
    const loop = mapping(name)
    const f = functions[name]

    it('is the function of each element, bit for bit', () => {
      const out = new Float64Array(inputs.length)
      loop(inputs.length, out, 0, 1, inputs, 0, 1, inputs, 0, 0)
      expect(differences(out, inputs.map(f))).toEqual([])
    })

    it('depends on no length and no offset', () => {
      const x = spread(80, -3, 3)
      for (let n = 0; n <= 67; n++) {
        for (const i of [0, 1, 2, 3]) {
          const out = new Float64Array(n + 5).fill(9)
          loop(n, out, 2, 1, x, i, 1, x, 0, 0)
          expect(differences(out, [9, 9, ...x.subarray(i, i + n).map(f), 9, 9, 9])).toEqual([])
        }
      }
    })

    it('depends on no steps', () => {
      const x = spread(200, -3, 3)
      const out = new Float64Array(120)
      loop(40, out, 117, -3, x, 7, 4, x, 0, 0)
      for (let e = 0; e < 40; e++) expect(out[117 - 3 * e]).toBe(f(x[7 + 4 * e]))
    })

    it('is rounded once for float32, and takes integers', () => {
      const singles = Float32Array.from(spread(1000, -3, 3))
      const ofSingles = new Float32Array(1000)
      loop(1000, ofSingles, 0, 1, singles, 0, 1, singles, 0, 0)
      expect(differences(ofSingles, Float32Array.from(singles, f))).toEqual([])

      const integers = Int32Array.from({ length: 100 }, (_, i) => i - 50)
      const ofIntegers = new Float64Array(100)
      loop(100, ofIntegers, 0, 1, integers, 0, 1, integers, 0, 0)
      expect(differences(ofIntegers, Float64Array.from(integers, f))).toEqual([])
    })
  })
})
