import { describe, expect, it } from 'vitest'
import type * as loops from '../../src/kernels/loops.ts'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const { comparing, selecting } = await withWebAssembly()
const plain = await withoutWebAssembly()

const untaken = () => {
  throw new Error('the kernel was to do it')
}

const relations = {
  EQUAL: (x: number, y: number) => x === y,
  NOT_EQUAL: (x: number, y: number) => x !== y,
  LESS: (x: number, y: number) => x < y,
  LESS_EQUAL: (x: number, y: number) => x <= y,
}
const names = Object.keys(relations) as (keyof typeof relations)[]

const edges = [0, -0, 1, -1, Infinity, -Infinity, Number.NaN, 5e-324, 1e-45, 3e38]
/** Numbers of all kinds, in an order that meets each with each, and many with their like. */
const numbers = (n: number, step: number) =>
  Array.from({ length: n }, (_, e) =>
    e % 3 === 0 ? edges[(e * step) % edges.length] : Math.round(3 * Math.sin(e * step)),
  )

describe.each([[Float64Array], [Float32Array], [Int32Array]])('%o', (Type) => {
  const x = Type.from(numbers(20_011, 7))
  const y = Type.from(numbers(20_011, 11))

  describe.each(names)('%s', (name) => {
    const loop = comparing(name, untaken)
    const holds = relations[name]

    it.each([
      [1, 1],
      [1, 0],
      [0, 1],
    ])('in steps of %i and %i', (si, sj) => {
      for (const n of [128, 129, 135, 8192, 16_385, 20_000]) {
        const out = new Uint8Array(n + 2)
        loop(n, out, 1, 1, x, 5, si, y, 3, sj)
        const expected = Array.from({ length: n }, (_, e) => Number(holds(x[5 + e * si], y[3 + e * sj])))
        expect(out).toEqual(Uint8Array.of(0, ...expected, 0))
      }
    })
  })

  it.each([1, 0])('a selection in steps of %i', (sj) => {
    const loop = selecting(untaken)
    const masks = Uint8Array.from(x, (_, e) => [0, 1, 255, 0, 2][e % 5])
    for (const n of [128, 129, 135, 8192, 16_385, 20_000]) {
      const out = x.slice(0, n + 7)
      loop(n, out, 3, 1, masks, 2, 1, y, 1, sj)
      const expected = x.slice(0, n + 7)
      for (let e = 0; e < n; e++) if (masks[2 + e] !== 0) expected[3 + e] = y[1 + e * sj]
      expect(out).toEqual(expected)
    }
  })
})

describe('the plain loop takes', () => {
  const x = Float64Array.from(numbers(500, 7))
  const isTaken = (loop: typeof loops.less, ...args: Parameters<typeof loops.less>) => {
    expect(() => loop(...args)).toThrow('the kernel was to do it')
  }

  it('few elements, gaps, bytes, and what is not of one type', () => {
    const less = comparing('LESS', untaken)
    isTaken(less, 127, new Uint8Array(500), 0, 1, x, 0, 1, x, 0, 1)
    isTaken(less, 200, new Uint8Array(500), 0, 2, x, 0, 1, x, 0, 1)
    isTaken(less, 200, new Uint8Array(500), 0, 1, x, 0, 2, x, 0, 1)
    isTaken(less, 200, new Uint8Array(500), 0, 1, x, 0, 1, Float32Array.from(x), 0, 1)
    isTaken(less, 200, new Uint8Array(500), 0, 1, Uint8Array.from(x), 0, 1, Uint8Array.from(x), 0, 1)
    const select = selecting(untaken)
    isTaken(select, 127, x.slice(), 0, 1, new Uint8Array(500), 0, 1, x, 0, 1)
    isTaken(select, 200, x.slice(), 0, 1, x, 0, 1, x, 0, 1)
    isTaken(select, 200, x.slice(), 0, 1, new Uint8Array(500), 0, 1, Float32Array.from(x), 0, 1)
  })

  it('everything where there is no WebAssembly', () => {
    isTaken(plain.comparing('LESS', untaken), 200, new Uint8Array(500), 0, 1, x, 0, 1, x, 0, 1)
    isTaken(plain.selecting(untaken), 200, x.slice(), 0, 1, new Uint8Array(500), 0, 1, x, 0, 1)
  })
})
