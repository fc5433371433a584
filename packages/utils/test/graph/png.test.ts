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

  it.each(['', 'viewBox="0 0 10 10"', 'width="100%" height="100%"'])(
    'refuses an SVG that does not say how large it is: <svg %s>',
    async (size) => {
      await expect(svgToPng(svg(size))).rejects.toThrow('svgToPng: the <svg> tag must say how large it is')
    },
  )
})
