import { describe, expect, it } from 'vitest'
import { fullOnly } from '../src/full-only.ts'
import { type Comparison, compare } from '../src/measure.ts'
import { problems } from '../src/problems.ts'
import { comparisonTable, fullOnlyTable } from '../src/report.ts'

describe('the comparison of the cores', () => {
  const comparisons: Comparison[] = compare(problems, 1)
  const of = (name: string) => comparisons.find(({ problem }) => problem === name)!.measurements

  it.each(comparisons.map((comparison) => [comparison.problem, comparison] as const))(
    '%s: value and gradients are the same to the last bit',
    (_, { equal }) => expect(equal).toBe(true),
  )

  it('has the values of the Python original', () => {
    const { simple } = of('Goldstein–Price')
    expect(simple.value).toBe(1876)
    expect(simple.gradients.map((gradient) => gradient.item())).toEqual([-5376, 8064])
  })

  it('counts the functions alive after backward: those of the gradients only with createGraph', () => {
    const nodes = Object.values(of('Goldstein–Price')).map(({ nodesAlive }) => nodesAlive)
    expect(nodes[0]).toBe(38)
    expect(nodes[1]).toBe(38)
    expect(nodes[2]).toBeGreaterThan(38)
  })

  it('is a table with a line for each problem', () => {
    const lines = comparisonTable(comparisons).split('\n')
    expect(lines).toHaveLength(problems.length + 2)
    expect(lines[4]).toMatch(/^\| Goldstein–Price +\| yes +\|.+µs → .+µs \(.+×\) \|/)
  })
})

describe('what only the full core can do', () => {
  it('is exact', () => {
    for (const { result, exact } of fullOnly()) expect(result).toBeCloseTo(exact, 12)
  })

  it('is a table with a line for each', () => {
    expect(fullOnlyTable(fullOnly()).split('\n')).toHaveLength(fullOnly().length + 2)
  })
})
