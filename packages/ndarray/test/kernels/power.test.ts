import { describe, expect, it } from 'vitest'
import type { Loop } from '../../src/kernels/dispatch.ts'
import { pow } from '../../src/math/float64/pow.ts'
import { anyDoubles, spread } from '../math/ulp.ts'
import { bothWays } from './both-ways.ts'
import { differences } from './differences.ts'

const edges = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2 ** -1022, Number.MAX_VALUE, -8, 1 - 2 ** -53]
const bases = Float64Array.of(
  ...edges,
  ...anyDoubles(3000, 1),
  ...spread(3000, -3, 3),
  ...spread(1000, 0, 1e3),
  ...spread(1000, 1 - 1e-9, 1 + 1e-9),
)

describe.each(await bothWays())('%s', (_, { table, run }) => {
  const power = (...args: Parameters<Loop>) => run(table.pow.float64, ...args)

  const whole = [0, 1, 2, 3, 4, 5, 7, 8, 31, 63, 64, 65].flatMap((n) => [n, -n])
  const others = [0.5, -0.5, 1 / 3, 1.5, -2.5, 64.5, 300.25, -1e-9, 1e15, -1e300, Infinity, -Infinity, NaN]

  it.each([...whole, ...others])('to the power %d, every number is the same as alone, bit for bit', (y) => {
    const out = new Float64Array(bases.length)
    power(bases.length, out, 0, 1, bases, 0, 1, Float64Array.of(y), 0, 0)
    expect(
      differences(
        out,
        bases.map((x) => pow(x, y)),
      ),
    ).toEqual([])
  })

  it('each number to a power of its own is the same as alone, bit for bit', () => {
    const n = 20_000
    const x = Float64Array.from({ length: n }, (_, i) => bases[(i * 7) % bases.length])
    const powers = Float64Array.of(...whole, ...others, ...edges, ...spread(500, -20, 20), ...anyDoubles(200, 5))
    const y = Float64Array.from({ length: n }, (_, i) => powers[(i * 11) % powers.length])
    const out = new Float64Array(n)
    power(n, out, 0, 1, x, 0, 1, y, 0, 1)
    expect(
      differences(
        out,
        x.map((base, i) => pow(base, y[i])),
      ),
    ).toEqual([])
  })

  it.each([3, -1.5, 0.5])('to the power %d, nothing depends on length and offset', (exponent) => {
    const x = spread(80, 0.5, 3)
    const y = Float64Array.of(9, exponent)
    for (let n = 0; n <= 67; n++) {
      for (const i of [0, 1, 2, 3]) {
        const out = new Float64Array(n + 5).fill(9)
        power(n, out, 2, 1, x, i, 1, y, 1, 0)
        const expected = x.subarray(i, i + n).map((base) => pow(base, exponent))
        expect(differences(out, [9, 9, ...expected, 9, 9, 9])).toEqual([])
      }
    }
  })

  it('nothing depends on steps', () => {
    const [x, y] = [spread(200, 0, 3), spread(200, -5, 5)]
    const out = new Float64Array(120)
    power(40, out, 117, -3, x, 7, 4, y, 190, -2)
    for (let e = 0; e < 40; e++) expect(out[117 - 3 * e]).toBe(pow(x[7 + 4 * e], y[190 - 2 * e]))
  })

  it.each([3, 1.7, 0.5])('to the power %d, float32 is rounded once', (exponent) => {
    const x = Float32Array.from([...edges, ...spread(1000, -3, 3), 1e30, 1e-30])
    const out = new Float32Array(x.length)
    power(x.length, out, 0, 1, x, 0, 1, Float32Array.of(exponent), 0, 0)
    const expected = Float32Array.from(x, (base) => pow(base, Math.fround(exponent)))
    expect(differences(out, expected)).toEqual([])
  })
})
