import { withPlainCss } from './css.ts'
import { fontsFor } from './fonts.ts'

/**
 * The PNG picture of an SVG text on white, in Node, without native code: two pixels for each CSS pixel, fewer for
 * a large one. Of two colour schemes it is the light one.
 *
 * @throws RangeError when letters would shrink below about nine pixels, TypeError when the SVG does not say how large it
 * is or has CSS that cannot be drawn, Error when no font has a character.
 */
export async function svgToPng(text: string): Promise<Uint8Array> {
  const [width, height] = sizeOf(text)
  const zoom = zoomFor(width, height)
  const svg = withSize(withPlainCss(text), width, height)
  const [{ Resvg }, fontBuffers] = await Promise.all([rasteriser(), fontsFor(svg)])
  const font = { fontBuffers, defaultFontFamily: 'Tinos', serifFamily: 'Tinos' }
  const drawing = new Resvg(withoutLigatures(svg), {
    fitTo: { mode: 'zoom', value: zoom },
    background: 'white',
    font,
  })
  const picture = drawing.render()
  try {
    return picture.asPng()
  } finally {
    picture.free() // WebAssembly memory is not garbage-collected
    drawing.free()
  }
}

/**
 * Prevents ligatures in labels that are not ASCII. Where a label needs two fonts, the rasteriser compares their glyphs one
 * by one, and fails when a ligature, as of f and l, makes the counts differ.
 */
const withoutLigatures = (svg: string): string =>
  svg.replaceAll(/>[^<>]*[^\p{ASCII}][^<>]*(?=<\/text>)/gu, (label) =>
    label.replaceAll(/&\w+;|[a-z](?=[a-z])/gi, (match) => (match.length > 1 ? match : `${match}${nonJoiner}`)),
  )

const nonJoiner = '\u200c'

const longestSide = 32_767
const mostPixels = 64e6

function zoomFor(width: number, height: number): number {
  const zoom = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
  if (zoom >= 0.5) return zoom
  const size = `${Math.round(width)} × ${Math.round(height)}`
  throw new RangeError(`svgToPng: a PNG of ${size} pixels is too large to read; an .svg has no such limit`)
}

/** Width and height in CSS's pixels, from the first tag: those it gives, else those of its viewBox. */
function sizeOf(svg: string): [width: number, height: number] {
  const tag = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const [, , boxWidth = 0, boxHeight = 0] = attribute(tag, 'viewBox')
    .split(/[\s,]+/)
    .map(Number)
  const [width, height] = [lengthIn(tag, 'width'), lengthIn(tag, 'height')]
  const ratio = boxHeight / boxWidth
  const size = [
    width ?? (height === undefined ? boxWidth : height / ratio),
    height ?? (width ?? boxWidth) * ratio,
  ] as const
  if (size[0] > 0 && size[1] > 0) return [...size]
  throw new TypeError('svgToPng: the <svg> tag needs a size: width="640" height="480", or a viewBox')
}

/** The rasteriser does not keep the ratio of a viewBox when it gets only one of the two. */
const withSize = (svg: string, width: number, height: number): string =>
  svg.replace(/<svg\b[^>]*>/, (tag) =>
    tag.replace(/\s(width|height)=("[^"]*"|'[^']*')/g, '').replace('<svg', `<svg width="${width}" height="${height}"`),
  )

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}=["']\\s*([^"']*?)\\s*["']`).exec(tag)?.[1] ?? ''

/** Pixels for each unit. */
const units: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 9.6 / 2.54 }

/** A length in pixels; undefined where the tag has none of its own, as for 100%. */
function lengthIn(tag: string, name: string): number | undefined {
  const [, length, unit] = /^(\d*\.?\d+)([a-z]*)$/.exec(attribute(tag, name)) ?? []
  return unit in units ? +length * units[unit] : undefined
}

type Rasteriser = typeof import('@resvg/resvg-wasm')

let loading: Promise<Rasteriser> | undefined

function rasteriser(): Promise<Rasteriser> {
  loading ??= load()
  return loading
}

async function load(): Promise<Rasteriser> {
  const { readFile } = process.getBuiltinModule('node:fs/promises')
  const { createRequire } = process.getBuiltinModule('node:module')
  const resvg = await import('@resvg/resvg-wasm')
  const wasm = readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))
  await resvg.initWasm(wasm).catch(ignoreInitialized)
  return resvg
}

/** The program may have initialised it before, and a second time is an error. */
function ignoreInitialized(error: Error): void {
  if (!error.message.startsWith('Already initialized')) throw error
}
