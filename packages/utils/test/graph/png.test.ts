import { describe, expect, it } from 'vitest'
import { svgToPng } from '../../src/index.ts'

/** Width and height that a PNG file says it has. */
const sizeOf = (png: Uint8Array) => [16, 20].map((at) => new DataView(png.buffer, png.byteOffset).getUint32(at))

const svg = (size: string, content = '') => `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`

describe('svgToPng', () => {
  it.each([
    ['pixels', 'width="30" height="20"', [60, 40]],
    ['pixels, said so', 'width="30px" height="20px"', [60, 40]],
    ['points', 'width="30pt" height="15pt" viewBox="0 0 30 15"', [80, 40]],
    ['millimetres', 'width="25.4mm" height="12.7mm"', [192, 96]],
    ['single quotes', "width='30' height='20'", [60, 40]],
    ['the units of its viewBox', 'viewBox="0 0 30 20"', [60, 40]],
    ['those of its viewBox, said so', 'width="100%" height="100%" viewBox="0, 0, 30, 20"', [60, 40]],
    ['a width, with the ratio of its viewBox', 'width="60" viewBox="0 0 30 20"', [120, 80]],
    ['a height, with the ratio of its viewBox', 'height="40" viewBox="0 0 30 20"', [120, 80]],
    ['fractions', 'width="30.5" height="20"', [61, 40]],
  ])('gives two pixels for each of an SVG in %s', async (_, size, expected) => {
    const png = await svgToPng(svg(size))
    expect([...png.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')])
    expect(sizeOf(png)).toEqual(expected)
  })

  it('draws italics in italics', async () => {
    const text = (style: string) =>
      svg('width="60" height="30"', `<text x="5" y="20" font-style="${style}">sin x</text>`)
    expect(await svgToPng(text('italic'))).not.toEqual(await svgToPng(text('normal')))
  })

  it.each(['', 'width="30"', 'viewBox="0 0 0 10"', 'width="100%" height="100%"'])(
    'refuses an SVG that does not say how large it is: <svg %s>',
    async (size) => {
      await expect(svgToPng(svg(size))).rejects.toThrow('svgToPng: the <svg> tag needs a size')
    },
  )

  const square = (css: string, attributes = '') =>
    svg('viewBox="0 0 9 9"', `<style>${css}</style><path d="M2 2h5v5z" ${attributes}/>`)

  it.each([
    ['a variable', ':root { --ink: teal } path { fill: var(--ink) }'],
    ['a variable of the svg', 'svg { --ink: teal; --soft: red } path { fill: var( --ink ) }'],
    ['a variable whose value is another', ':root { --ink: var(--deep, red); --deep: teal } path { fill: var(--ink) }'],
    ['the fallback of a variable', 'path { fill: var(--ink, teal) }'],
    ['the last of two values', ':root { --ink: red } path { fill: var(--ink) } :root { --ink: teal }'],
    ['a light screen', ':root { --ink: red } @media (prefers-color-scheme: light) { path { fill: teal } }'],
    ['no dark screen', 'path { fill: teal } @media (prefers-color-scheme: dark) { path { fill: red } }'],
    ['no comment', '/* :root { fill: var(--x) } */ path { /* { */ fill: teal }'],
    ['CSS between marks of CDATA', '<![CDATA[ :root { --ink: teal } path { fill: var(--ink) } ]]>'],
  ])('draws CSS as a light screen does: %s', async (_, css) => {
    expect(await svgToPng(square(css))).toEqual(await svgToPng(square('', 'fill="teal"')))
  })

  it.each(['fill="var(--ink)"', 'style="fill: var(--ink)"', "style='stroke: none; fill: var(--ink)'"])(
    'draws variables in attributes: %s',
    async (attributes) => {
      expect(await svgToPng(square(':root { --ink: teal }', attributes))).toEqual(
        await svgToPng(square('', 'fill="teal"')),
      )
    },
  )

  it.each([
    ['path { fill: var(--ink) }', 'svgToPng: var(--ink) has no value; set it in a rule for :root'],
    [':root { --a: var(--b); --b: var(--a) } path { fill: var(--a) }', 'svgToPng: the value of --a refers to itself'],
    ['path { --ink: red }', 'svgToPng: --ink is set in path; only :root may set variables'],
    ['@media (min-width: 9px) { path { fill: red } }', 'its CSS has "@media (min-width: 9px)", which cannot be drawn'],
    ['@import url(x.css);', 'its CSS has "@import url(x.css)", which cannot be drawn'],
    ['path { fill: light-dark(red, blue) }', 'its CSS has "light-dark(red, blue)", which cannot be drawn'],
    ['path { fill: red', 'svgToPng: a bracket of its CSS is never closed: { fill: red'],
  ])('refuses what it cannot draw, by name: %s', async (css, message) => {
    await expect(svgToPng(square(css))).rejects.toThrow(message)
    await expect(svgToPng(square(css))).rejects.toThrow(TypeError)
  })

  it('draws a font that is given in one property', async () => {
    const text = (css: string) => svg('viewBox="0 0 90 30"', `<style>text { ${css} }</style><text y="20">max(x)</text>`)
    expect(await svgToPng(text("font: italic 17px/1.2 Times, 'Noto Sans', serif"))).toEqual(
      await svgToPng(text('font-style: italic; font-size: 17px')),
    )
  })
})
