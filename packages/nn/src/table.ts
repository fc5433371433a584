import { shapeInWords } from './size.ts'

/** What a table says of one layer. */
export interface Row {
  /** Empty for the layer that the table is of. */
  path: string
  kind: string
  outputShape: readonly number[] | undefined
  /** The shapes of its own parameters; a length of 0 is not known yet. */
  params: Map<string, readonly number[]>
}

/** A table of layers in the manner of Keras' summary, with a first line of names and a last one with the sum. */
export function table(title: string, rows: readonly Row[]): string {
  const counts = rows.map(({ params }) => [...params.values()].reduce((sum, shape) => sum + sizeOf(shape), 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const lines = rows.map(({ path, kind, outputShape, params }, i) => [
    path === '' ? '(itself)' : `${path} (${kind})`,
    outputShape === undefined ? '?' : shapeInWords(outputShape),
    [...params].map(([name, shape]) => `${name} ${shapeInWords(shape)}`).join(', '),
    countInWords(counts[i]),
  ])
  return aligned([[title, 'output', 'parameters', 'count'], ...lines, ['total', '', '', countInWords(total)]])
}

const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((size, length) => size * (length === 0 ? Number.NaN : length), 1)

const countInWords = (count: number): string => (Number.isNaN(count) ? '?' : count.toLocaleString('en-US'))

/** Columns two spaces apart, the last one of numbers. */
function aligned(lines: readonly string[][]): string {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const last = widths.length - 1
  return lines
    .map((line) => line.map((cell, i) => (i === last ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '))
    .join('\n')
}
