import { readFileSync } from 'node:fs'
import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { type GraphVariable, getDotGraph } from '../../src/index.ts'
import { cores } from '../cores.ts'
import { ofBothCores, ofTheFullCore } from '../graphs.ts'

interface Counts {
  functions: number
  variables: number
  edges?: number
  distinctEdges?: number
  kinds?: Record<string, number>
}

/** What the Python original counts in the same graphs. */
const figures: Record<string, Counts> = JSON.parse(
  readFileSync(new URL('figures/graphs.json', import.meta.url), 'utf8'),
).graphs

function count(output: GraphVariable): Required<Counts> {
  const lines = getDotGraph(output, { verbose: false }).split('\n')
  const functions = lines.flatMap((line) => /^f\d+ \[label="(\w+)"/.exec(line)?.[1] ?? [])
  const edges = lines.filter((line) => line.includes(' -> '))
  const kinds: Record<string, number> = {}
  for (const name of functions) kinds[name] = (kinds[name] ?? 0) + 1
  const variables = lines.filter((line) => /^v\d+ \[/.test(line)).length
  return { functions: functions.length, variables, edges: edges.length, distinctEdges: new Set(edges).size, kinds }
}

describe.each(cores)('the graph of $name', ({ core }) => {
  const { Variable } = core

  it('is drawn as in the book: orange variables, light blue functions (step 25)', () => {
    const x = new Variable(1, { name: 'x' })
    const y = x.neg()
    y.name = 'y'
    expect(getDotGraph(y, { verbose: false })).toBe(
      [
        'digraph g {',
        'v0 [label="y", color=orange, style=filled]',
        'v1 [label="x", color=orange, style=filled]',
        'f0 [label="Neg", color=lightblue, style=filled, shape=box]',
        'v1 -> f0',
        'f0 -> v0',
        '}',
        '',
      ].join('\n'),
    )
  })

  it.each(Object.entries(ofBothCores))('has as many nodes and edges as the original: %s', (name, build) => {
    expect(count(build(core))).toMatchObject(figures[name])
  })

  it('is the same text each time', () => {
    expect(getDotGraph(ofBothCores.goldstein(core))).toBe(getDotGraph(ofBothCores.goldstein(core)))
  })

  it('shows a variable once, however often it is used', () => {
    const x = new Variable(3, { name: 'x' })
    const dot = getDotGraph(x.mul(x), { verbose: false })
    expect(dot.match(/label="x"/g)).toHaveLength(1)
    expect(dot.match(/v1 -> f0/g)).toHaveLength(2)
  })

  it('shows all outputs of a function, also those that nothing uses', () => {
    class Twins extends core.FunctionNode {
      forward(x: typeof y.data) {
        return [x, x]
      }
      backward(gy0: typeof y.data) {
        return gy0
      }
    }
    const y = new Variable(1)
    const [first] = new Twins().call(y)
    expect(count(first)).toMatchObject({ functions: 1, variables: 3, edges: 3 })
  })

  it('of a leaf is one node', () => {
    expect(getDotGraph(new Variable(1, { name: 'x' }))).toBe(
      'digraph g {\nv0 [label="x: () float64", color=orange, style=filled]\n}\n',
    )
  })

  it('of 100,000 functions in a row is written without a stack overflow', () => {
    const x = new Variable(1)
    let y = x
    for (let i = 0; i < 100_000; i++) y = y.add(x)
    expect(count(y)).toMatchObject({ functions: 100_000, variables: 100_001, edges: 300_000 })
  })
})

describe('the graph of a gradient', () => {
  it.each(Object.entries(ofTheFullCore))('has as many nodes and edges as the original: %s', (name, build) => {
    expect(count(build())).toMatchObject(figures[name])
  })

  it('is compared for every figure there is', () => {
    expect(Object.keys({ ...ofBothCores, ...ofTheFullCore }).sort()).toEqual(Object.keys(figures).sort())
  })
})

describe('a label', () => {
  const [{ core }] = cores
  const labelOf = (x: GraphVariable, verbose = true) => /label="(.*)", color/.exec(getDotGraph(x, { verbose }))?.[1]
  const named = (name: string) => labelOf(new core.Variable(1, { name }), false)

  it.each([
    [undefined, 1, '() float64'],
    ['x', 1, 'x: () float64'],
    ['x', [1, 2, 3], 'x: (3,) float64'],
    ['W', array([[1], [2]], { dtype: 'float32' }), 'W: (2, 1) float32'],
  ])('of the name %s around %o reads %s', (name, data, label) => {
    expect(labelOf(new core.Variable(data, { name }))).toBe(label)
  })

  it.each([
    ['undefined', undefined, ''],
    ['x', 'x', 'x'],
  ])('without shape and dtype is only the name: %s', (_, name, label) => {
    expect(labelOf(new core.Variable([1, 2], { name }), false)).toBe(label)
  })

  it.each([
    ['quotes', 'say "x"', String.raw`say \"x\"`],
    ['backslashes', String.raw`a\nb \N`, String.raw`a\\nb \\N`],
    ['line breaks', 'a\nb\r\nc\rd', String.raw`a\nb\nc\nd`],
    ['the end of a script element', '</script>', '&lt;/script&gt;'],
    ['entities, which Graphviz would resolve', '&lt;', '&amp;lt;'],
    ['control characters', 'a\u0000b\tc\u001b[0m', String.raw`a\\u0b\\u9c\\u1b[0m`],
    ['halves of a character', 'a\ud800b', String.raw`a\\ud800b`],
    ['letters in two parts, as in file names of macOS', '변수'.normalize('NFD'), '변수'],
  ])('escapes %s', (_, name, label) => expect(named(name)).toBe(label))

  it.each(['{a|b}', 'θ σ₁ ∂y/∂x', '변수 가중치', '変数 🙂'])('leaves %s as it is', (name) =>
    expect(named(name)).toBe(name),
  )
})

it('a name that is no text is shown as text', () => {
  expect(getDotGraph(new cores[0].core.Variable(1, { name: 5 as never }), { verbose: false })).toContain('label="5"')
})

describe('what is no Variable', () => {
  it.each([
    ['an array', array([1, 2]), 'NdArray'],
    ['a number', 3, 'the number 3'],
    ['nothing', undefined, 'undefined'],
  ])('is refused: %s', (_, value, shown) => {
    expect(() => getDotGraph(value as unknown as GraphVariable)).toThrow(
      new TypeError(`getDotGraph: expected a Variable, got ${shown}`),
    )
  })
})
