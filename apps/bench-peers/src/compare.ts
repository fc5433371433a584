import type { Family, Row } from '@dezero/bench'
import { type Growth, type RowFigures, ratio } from './figures.ts'
import { alternate, type Cell, type Competitor, isSummary, type Schedule } from './peers/alternate.ts'

/** Called with the name of each row before it is measured. */
export type Progress = (row: string) => void

/** The rows of the table. */
export async function compareRows(
  rows: readonly Row[],
  competitors: readonly Competitor[],
  schedule: Schedule,
  progress: Progress = () => {},
): Promise<RowFigures[]> {
  const figures: RowFigures[] = []
  for (const row of rows) {
    progress(row.name)
    const cells = await alternate(row, competitors, schedule)
    figures.push({ name: row.name, cells, ratio: ratio(cells, competitors) })
  }
  return figures
}

/** Each family, from its smallest to its largest row. */
export async function compareGrowth(
  families: readonly Family[],
  competitors: readonly Competitor[],
  schedule: Schedule,
  progress: Progress = () => {},
): Promise<Growth[]> {
  const figures: Growth[] = []
  for (const family of families) {
    const { name, title, along } = family
    figures.push({ name, title, along, points: await compareFamily(family, competitors, schedule, progress) })
  }
  return figures
}

async function compareFamily(
  { xs, rowOf, functionsOf }: Family,
  competitors: readonly Competitor[],
  schedule: Schedule,
  progress: Progress,
) {
  const points: Growth['points'] = []
  let remaining = competitors
  for (const x of xs) {
    const row = rowOf(x)
    progress(row.name)
    const cells = await alternate(row, remaining, schedule)
    points.push({ x, cells, functions: functionsOf?.(x) })
    remaining = remaining.filter((competitor, i) => i === 0 || isFast(cells[competitor.name], row))
  }
  return points
}

/** A competitor whose run takes longer, in milliseconds, does not get the larger rows of the family. */
const longestRun = 1000

const isFast = (cell: Cell | undefined, { per = 1 }: Row) => isSummary(cell) && cell.median * per < longestRun
