import { markdownTable } from 'markdown-table'
import { duration } from './duration.ts'
import type { Result } from './measure.ts'

export function table(results: readonly Result[]): string {
  const rows = results.map(({ name, median, quartiles: [low, high], runs }) => [
    name,
    duration(median),
    `${duration(low)} – ${duration(high)}`,
    String(runs),
  ])
  return markdownTable([['row', 'median', 'middle half', 'runs'], ...rows], { align: ['l', 'r', 'r', 'r'] })
}
