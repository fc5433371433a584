import { type DType, isFloat } from './dtype.ts'
import { sizeOf } from './shape.ts'
import type { Strided } from './strided.ts'

// NumPy's default print options.
const precision = 8
const threshold = 1000
const edgeItems = 3
const lineWidth = 75

/** The text that NumPy's `print` shows: `[1. 2. 3.]`; of more than 1000 elements only the edges. */
export function format(x: Strided): string {
  if (x.shape.length === 0) return formatNumber(x.data[x.offset], x.dtype)
  const size = sizeOf(x.shape)
  if (size === 0) return '[]'
  const shown = x.shape.map((length) => shownIndices(length, size > threshold))
  return layOut(wordsOf(valuesAt(x, shown), x.dtype), x.shape, shown)
}

/** One number on its own, with every digit it needs: `24.0`, `1e-05`, `nan`, `3`, `True`. */
export function formatNumber(value: number, dtype: DType): string {
  if (dtype === 'bool') return value ? 'True' : 'False'
  if (dtype === 'int32') return String(value)
  if (!Number.isFinite(value)) return nonFinite(value)
  const magnitude = Math.abs(dtype === 'float32' ? Math.fround(value) : value)
  const exponential = magnitude >= (dtype === 'float32' ? 1e6 : 1e16) || (magnitude < 1e-4 && magnitude !== 0)
  return signOf(value) + (exponential ? bareExponential(magnitude, dtype) : bareDecimal(magnitude, dtype))
}

// ---- which elements ----

function shownIndices(length: number, summarize: boolean): number[] {
  if (!summarize || length <= 2 * edgeItems) return Array.from({ length }, (_, i) => i)
  return Array.from({ length: 2 * edgeItems }, (_, i) => (i < edgeItems ? i : length - 2 * edgeItems + i))
}

/** The shown elements, row by row. */
function valuesAt(x: Strided, shown: number[][]): number[] {
  let positions = [x.offset]
  for (const [axis, indices] of shown.entries()) {
    positions = positions.flatMap((position) => indices.map((i) => position + i * x.strides[axis]))
  }
  return positions.map((position) => x.data[position])
}

// ---- brackets and lines ----

function layOut(words: string[], shape: readonly number[], shown: number[][]): string {
  const last = shape.length - 1
  const withGap = (items: string[], axis: number) =>
    items.length < shape[axis] ? items.toSpliced(edgeItems, 0, '...') : items

  let blocks = chunks(words, shown[last].length).map((row) => layOutRow(withGap(row, last), last))
  for (let axis = last - 1; axis >= 0; axis--) {
    const lineBreak = '\n'.repeat(last - axis) + ' '.repeat(axis + 1)
    blocks = chunks(blocks, shown[axis].length).map((items) => `[${withGap(items, axis).join(lineBreak)}]`)
  }
  return blocks[0]
}

/** One row inside `depth` outer brackets, wrapped before it grows too wide. */
function layOutRow(words: string[], depth: number): string {
  const indent = ' '.repeat(depth + 1)
  // Each bracket, that of this row included, needs one column at the right for its closing half.
  const width = lineWidth - depth - 1
  let text = ''
  let line = indent
  for (const word of words) {
    if (line.length + word.length > width && line !== indent) {
      text += `${line.trimEnd()}\n`
      line = indent
    }
    line += `${word} `
  }
  return `[${(text + line).slice(indent.length, -1)}]`
}

function chunks(items: string[], length: number): string[][] {
  return Array.from({ length: items.length / length }, (_, i) => items.slice(i * length, (i + 1) * length))
}

// ---- columns ----

/** All values as texts of one width. */
function wordsOf(values: number[], dtype: DType): string[] {
  if (isFloat(dtype)) return alignRight(alignPoints(floatTexts(values, dtype)))
  const texts = values.map((value) => formatNumber(value, dtype))
  return alignRight(texts, dtype === 'bool' ? 'False'.length : 0)
}

function alignRight(texts: string[], atLeast = 0): string[] {
  const width = largest(
    texts.map((text) => text.length),
    atLeast,
  )
  return texts.map((text) => text.padStart(width))
}

function alignPoints(texts: string[]): string[] {
  const hasPoint = (text: string) => text.includes('.')
  const right = largest(texts.filter(hasPoint).map(fractionLength))
  return texts.map((text) => (hasPoint(text) ? text + ' '.repeat(right - fractionLength(text)) : text))
}

function floatTexts(values: number[], dtype: DType): string[] {
  const finite = values.filter(Number.isFinite)
  const write = needsExponent(finite, dtype) ? exponentialWriter(finite, dtype) : decimalWriter(dtype)
  return values.map((value) => (Number.isFinite(value) ? signOf(value) + write(Math.abs(value)) : nonFinite(value)))
}

