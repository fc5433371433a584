import { graphOf } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { cores } from '../cores.ts'

describe.each(cores)('graphOf, for $name', ({ core: { Variable } }) => {
  it('is everything that a result was computed from, each once, from the result backward', () => {
    const [a, b] = [new Variable(1, { name: 'a' }), new Variable(2, { name: 'b' })]
    const shared = a.mul(b)
    const y = shared.add(shared.mul(a))
    const { variables, functions } = graphOf(y)
    expect([...functions].map(({ name }) => name)).toEqual(['Add', 'Mul', 'Mul'])
    expect([...variables].filter((x) => x.creator === undefined).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['a', 'b']),
    )
    expect(variables).toEqual(new Set([y, shared, y.creator?.inputs[1], a, b]))
  })

  it('of a leaf is the leaf', () => {
    const x = new Variable(1)
    expect(graphOf(x)).toEqual({ variables: new Set([x]), functions: new Set() })
  })

  it('goes as deep as the graph', () => {
    let y = new Variable(1)
    for (let i = 0; i < 100_000; i++) y = y.neg()
    expect(graphOf(y).functions.size).toBe(100_000)
  })

  it('refuses what is no Variable', () => {
    expect(() => graphOf(2 as never)).toThrow('graphOf: expected a Variable, got the number 2')
  })
})
