import { styleText } from 'node:util'
import { createTwoFilesPatch, OMIT_HEADERS } from 'diff'
import type { Step } from './step.ts'

/** What changed since the step before, in colours on a terminal; steps without a Variable are left out. */
export function diffFromBefore(steps: readonly Step[], step: Step): string {
  const before = stepBefore(steps, step)
  if (before === undefined) return `Step ${step.number} is the first: there is no step before it to compare with.`
  if (step.variable === 'none') {
    return `Step ${step.number} stands by itself: the next step goes on from the code of step ${before.number}.`
  }
  const heading = styleText('bold', `step ${before.number} → step ${step.number}`)
  return [heading, ...patchBetween(before.source, step.source).map(coloured)].join('\n')
}

/** The step whose script the next one changes. */
export const stepBefore = (steps: readonly Step[], step: Step): Step | undefined =>
  steps.findLast(({ number, variable }) => number < step.number && variable !== 'none')

/** The lines that differ between two texts, with a few around them. */
export const patchBetween = (before: string, after: string, context = 4): string[] =>
  createTwoFilesPatch('', '', before, after, '', '', { headerOptions: OMIT_HEADERS, context }).trimEnd().split('\n')

/** A line of a patch, in colours on a terminal. */
export function coloured(line: string): string {
  if (line.startsWith('+')) return styleText('green', line)
  if (line.startsWith('-')) return styleText('red', line)
  return line.startsWith('@') ? styleText('cyan', line) : line
}
