import { markdownTable } from 'markdown-table'
import { duration } from './duration.ts'
import type { Figures, Growth, PeerFigures, RowFigures } from './figures.ts'
import type { Memory } from './memory/measure.ts'
import { type Cell, isSummary } from './peers/race.ts'

/** All that there are figures of. */
export function tables({ rows, growth = [], memory, peers }: Figures): string {
  return [
    ...(rows === undefined ? [] : [comparisonTable(rows, peers)]),
    ...(rows === undefined ? [] : footnotes(rows, peers)),
    ...growth.map((family) => growthTable(family, peers)),
    ...(memory === undefined ? [] : [memoryTable(memory), undisposedTable(memory)]),
  ].join('\n\n')
}

/** Every row beside the others. */
export function comparisonTable(rows: readonly RowFigures[], [ours, ...others]: readonly PeerFigures[]): string {
  const header = ['row', ours.name, 'middle half', ...others.map(title), 'ours / best other']
  const lines = rows.map(({ name, cells, ratio }) => [
    name,
    median(cells[ours.name]),
    spread(cells[ours.name]),
    ...others.map((peer) => median(cells[peer.name])),
    ratio === undefined ? nothing : times(ratio),
  ])
  return toTheRight([header, ...lines])
}

/** What a family costs as it grows. */
function growthTable({ title, along, points }: Growth, peers: readonly PeerFigures[]): string {
  const able = peers.filter(({ name }) => points.some(({ cells }) => name in cells))
  const header = [along, ...able.map(({ name }) => name)]
  const lines = points.map(({ x, cells }) => [x.toLocaleString('en'), ...able.map(({ name }) => median(cells[name]))])
  return `${title}:\n\n${toTheRight([header, ...lines])}`
}

function memoryTable({ training: { found, collected }, peak }: Memory): string {
  const [first, last] = [collected[0], collected[collected.length - 1]]
  const most = Math.max(...found.map(({ used }) => used))
  return toTheRight([
    ['', 'memory'],
    [`training, after ${first.step} steps and a collection`, megabytes(first.used)],
    [`training, after ${last.step} steps and a collection`, megabytes(last.used)],
    ['training, the most in use after a step', megabytes(most)],
    ...Object.entries(peak.perNode).map(([name, bytes]) => [
      `chain of ${peak.nodes.toLocaleString('en')}, at the peak, ${name}`,
      `${Math.round(bytes)} bytes for each operation`,
    ]),
  ])
}

/** What it costs to dispose of nothing. */
export function undisposedTable({ undisposed: { times, costs } }: Memory): string {
  const header = [
    `${times.toLocaleString('en')} times \`x + x\`, nothing disposed of`,
    'each',
    'memory in the end',
    'end',
  ]
  const lines = Object.entries(costs).map(([name, { results, median, resident, error }]) => [
    name,
    duration(median),
    megabytes(resident),
    error === undefined ? 'all done' : `fails after ${results.toLocaleString('en')}: ${error.split('. ')[0]}`,
  ])
  return toTheRight([header, ...lines])
}

/** What the marks in the table mean, and why cells have no figures. */
export function footnotes(rows: readonly RowFigures[], peers: readonly PeerFigures[]): string[] {
  const float32 = peers.some((peer) => peer.float32)
    ? ['¹ computes in float32 throughout, which is half the work.']
    : []
  const problems = rows.flatMap(({ name, cells }) =>
    Object.entries(cells).map(([peer, cell]) =>
      isSummary(cell) ? '' : `${peer}, ${name}: ${cell.problem}, ${cell.why}.`,
    ),
  )
  return [...float32, ...problems.filter((problem) => problem !== '')]
}

const title = ({ name, float32 }: PeerFigures): string => (float32 ? `${name}¹` : name)

const nothing = '–'

function median(cell: Cell | undefined): string {
  if (cell === undefined) return nothing
  return isSummary(cell) ? duration(cell.median) : cell.problem
}

const spread = (cell: Cell) => (isSummary(cell) ? cell.quartiles.map(duration).join(' – ') : nothing)

const times = (ratio: number) => `${ratio < 9.995 ? ratio.toFixed(2) : ratio.toFixed(0)}×`

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

const toTheRight = (lines: string[][]) => markdownTable(lines, { align: ['l', ...lines[0].slice(1).map(() => 'r')] })
