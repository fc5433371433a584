import { afterEach, describe, expect, it } from 'vitest'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const { combine } = await withWebAssembly()
const plain = await withoutWebAssembly()

const operations = {
  add: (x: number, y: number) => x + y,
  sub: (x: number, y: number) => x - y,
  mul: (x: number, y: number) => x * y,
  div: (x: number, y: number) => x / y,
  maximum: (x: number, y: number) => Math.max(x, y),
  minimum: (x: number, y: number) => Math.min(x, y),
}
type Operation = keyof typeof operations
const names = Object.keys(operations) as Operation[]

const edges = [0, -0, 1, -1, 1 / 3, Infinity, -Infinity, Number.NaN, 5e-324, -3e-310, 1e-45, 1.5e300, 3e38, -(2 ** 53)]
/** Numbers of all kinds, in an order that meets each with each. */
const numbers = (n: number, step: number) =>
  Array.from({ length: n }, (_, e) => (e % 3 === 0 ? edges[(e * step) % edges.length] : Math.sin(e * step) * 100))

describe.each([
  [Float64Array, 16],
  [Float32Array, 128],
] as const)('%o', (Type, least) => {
  const x = Type.from(numbers(20_011, 5))
  const y = Type.from(numbers(20_011, 11))

  /** What JavaScript's own arithmetic makes of the same pairs. */
  function expected(name: Operation, n: number, i: number, xSize: number, j: number, ySize: number) {
    return Type.from(Array.from({ length: n }, (_, e) => operations[name](x[i + (e % xSize)], y[j + (e % ySize)])))
  }

  describe.each(names)('%s', (name) => {
    it.each([
      [1024, 1024, 1024],
      [1027, 1027, 1],
      [1027, 1, 1027],
      [8193, 8193, 8193],
      [20_001, 20_001, 3],
      [20_000, 1000, 20_000],
      [16_385, 16_385, 1],
      [20_000, 20_000, 4000],
      [20_000, 20_000, 10_000],
      [20_000, 1000, 1],
      [12_000, 4, 6000],
      [20_000, 1, 1],
    ])('%i pairs, of runs of %i and %i, anywhere in their arrays', (n, xSize, ySize) => {
      for (const [k, i, j] of [
        [0, 0, 0],
        [1, 3, 7],
      ]) {
        const out = new Type(n + 2)
        expect(combine(name, n, out, k, x, i, xSize, y, j, ySize)).toBe(true)
        expect(out.subarray(k, k + n)).toEqual(expected(name, n, i, xSize, j, ySize))
        expect([out.subarray(0, k).every((v) => v === 0), out.subarray(k + n).every((v) => v === 0)]).toEqual([
          true,
          true,
        ])
      }
    })
  })

  it.each(names)('%s of any number of pairs, from the least that are worth it on', (name) => {
    for (let n = least; n < least + 68; n++) {
      const out = new Type(n + 1)
      expect(combine(name, n, out, 0, x, n % 5, n, y, n % 3, n)).toBe(true)
      expect(out.subarray(0, n)).toEqual(expected(name, n, n % 5, n, n % 3, n))
      expect(out[n]).toBe(0)
    }
  })

  it('what does not lie side by side in one type of float is left to the plain loop, untouched', () => {
    const out = new Type(20_000)
    const left = [
      combine('add', least - 1, out, 0, x, 0, least - 1, y, 0, least - 1), // too few
      combine('add', 2000, out, 0, x, 0, 0, y, 0, 2000), // gaps
      combine('add', 20_000, out, 0, x, 0, 20_000, Int32Array.from(y), 0, 20_000), // another type
      combine('add', 2000, new Int32Array(2000), 0, x, 0, 2000, y, 0, 2000),
    ]
    expect(left).toEqual(left.map(() => false))
    expect(out.every((v) => v === 0)).toBe(true)
  })
})

describe('int32', () => {
  const integers = { ...operations, mul: Math.imul, div: undefined }
  const whole = (n: number, step: number) => Int32Array.from({ length: n }, (_, e) => Math.imul(e * step, 0x9e3779b1))
  const x = whole(20_011, 5)
  const y = whole(20_011, 11)

  it.each(names.filter((name) => name !== 'div'))('%s, modulo 2³²', (name) => {
    for (const [n, xSize, ySize] of [
      [128, 128, 128],
      [131, 131, 1],
      [8193, 8193, 8193],
      [20_001, 20_001, 3],
      [20_000, 1000, 20_000],
    ]) {
      const out = new Int32Array(n + 2)
      expect(combine(name, n, out, 1, x, 3, xSize, y, 7, ySize)).toBe(true)
      const expected = Array.from(
        { length: n },
        (_, e) => integers[name]?.(x[3 + (e % xSize)], y[7 + (e % ySize)]) ?? 0,
      )
      expect(out).toEqual(Int32Array.of(0, ...expected, 0))
    }
  })

  it('a quotient is left to the plain loop, which makes a float of it', () => {
    expect(combine('div', 2000, new Int32Array(2000), 0, x, 0, 2000, y, 0, 2000)).toBe(false)
  })
})

describe('float32 is left to the plain loop', () => {
  const x = Float32Array.from(numbers(34_000, 5))
  const out = new Float32Array(34_000)

  it('where there is no WebAssembly', () => {
    expect(plain.combine('add', 2000, out, 0, x, 0, 2000, x, 0, 2000)).toBe(false)
  })

  it('when a run does not fit into the memory of the kernels', () => {
    expect(combine('mul', 34_000, out, 0, x, 0, 34_000, x, 0, 17_000)).toBe(false)
  })

  afterEach(() => expect(out.every((v) => v === 0)).toBe(true))
})
