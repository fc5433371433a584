import { describe, expect, it } from 'vitest'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const ways = [
  ['kernels', await withWebAssembly()],
  ['plain loops', await withoutWebAssembly()],
] as const

const folds = {
  addRows: (a: number, b: number) => a + b,
  raiseToRows: (a: number, b: number) => Math.max(a, b),
  lowerToRows: (a: number, b: number) => Math.min(a, b),
}

const edges = [0, -0, Infinity, Number.NaN, 5e-324, 3e38]
/** Numbers of all kinds, of which few are edges. */
const numbers = (n: number) =>
  Float64Array.from({ length: n }, (_, i) =>
    i % 997 === 5 ? edges[((i / 997) % edges.length) | 0] : ((i * 7919) % 1000) / 997 - 0.3,
  )

describe.each(ways)('%s', (_, { foldRows }) => {
  describe.each(Object.keys(folds) as (keyof typeof folds)[])('%s', (name) => {
    it.each([
      [3, 5],
      [41, 300],
      [300, 41],
      [1, 2000],
      [130, 1501],
      [2, 9000],
      [9000, 33],
      [0, 600],
    ])('%i rows of %i, one after the other', (rows, columns) => {
      for (const [step, Type] of [
        [columns, Float64Array],
        [columns + 3, Float32Array],
      ] as const) {
        const x = Type.from(numbers(5 + rows * step))
        const out = new Float64Array(columns + 2).fill(0.1)
        const expected = out.slice()
        for (let row = 0; row < rows; row++) {
          for (let c = 0; c < columns; c++) expected[1 + c] = folds[name](expected[1 + c], x[5 + row * step + c])
        }
        foldRows(name, rows, columns, out, 1, x, 5, step)
        expect(out).toEqual(expected)
      }
    })
  })
})
