import { styleText } from 'node:util'
import { command } from './command.ts'
import { stepBefore } from './diff.ts'
import type { Step } from './step.ts'

/** What a reader at a terminal sees before the output of a step: its title and its idea. */
export function introduction({ number, title, stage, idea }: Step): string {
  const heading = `${styleText('bold', `Step ${number} · ${title}`)}  ${styleText('dim', `Stage ${stage}`)}`
  return `${heading}\n${idea}\n`
}

/** And after it: the script, what changed in it since the step before, and the step that follows. */
export function whereNext(steps: readonly Step[], step: Step): string {
  const next = steps.find(({ number }) => number > step.number)
  const before = step.variable === 'none' ? undefined : stepBefore(steps, step)
  const hints = [
    [`${step.number} --source`, 'the script'],
    ...(before ? [[`${step.number} --diff`, `what changed since step ${before.number}`]] : []),
    ...(next ? [[`${next.number}`, `next: ${next.title}`]] : []),
  ]
  const width = Math.max(...hints.map(([words]) => words.length))
  const lines = hints.map(([words, meaning]) => styleText('dim', `${command} ${words.padEnd(width)}  ${meaning}`))
  return ['', ...lines].join('\n')
}