/** Would plain decimals be too long, or hide small values beside large ones? */
function needsExponent(finite: number[], dtype: DType): boolean {
  const magnitudes = finite.map(Math.abs).filter((magnitude) => magnitude !== 0)
  if (magnitudes.length === 0) return false
  const max = largest(magnitudes)
  const min = magnitudes.reduce((a, b) => Math.min(a, b))
  // NumPy compares in the array's own precision, and float32 holds only 6 decimal digits for sure.
  if (dtype === 'float32') return max >= 1e6 || min < Math.fround(1e-4) || Math.fround(max / min) > 1000
  return max >= 1e8 || min < 1e-4 || max / min > 1000
}

// ---- one number ----

type Writer = (magnitude: number) => string

/** Writes `0.5`, `12.`: at most 8 digits after the point. */
function decimalWriter(dtype: DType): Writer {
  return (magnitude) => {
    const short = withPoint(String(shortest(magnitude, dtype)))
    if (fractionLength(short) <= precision) return short
    return trimZeros(halfEven(magnitude.toFixed(precision), magnitude, precision))
  }
}

/** Writes `1.50e-05`: one number of digits for all, at most 8 after the point. */
function exponentialWriter(finite: number[], dtype: DType): Writer {
  const shorts = finite.map((value) => shortExponential(Math.abs(value), dtype))
  const places = largest(shorts.map(([mantissa]) => fractionLength(mantissa)))
  const exponentDigits = largest(
    shorts.map(([, exponent]) => exponent.length - 1),
    2,
  )
  return (magnitude) => {
    const [mantissa, exponent] = exponentialWith(places, magnitude, dtype)
    return `${mantissa}e${padExponent(exponent, exponentDigits)}`
  }
}

type Exponential = [mantissa: string, exponent: string]

/** As few digits as identify the value, at most 8 after the point. */
function shortExponential(magnitude: number, dtype: DType): Exponential {
  const [short] = splitExponent(shortest(magnitude, dtype).toExponential())
  const [mantissa, exponent] = exponentialWith(Math.min(fractionLength(short), precision), magnitude, dtype)
  return [trimZeros(mantissa), exponent]
}

/** Exactly `places` digits after the point; text that identifies the value already stays as it is. */
function exponentialWith(places: number, magnitude: number, dtype: DType): Exponential {
  const short = splitExponent(shortest(magnitude, dtype).toExponential())
  return fractionLength(short[0]) === places ? short : rounded(magnitude, places)
}

function rounded(magnitude: number, places: number): Exponential {
  const [mantissa, exponent] = splitExponent(magnitude.toExponential(places))
  return [halfEven(mantissa, magnitude, places - Number(exponent)), exponent]
}

/** The decimal of fewest digits that reads back as `magnitude`; float32 needs at most 9. */
function shortest(magnitude: number, dtype: DType): number {
  if (dtype !== 'float32') return magnitude
  let decimal = magnitude
  for (let places = 8; places >= 0; places--) {
    // Above 2 ** n float32 are twice as far apart as below, so a decimal above may read back where a nearer one below does not.
    const candidates = [magnitude, magnitude * (1 + 2 ** -25)].map((near) => Number(rounded(near, places).join('e')))
    const found = candidates.find((candidate) => Math.fround(candidate) === magnitude)
    if (found === undefined) break
    decimal = found
  }
  return decimal
}

/** JavaScript rounds an exact half up, NumPy to the even digit. */
function halfEven(text: string, magnitude: number, decimals: number): string {
  const lastDigit = Number(text.at(-1))
  return lastDigit % 2 === 1 && isHalfway(magnitude, decimals) ? text.slice(0, -1) + (lastDigit - 1) : text
}

/** Is magnitude * 10 ** decimals a whole number and a half? Asked in powers of two, which are exact. */
function isHalfway(magnitude: number, decimals: number): boolean {
  const halves = magnitude * 2 ** (decimals + 1)
  return halves % 2 === 1 && (decimals >= 0 || halves % 5 ** -decimals === 0)
}

function bareDecimal(magnitude: number, dtype: DType): string {
  const text = String(shortest(magnitude, dtype))
  return text.includes('.') ? text : `${text}.0`
}

function bareExponential(magnitude: number, dtype: DType): string {
  const [mantissa, exponent] = shortest(magnitude, dtype).toExponential().split('e')
  return `${mantissa}e${padExponent(exponent, 2)}`
}

function splitExponent(text: string): Exponential {
  const [mantissa, exponent] = text.split('e')
  return [withPoint(mantissa), exponent]
}

function nonFinite(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  return value > 0 ? 'inf' : '-inf'
}

const signOf = (value: number) => (value < 0 || Object.is(value, -0) ? '-' : '')
const withPoint = (text: string) => (text.includes('.') ? text : `${text}.`)
const trimZeros = (text: string) => text.replace(/0+$/, '')
const fractionLength = (text: string) => text.length - text.indexOf('.') - 1
const padExponent = (exponent: string, digits: number) => exponent[0] + exponent.slice(1).padStart(digits, '0')
const largest = (numbers: number[], atLeast = 0) => numbers.reduce((a, b) => Math.max(a, b), atLeast)
