import { fontsFor } from './fonts.ts'

/**
 * The PNG picture of an SVG text on white, in Node, with nothing native: two pixels for each of CSS, less for a large one.
 *
 * @throws RangeError when letters would shrink below about nine pixels, TypeError when the SVG does not say how large it
 * is, Error when no font has a character.
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const zoom = zoomFor(svg)
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
    picture.free() // memory of WebAssembly, which nothing collects
    drawing.free()
  }
}

/**
 * Labels of more than ASCII with their letters kept apart. Where such a label needs two fonts, the rasteriser takes glyph
 * by glyph from one or the other, and gives up when a ligature, as of f and l, makes them differ in number.
 */
const withoutLigatures = (svg: string): string =>
  svg.replaceAll(/>[^<>]*[^\p{ASCII}][^<>]*(?=<\/text>)/gu, (label) =>
    label.replaceAll(/&\w+;|[a-z](?=[a-z])/gi, (match) => (match.length > 1 ? match : `${match}${nonJoiner}`)),
  )

const nonJoiner = '\u200c'

const longestSide = 32_767
const mostPixels = 64e6

function zoomFor(svg: string): number {
  const [width, height] = sizeOf(svg)
  const zoom = Math.min(2, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
  if (zoom >= 0.5) return zoom
  const size = `${Math.round(width)} × ${Math.round(height)}`
  throw new RangeError(`svgToPng: a PNG of ${size} pixels is too large to read; an .svg can be as large as it is`)
}

/** Width and height in CSS's pixels, from the first tag, which says them in pixels or in points. */
function sizeOf(svg: string): [width: number, height: number] {
  const tag = /<svg[^>]*>/.exec(svg)?.[0] ?? ''
  const lengths = ['width', 'height'].map((name) => new RegExp(`\\s${name}="([\\d.]+)(px|pt)?"`).exec(tag))
  const [width, height] = lengths.map((length) => (length === null ? 0 : +length[1] * (length[2] === 'pt' ? 4 / 3 : 1)))
  if (width > 0 && height > 0) return [width, height]
  throw new TypeError('svgToPng: the <svg> tag must say how large it is: width="640" height="480"')
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
  await resvg.initWasm(wasm).catch(refuseOthers)
  return resvg
}

/** The program may have loaded it before for itself; a second time is an error. */
function refuseOthers(error: Error): void {
  if (!error.message.startsWith('Already initialized')) throw error
}
