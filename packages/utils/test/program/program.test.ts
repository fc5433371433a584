import { programOf } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import { cores } from '../cores.ts'

describe.each(cores)('programOf, for $name', ({ core: { Variable, noGrad } }) => {
  it('is every call once, each behind those whose results it takes', () => {
    const [a, b] = [new Variable(1), new Variable(2)]
    const shared = a.mul(b)
    const y = shared.neg().add(shared)
    const { calls, constants } = programOf([y, shared], { inputs: [a] })
    expect(calls.map(({ name }) => name)).toEqual(['Mul', 'Neg', 'Add'])
    expect(constants).toEqual([b])
  })

  it('begins at its inputs, also at results of calls', () => {
    const x = new Variable(1)
    const middle = x.neg()
    const y = middle.add(1)
    const { calls, constants } = programOf([y], { inputs: [middle] })
    expect(calls.map(({ name }) => name)).toEqual(['Add'])
    expect(constants).toEqual([y.creator?.inputs[1]])
  })

  it('has no calls where the outputs are leaves', () => {
    const [x, c] = [new Variable(1), new Variable(2)]
    expect(programOf([x, c], { inputs: [x] })).toEqual({ inputs: [x], constants: [c], calls: [], outputs: [x, c] })
  })

  it('goes as deep as the graph, and through one whose ways double at each call', () => {
    const x = new Variable(0)
    let y = x
    for (let i = 0; i < 100_000; i++) y = y.add(y)
    expect(programOf([y], { inputs: [x] }).calls).toHaveLength(100_000)
  })

  it('refuses an input that no output depends on, unless told, and an output that has no graph', () => {
    const [x, t] = [new Variable(1), new Variable(2, { name: 't' })]
    const y = x.neg()
    expect(() => programOf([y], { inputs: [x, t] })).toThrow('programOf: no output depends on input 2 ("t")')
    expect(programOf([y], { inputs: [x, t], allowUnused: true }).inputs).toEqual([x, t])
    const z = noGrad(() => x.neg())
    expect(() => programOf([z], { inputs: [] })).toThrow('programOf: output 1 was computed without a graph')
  })

  it('refuses what is no list of Variables, each once', () => {
    const x = new Variable(1)
    expect(() => programOf([x.neg()], { inputs: [x, x] })).toThrow(
      'programOf: a Variable is listed twice among the inputs',
    )
    expect(() => programOf(new Variable(1) as never, { inputs: [] })).toThrow('programOf: outputs are a list')
    expect(() => programOf([1 as never], { inputs: [] })).toThrow(
      'programOf, output 1: expected a Variable, got the number 1',
    )
  })
})
