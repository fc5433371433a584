import { type Range, watched } from '../training/lesson.ts'
import type { Language } from '../words/interface.ts'
import { trainingWords } from '../words/training.ts'
import { when } from './html.ts'

/** On the page of a step that learns quickly enough, the place where it can be watched; `page/training.ts` brings it to life. */
export function training(language: Language, step: number): string {
  const w = trainingWords[language]
  const slider = (name: string, label: string, { min, max, step, usual }: Range) =>
    `<label>${label} <input type="range" name="${name}" min="${min}" max="${max}" step="${step}" value="${usual}"> <output>${usual}</output></label>`
  return when(
    watched[step],
    () => `<section class="training scripted" data-step="${step}">
<h2>${w.heading}</h2>
<p>${w.about}</p>
<div class="controls">
<button type="button" class="start" disabled>${w.start}</button>
<button type="button" class="halt" disabled>${w.stop}</button>
${slider('lr', w.lr, watched[step].lr)}
${slider('hidden', w.hidden, watched[step].hidden)}
</div>
<canvas role="img" hidden></canvas>
<p class="stand"></p>
<p class="told" aria-live="polite"></p>
</section>`,
  )
}
