import { describe, expect, it } from 'vitest'
import { arrays } from '../src/arrays.ts'
import { calculus } from '../src/calculus.ts'
import { convolutions } from '../src/convolutions.ts'
import { graphs } from '../src/graphs.ts'
import { measure } from '../src/measure.ts'
import { networks } from '../src/networks.ts'
import { table } from '../src/report.ts'

describe('the benchmark', () => {
  it.each(
    [...graphs, ...calculus, ...networks, ...arrays, ...convolutions]
      .filter(({ name }) => !/^(matmul|conv 64)/.test(name))
      .map((row) => [row.name, row] as const),
  )('%s runs, and gives numbers to compare with those of other libraries', (name, row) => {
    const { median, quartiles, runs } = measure(row, 1)
    expect(row.run()()).toHaveProperty('shape')
    expect(quartiles[0]).toBeLessThanOrEqual(median)
    expect(median).toBeLessThanOrEqual(quartiles[1])
    expect(runs, name).toBeGreaterThanOrEqual(5)
  })

  it('divides by the operations that a run counts for', () => {
    const wait = () => () => {
      const end = performance.now() + 1
      while (performance.now() < end);
    }
    const { median } = measure({ name: 'wait', run: wait, per: 1000 }, 5)
    expect(median).toBeGreaterThan(0.0009)
    expect(median).toBeLessThan(0.1)
  })

  it('prints a table', () => {
    const rows = [{ name: 'a', median: 0.5, quartiles: [0.25, 2] as [number, number], runs: 7 }]
    expect(table(rows)).toMatch(/\| a +\| 500 µs \| 250 µs – 2\.00 ms \| +7 \|/)
  })
})
