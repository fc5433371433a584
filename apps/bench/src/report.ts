import { markdownTable } from 'markdown-table'
import { duration } from './duration.ts'
import type { Result } from './measure.ts'
import type { TrainingMemory } from './memory.ts'

export function table(results: readonly Result[]): string {
  const lines = results.map(({ name, median, quartiles: [low, high], runs }) => [
    name,
    duration(median),
    `${duration(low)} – ${duration(high)}`,
    String(runs),
  ])
  return markdownTable([['row', 'median', 'quartiles', 'samples'], ...lines], { align: ['l', 'r', 'r', 'r'] })
}

export const memoryTable = (training: TrainingMemory): string =>
  markdownTable([['', 'memory'], ...trainingLines(training)], { align: ['l', 'r'] })

/** The lines of a table: memory in use near the start, at the end, and the maximum. */
export function trainingLines({ everyStep, collected }: TrainingMemory): [name: string, memory: string][] {
  const [first, last] = [collected[0], collected[collected.length - 1]]
  return [
    [`training, after step ${first.step} and a garbage collection`, megabytes(first.used)],
    [`training, after step ${last.step} and a garbage collection`, megabytes(last.used)],
    ['training, the maximum after any step', megabytes(Math.max(...everyStep.map(({ used }) => used)))],
  ]
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
