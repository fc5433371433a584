import { type Growth, type RowFigures, ratio } from './figures.ts'
import type { Family } from './growth.ts'
import { type Cell, type Entrant, isSummary, type Pace, race } from './peers/race.ts'
import type { Row } from './row.ts'

/** Told before each row, of which there may be many. */
export type Progress = (row: string) => void

/** The rows of the table, everyone in turn. */
export async function compareRows(
  rows: readonly Row[],
  entrants: readonly Entrant[],
  pace: Pace,
  progress: Progress = () => {},
): Promise<RowFigures[]> {
  const figures: RowFigures[] = []
  for (const row of rows) {
    progress(row.name)
    const cells = await race(row, entrants, pace)
    figures.push({ name: row.name, cells, ratio: ratio(cells, entrants) })
  }
  return figures
}

/** Milliseconds for one run above which nobody is asked for more of the same. */
const tooLong = 1000

/** Each family from its smallest to its largest row. */
export async function compareGrowth(
  families: readonly Family[],
  entrants: readonly Entrant[],
  pace: Pace,
  progress: Progress = () => {},
): Promise<Growth[]> {
  const figures: Growth[] = []
  for (const family of families) {
    const { name, title, along } = family
    figures.push({ name, title, along, points: await compareFamily(family, entrants, pace, progress) })
  }
  return figures
}

async function compareFamily(
  { xs, rowOf, functionsOf }: Family,
  entrants: readonly Entrant[],
  pace: Pace,
  progress: Progress,
) {
  const points: Growth['points'] = []
  let able = entrants
  for (const x of xs) {
    const row = rowOf(x)
    progress(row.name)
    const cells = await race(row, able, pace)
    points.push({ x, cells, functions: functionsOf?.(x) })
    able = able.filter((entrant, i) => i === 0 || quick(cells[entrant.name], row))
  }
  return points
}

const quick = (cell: Cell | undefined, { per = 1 }: Row) => isSummary(cell) && cell.median * per < tooLong
