import { styleText } from 'node:util'
import { command } from './command.ts'
import { coreFor } from './core.ts'
import { ranges, stepsToCome } from './find.ts'
import type { Step } from './step.ts'

const stages = [
  'Automatic differentiation',
  'Code that reads naturally',
  'Derivatives of higher order',
  'Neural networks',
  'Further challenges',
]

/** The stages of the book and their steps, one line each, with the core that each step runs on. */
export function listing(steps: readonly Step[]): string {
  const width = Math.max(...steps.map(({ title }) => title.length))
  const line = (step: Step) =>
    `${String(step.number).padStart(4)}  ${step.title.padEnd(width)}  ${styleText('dim', coreInWords(step))}`

  const blocks = stages.flatMap((name, i) => {
    const members = steps.filter(({ stage }) => stage === i + 1)
    const heading = styleText('bold', `Stage ${i + 1} · ${name}`)
    return members.length === 0 ? [] : [[heading, ...members.map(line)].join('\n')]
  })
  return [...blocks, ...later(steps), `${command} 7 runs one; ${command} --help tells more`].join('\n\n')
}

function later(steps: readonly Step[]): string[] {
  const missing = stepsToCome(steps)
  if (missing.length === 0) return []
  return [`Still to come, for networks on a GPU: step ${ranges(missing)}.`]
}

function coreInWords(step: Step): string {
  if (step.variable === 'built') return 'builds its own'
  return step.variable === 'none' ? 'no core' : `${coreFor(step)} core`
}
