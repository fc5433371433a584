import type { Step } from '@dezero/steps'
import { type Language, stepWords, words } from '../words/interface.ts'
import { escaped } from './html.ts'

export const fileOf = ({ number }: Pick<Step, 'number'>): string => `step${String(number).padStart(2, '0')}.html`

/** The stages with their steps: the column beside a step; below it on a narrow screen. */
export function chapters(language: Language, steps: readonly Step[], current?: Step): string {
  const w = words[language]
  const stage = (name: string, i: number) => `<section>
<h2>${w.stage(i + 1)} <span>${name}</span></h2>
<ol>
${steps
  .filter((step) => step.stage === i + 1)
  .map((step) => item(language, step, step === current))
  .join('\n')}
</ol>
</section>`
  return w.stages.map(stage).join('\n')
}

const item = (language: Language, step: Step, isCurrent = false): string =>
  `<li value="${step.number}"><a href="${fileOf(step)}"${isCurrent ? ' aria-current="page"' : ''}>` +
  `<span class="number">${step.number}</span> <span>${escaped(stepWords(language, step).title)}</span></a></li>`
