import { describe, expect, it } from 'vitest'
import { withoutWebAssembly, withWebAssembly } from './both-ways.ts'

const ways = [
  ['kernels', await withWebAssembly()],
  ['plain loops', await withoutWebAssembly()],
] as const

const edges = [0, -0, Infinity, -Infinity, Number.NaN, 5e-324, 3e38]
/** Numbers of all kinds, of which few are edges. */
const numbers = (n: number) =>
  Float64Array.from({ length: n }, (_, i) =>
    i % 97 === 5 ? edges[((i / 97) % edges.length) | 0] : ((i * 7919) % 1000) / 997 - 0.3,
  )

describe.each(ways)('%s', (_, { foldRun, foldRuns }) => {
  describe.each(['sum', 'largest', 'smallest'] as const)('%s', (name) => {
    it.each([
      [100, 1],
      [100, 3],
      [9, 10],
      [10, 10],
      [101, 7],
      [101, 8],
      [101, 9],
      [300, 130],
      [8193, 1],
      [2000, 17],
      [20, 4097],
      [12, 9000],
      [0, 5],
    ])('%i runs of %i, each as if it were alone', (runs, n) => {
      for (const Type of [Float64Array, Float32Array, Int32Array]) {
        const x = Type.from(numbers(5 + runs * n))
        const out = new Float64Array(runs + 2).fill(0.1)
        const alone = Array.from({ length: runs }, (_, run) => foldRun(name, n, x, 5 + run * n))
        foldRuns(name, runs, n, out, 1, x, 5)
        expect(out).toEqual(Float64Array.of(0.1, ...alone, 0.1))
      }
    })
  })

  it('of nothing', () => {
    const out = new Float64Array(40)
    foldRuns('sum', 20, 0, out, 0, new Float64Array(0), 0)
    foldRuns('largest', 20, 0, out, 20, new Float64Array(0), 0)
    expect(out).toEqual(Float64Array.from({ length: 40 }, (_, e) => (e < 20 ? 0 : -Infinity)))
  })

  it('0 is above -0 in a run of any length', () => {
    const extremesOf = (...run: number[]) => {
      const out = new Float64Array(40)
      const x = Float64Array.from({ length: 20 * run.length }, (_, e) => run[e % run.length])
      foldRuns('largest', 20, run.length, out, 0, x, 0)
      foldRuns('smallest', 20, run.length, out, 20, x, 0)
      return [out[19], out[20]]
    }
    for (const zeros of [
      [0, -0],
      [-0, 0, -0],
      [-0, -0, -0, -0, -0, -0, -0, -0, 0],
    ]) {
      expect(extremesOf(...zeros)).toEqual([0, -0])
    }
    expect(extremesOf(-0, -0)).toEqual([-0, -0])
  })
})
