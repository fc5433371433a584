import { DOMParser } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { renderDotGraph } from '../../src/index.ts'
import { cores } from '../cores.ts'
import { ofBothCores } from '../graphs.ts'

const [{ core }] = cores
const { Variable } = core

/** The parsed picture; xmldom throws where it is not well-formed. */
const parsed = (svg: string) =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(svg, 'image/svg+xml')

const texts = (svg: string) => Array.from(parsed(svg).getElementsByTagName('text'), (text) => text.textContent)

describe.each(cores)('the picture of a graph of $name', ({ core }) => {
  it('is one SVG element with a node for each node of the graph', async () => {
    const svg = await renderDotGraph(ofBothCores.goldstein(core), { format: 'svg', verbose: false })
    expect(svg).toMatch(/^<svg width="\d+pt" height="\d+pt"/)
    expect(parsed(svg).getElementsByTagName('ellipse')).toHaveLength(57)
    expect(texts(svg).filter((text) => text === 'Mul')).toHaveLength(17)
  })

  it('shows shapes and dtypes unless told not to', async () => {
    const x = new core.Variable([[1, 2]], { name: 'x' })
    expect(texts(await renderDotGraph(x))).toEqual(['x: (1, 2) float64'])
    expect(texts(await renderDotGraph(x, { verbose: false }))).toEqual(['x'])
  })
})

describe('a picture', () => {
  it.each([
    'say "x"',
    "it's {a|b}",
    '</script><img src=x onerror=alert(1)>',
    'back\\slash \\N \\l',
    '&lt; &amp; &#65;',
    ']]> -->',
    'θ σ₁ ∂y/∂x',
    '변수 가중치',
    '変数 🙂',
  ])('shows a name exactly, and stays well-formed: %s', async (name) => {
    const svg = await renderDotGraph(new Variable(1, { name }), { verbose: false })
    expect(texts(svg)).toEqual([name])
  })

  it('breaks lines where a name does', async () => {
    const svg = await renderDotGraph(new Variable(1, { name: 'two\nlines' }), { verbose: false })
    expect(texts(svg)).toEqual(['two', 'lines'])
  })

  it('stays well-formed with characters that XML forbids', async () => {
    const svg = await renderDotGraph(new Variable(1, { name: 'a\u0000\u001b\ud800\uffff' }), { verbose: false })
    expect(texts(svg)).toEqual([String.raw`a\u0\u1b\ud800\uffff`])
  })

  it('of one graph is always the same', async () => {
    const [first, second] = [1, 2].map(() => renderDotGraph(ofBothCores.goldstein(core)))
    expect(await first).toBe(await second)
  })
})

describe('refused are', () => {
  const chain = (length: number) => {
    let y = new Variable(1)
    for (let i = 0; i < length; i++) y = y.neg()
    return y
  }

  it('graphs too large to read', async () => {
    await expect(renderDotGraph(chain(500))).rejects.toThrow(
      new RangeError('renderDotGraph: a picture of 1001 nodes is too large to read; maxNodes, now 1000, allows it'),
    )
  })

  it('but not if maxNodes allows them', async () => {
    expect(texts(await renderDotGraph(chain(500), { verbose: false, maxNodes: 1001 }))).toHaveLength(500)
  })

  it('graphs that Graphviz fails at; the next one is drawn again', async () => {
    const x = new Variable(1)
    let y = x.neg()
    for (let i = 0; i < 300; i++) y = y.add(x.neg())
    await expect(renderDotGraph(y, { maxNodes: 2000 })).rejects.toThrow(
      /^renderDotGraph: Graphviz cannot lay out this graph of 1203 nodes: /,
    )
    expect(texts(await renderDotGraph(x, { verbose: false }))).toEqual([])
  })

  it('other formats', async () => {
    await expect(renderDotGraph(new Variable(1), { format: 'png' as 'svg' })).rejects.toThrow(
      new TypeError('renderDotGraph: there is only the format "svg", not "png"; plotDotGraph writes PNG files'),
    )
  })

  it('what is no Variable', async () => {
    await expect(renderDotGraph(new Variable(1).data as unknown as InstanceType<typeof Variable>)).rejects.toThrow(
      new TypeError('renderDotGraph: expected a Variable, got NdArray'),
    )
  })
})
