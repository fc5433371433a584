import { duration, megabytes, trainingLines } from '@dezero/bench'
import { markdownTable } from 'markdown-table'
import type { Figures, Growth, PeerFigures, RowFigures } from './figures.ts'
import type { Memory } from './memory.ts'
import { type Cell, isSummary } from './peers/alternate.ts'

/** A table for each kind of figures that there are. */
export function tables({ rows, growth = [], memory, peers }: Figures): string {
  return [
    ...(rows === undefined ? [] : [comparisonTable(rows, peers)]),
    ...(rows === undefined ? [] : footnotes(rows, peers)),
    ...growth.map((family) => growthTable(family, peers)),
    ...(memory === undefined ? [] : [memoryTable(memory), undisposedTable(memory)]),
  ].join('\n\n')
}

/** A line for each row, a column for each peer. */
export function comparisonTable(rows: readonly RowFigures[], [ours, ...others]: readonly PeerFigures[]): string {
  const header = ['row', ours.name, 'quartiles', ...others.map(title), 'ours / best other']
  const lines = rows.map(({ name, cells, ratio }) => [
    name,
    median(cells[ours.name]),
    quartiles(cells[ours.name]),
    ...others.map((peer) => median(cells[peer.name])),
    ratio === undefined ? none : times(ratio),
  ])
  return alignedRight([header, ...lines])
}

/** A line for each row of a family. */
function growthTable({ title, along, points }: Growth, peers: readonly PeerFigures[]): string {
  const measured = peers.filter(({ name }) => points.some(({ cells }) => name in cells))
  const header = [along, ...measured.map(({ name }) => name)]
  const lines = points.map(({ x, cells }) => [
    x.toLocaleString('en'),
    ...measured.map(({ name }) => median(cells[name])),
  ])
  return `${title}:\n\n${alignedRight([header, ...lines])}`
}

function memoryTable({ training, peak }: Memory): string {
  const chain = `chain of ${peak.nodes.toLocaleString('en')}, at the peak`
  return alignedRight([
    ['', 'memory'],
    ...trainingLines(training),
    ...Object.entries(peak.perNode).map(([name, bytes]) => [
      `${chain}, ${name}`,
      `${Math.round(bytes)} bytes per operation`,
    ]),
  ])
}

/** The cost of results that are not disposed of. */
export function undisposedTable({ undisposed: { times, costs } }: Memory): string {
  const header = [
    `\`x + x\`, ${times.toLocaleString('en')} times without dispose`,
    'median',
    'memory at the end',
    'outcome',
  ]
  const lines = Object.entries(costs).map(([name, { results, median, resident, error }]) => [
    name,
    duration(median),
    megabytes(resident),
    error === undefined ? 'completes' : `fails after ${results.toLocaleString('en')}: ${error.split('. ')[0]}`,
  ])
  return alignedRight([header, ...lines])
}

/** Explains the marks in the table, and the cells without figures. */
export function footnotes(rows: readonly RowFigures[], peers: readonly PeerFigures[]): string[] {
  const float32 = peers.some((peer) => peer.float32)
    ? ['¹ computes everything in float32, which is half the work of float64.']
    : []
  const problems = rows.flatMap(({ name, cells }) =>
    Object.entries(cells).map(([peer, cell]) =>
      isSummary(cell) ? '' : `${peer}, ${name}: ${cell.problem}, ${cell.why}.`,
    ),
  )
  return [...float32, ...problems.filter((problem) => problem !== '')]
}

const title = ({ name, float32 }: PeerFigures): string => (float32 ? `${name}¹` : name)

const none = '–'

function median(cell: Cell | undefined): string {
  if (cell === undefined) return none
  return isSummary(cell) ? duration(cell.median) : cell.problem
}

const quartiles = (cell: Cell) => (isSummary(cell) ? cell.quartiles.map(duration).join(' – ') : none)

const times = (ratio: number) => `${ratio < 9.995 ? ratio.toFixed(2) : ratio.toFixed(0)}×`

const alignedRight = (lines: string[][]) => markdownTable(lines, { align: ['l', ...lines[0].slice(1).map(() => 'r')] })
