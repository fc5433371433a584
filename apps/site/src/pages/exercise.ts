import { readFileSync } from 'node:fs'
import { type Exercise, exercises, solutionOf, sourceOf, withBlanks } from '@dezero/exercises'
import { packageFolder } from '../bundle.ts'
import { exerciseWords } from '../words/exercises.ts'
import { type Language, words } from '../words/interface.ts'
import { highlighted } from './highlight.ts'
import { escaped, when } from './html.ts'
import { layout } from './layout.ts'

export { exercises }

export const exerciseFile = ({ step }: Pick<Exercise, 'step'>): string =>
  `exercise${String(step).padStart(2, '0')}.html`

/** A step with blanks; `page/exercise.ts` makes it an editor, and checks what is written there. */
export async function exercisePage(language: Language, exercise: Exercise): Promise<string> {
  const [w, e] = [words[language], exerciseWords[language]]
  const { step } = exercise
  const title = exercise.title[language]
  const script = withBlanks(exercise, sourceText(exercise), language)
  const main = `<p class="stage"><a href="exercises.html">${e.menu}</a></p>
<h1><span class="number">${e.exercise(step)}</span> ${escaped(title)}</h1>
<p class="idea">${e.task}</p>
<div class="exercise" data-step="${step}" data-checking="${e.checking}" data-right="${e.right}">
<div class="tools scripted">
<button type="button" class="run check" disabled>${e.check}</button>
<button type="button" class="reset" disabled>${e.again}</button>
<p class="verdict" role="status"></p>
</div>
<div class="code"><pre class="script" tabindex="0" aria-label="${w.script}"><code>${await highlighted(script, 'ts')}</code></pre></div>
</div>
<details class="changes">
<summary><h2>${e.solution}</h2></summary>
<pre class="solution" tabindex="0" aria-label="${e.solution}"><code>${await highlighted(solutionOf(exercise, sourceText(exercise)), 'ts')}</code></pre>
</details>
<p class="terminal">${e.terminal}: <code>npx -y pnpm@12 exercise ${step}${when(language === 'ko', () => ' --lang ko')}</code></p>
<nav class="neighbours" aria-label="${e.menu}">${toStep(language, step)}${toNext(language, exercise)}</nav>`
  return layout({
    language,
    file: exerciseFile(exercise),
    title: `${e.exercise(step)} · ${title} — ${w.site}`,
    description: title,
    main,
  })
}

/** All exercises; those that are solved in this browser are marked. */
export function exercisesPage(language: Language): string {
  const e = exerciseWords[language]
  const card = ({ step, title }: Exercise) =>
    `<li><a href="${exerciseFile({ step })}" data-exercise="${step}" data-solved="${e.solved}"><span class="number">${step}</span><strong>${escaped(title[language])}</strong></a></li>`
  const main = `<h1>${e.heading}</h1>
<p class="idea">${e.about}</p>
<ol class="cards">
${exercises.map(card).join('\n')}
</ol>
<p class="terminal">${e.terminal}: <code>npx -y pnpm@12 exercise${when(language === 'ko', () => ' --lang ko')}</code></p>`
  const title = `${e.heading} — ${words[language].site}`
  return layout({ language, file: 'exercises.html', title, description: e.about, main })
}

/** On the page of a step, the way to its exercise. */
export function toExercise(language: Language, step: number): string {
  const exercise = exercises.find((one) => one.step === step)
  return when(
    exercise,
    () =>
      `<p class="practice"><a href="${exerciseFile(exercise!)}">${exerciseWords[language].toExercise(escaped(exercise!.title[language]))}</a></p>`,
  )
}

const toStep = (language: Language, step: number) =>
  `<a class="previous" href="step${String(step).padStart(2, '0')}.html">${exerciseWords[language].toStep(step)}</a>`

function toNext(language: Language, exercise: Exercise): string {
  const next = exercises[exercises.indexOf(exercise) + 1]
  return when(
    next,
    () =>
      `<a rel="next" class="next" href="${exerciseFile(next)}"><small>${exerciseWords[language].next}</small> ${next.step} · ${escaped(next.title[language])}</a>`,
  )
}

function sourceText(exercise: Exercise): string {
  const { package: name, file } = sourceOf(exercise)
  return readFileSync(new URL(file, packageFolder(name)), 'utf8')
}
