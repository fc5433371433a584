import { styleText } from 'node:util'
import { command } from './command.ts'
import { coreFor } from './core.ts'
import { lastStep } from './find.ts'
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

/** The steps of the book that are not here yet. */
function later(steps: readonly Step[]): string[] {
  const next = steps.at(-1)!.number + 1
  return next > lastStep
    ? []
    : [`Steps ${next}–${lastStep} come later: GPU, files of weights, convolution, recurrent networks.`]
}

function coreInWords(step: Step): string {
  if (step.variable === 'built') return 'builds its own'
  return step.variable === 'none' ? 'no core' : `${coreFor(step)} core`
}
