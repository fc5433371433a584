import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fontsFor } from '../../src/graph/fonts.ts'
import { glyphsOf } from '../../src/graph/glyphs.ts'
import { fontOf } from './font-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'dezero-fonts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const korean = fontOf([[0xac00, 0xd7a3]])
const koreanBold = fontOf([[0xac00, 0xd7a3]], { format: 12 })
writeFileSync(join(folder, 'A Korean Bold.otf'), koreanBold)
writeFileSync(join(folder, 'Korean.TTF'), korean)
writeFileSync(join(folder, 'A broken.ttf'), korean.subarray(0, 30))
writeFileSync(join(folder, 'no font.txt'), koreanBold)

describe('for the labels of a PNG', () => {
  it.each(['x: (2, 3) float64', 'ÄÖÜ ß é ñ ł', 'αβγ θ σ₁ ∂y/∂x √ ∞ ≤', 'Привет'])(
    'the font that comes along is enough: %s',
    async (text) => {
      const [tinos, ...others] = await fontsFor(text, [])
      expect(others).toEqual([])
      const glyphs = glyphsOf(tinos)
      expect([...text].filter((c) => !glyphs(c.codePointAt(0)!))).toEqual([])
    },
  )

  it('a font of the system adds what is missing, a plain one before a bold one', async () => {
    const [, ...others] = await fontsFor('변수 x', [join(folder, 'nowhere'), folder])
    expect(others.map((font) => Buffer.from(font))).toEqual([korean])
  })

  it('characters without a picture need no font', async () => {
    expect(await fontsFor('a\u00a0b\u200d\ufe0f\n\t', [])).toHaveLength(1)
  })

  it('an error names the characters that no font draws', async () => {
    await expect(fontsFor('x 변수 変数', [folder])).rejects.toThrow(
      new Error(
        'svgToPng: no font on this machine draws 変 (U+5909), 数 (U+6570); install one that does, or write an .svg, ' +
          'which programs show with their own fonts',
      ),
    )
  })
})

describe.each([4, 12] as const)('a font with a table of format %i', (format) => {
  const ranges: [number, number][] = [
    [0x41, 0x43],
    [0xac00, 0xac02],
  ]

  it('draws the characters of its ranges', () => {
    const glyphs = glyphsOf(fontOf(ranges, { format }))
    const drawn = [0x40, 0x41, 0x43, 0x44, 0xabff, 0xac00, 0xac02, 0xac03, 0x1f642].filter(glyphs)
    expect(drawn).toEqual([0x41, 0x43, 0xac00, 0xac02])
  })

  it('is found in a collection', () => {
    expect(glyphsOf(fontOf(ranges, { format, collection: true }))(0x41)).toBe(true)
  })

  it('draws nothing when it holds only pixels, as fonts of emoji do', () => {
    expect(glyphsOf(fontOf(ranges, { format, outlines: 'CBDT' }))(0x41)).toBe(false)
  })
})

it('a font beyond the first 65,536 characters', () => {
  const glyphs = glyphsOf(fontOf([[0x1d400, 0x1d433]], { format: 12 }))
  expect([0x1d400, 0x1d433, 0x1d434].map(glyphs)).toEqual([true, true, false])
})
