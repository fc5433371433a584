import { patchBetween, type Step, stepBefore } from '@dezero/steps'
import { importsOf, referenceLinks } from '../reference/links.ts'
import { type Language, stepWords, words } from '../words/interface.ts'
import { chapters, fileOf } from './chapters.ts'
import { toExercise } from './exercise.ts'
import { highlighted, highlightedPatch } from './highlight.ts'
import { escaped, sentence, when } from './html.ts'
import { layout } from './layout.ts'
import { canBePlayed, player } from './player.ts'
import { runnable } from './runnable.ts'

/** What a step prints, on which cores, and with which options. */
export interface Printed {
  text: string
  cores: readonly ('simple' | 'full')[]
  options: readonly string[]
}

/** What a page of a step is made of, besides the step. */
export interface StepContent {
  printed: readonly Printed[]
  /** File names below `pictures`, with their sizes in pixels. */
  pictures: readonly Picture[]
}

export interface Picture {
  name: string
  width: number
  height: number
}

/** Steps that learn from all of MNIST; the page has only a sample of it, which is enough for step 58. */
export const learnsFromSample = ({ number }: Step): boolean => [51, 53].includes(number)

export async function stepPage(
  language: Language,
  steps: readonly Step[],
  step: Step,
  content: StepContent,
): Promise<string> {
  const w = words[language]
  const { title, idea } = stepWords(language, step)
  const heading = `${w.step(step.number)} · ${title}`
  const main = `<p class="stage">${w.stage(step.stage)} · ${w.stages[step.stage - 1]}</p>
<h1><span class="number">${w.step(step.number)}</span> ${escaped(title)}</h1>
<p class="idea">${sentence(idea)}</p>
${await script(language, step, content)}
${expected(language, content, step)}
${pictures(language, title, content)}
${changes(language, steps, step)}
${toExercise(language, step.number)}
${names(language, step)}
<p class="terminal">${w.terminal}: <code>npx -y pnpm@12 step ${step.number}</code></p>
${neighbours(language, steps, step)}`
  return layout({
    language,
    file: fileOf(step),
    title: `${heading} — ${w.site}`,
    description: idea,
    main,
    aside: chapters(language, steps, step),
  })
}

async function script(language: Language, step: Step, { printed }: StepContent): Promise<string> {
  const w = words[language]
  const html = await highlighted(step.source, 'ts')
  const reason = w.whyNode[step.number]
  if (reason) {
    return `<p class="note"><strong>${w.needsNode}</strong> ${reason}</p>
<pre class="script" tabindex="0" aria-label="${w.script}"><code>${html}</code></pre>`
  }
  const cores = printed.flatMap(({ cores }) => cores)
  const options = step.takesOptions ? (step.shortForm ?? []).join(' ') : undefined
  const sample = learnsFromSample(step) ? w.sample.differs : w.sample.suffices
  return `${when(/\bMNIST\b/.test(step.source), () => `<p class="note">${sentence(sample)}</p>`)}
${runnable({ language, html, cores, options })}
${when(canBePlayed(step), () => player(language))}`
}

function expected(language: Language, { printed }: StepContent, step: Step): string {
  const w = words[language]
  const onBoth = new Set(printed.flatMap(({ cores }) => cores)).size > 1
  const label = ({ cores, options }: Printed) => {
    const parts = []
    if (onBoth) parts.push(cores.length > 1 ? w.expectedOn.both : w.expectedOn[cores[0]])
    if (options.length > 0) parts.push(w.inShort(options.join(' ')))
    return parts.join(', ')
  }
  const block = (one: Printed) => `${when(label(one), () => `<h3>${escaped(label(one))}</h3>`)}
<pre class="expected" tabindex="0" aria-label="${w.expected}" data-cores="${one.cores.join(' ')}" data-options="${one.options.join(' ')}"${
    learnsFromSample(step) ? ' data-sample' : ''
  }><code>${escaped(one.text)}</code></pre>`
  return `<section>
<h2>${w.expected}</h2>
${printed.map(block).join('\n')}
</section>`
}

function pictures(language: Language, title: string, { pictures }: StepContent): string {
  const w = words[language]
  const picture = ({ name, width, height }: Picture) =>
    `<figure><img src="../pictures/${name}" alt="${escaped(w.pictureOf(name, title))}" width="${width}" height="${height}" loading="lazy"></figure>`
  return when(
    pictures.length > 0,
    () => `<section>
<h2>${w.pictures}</h2>
${pictures.map(picture).join('\n')}
</section>`,
  )
}

/** A patch of more lines starts closed. */
const longPatch = 60

function changes(language: Language, steps: readonly Step[], step: Step): string {
  const before = stepBefore(steps, step)
  if (before === undefined || step.variable === 'none') return ''
  const lines = patchBetween(before.source, step.source)
  return `<details class="changes"${when(lines.length <= longPatch, () => ' open')}>
<summary><h2>${words[language].changes(before.number)}</h2></summary>
<pre class="patch" tabindex="0" aria-label="${words[language].changes(before.number)}"><code>${highlightedPatch(lines)}</code></pre>
</details>`
}

/** What the script imports, led to the reference. */
function names(language: Language, { source }: Step): string {
  const links = importsOf(source, referenceLinks())
    .map(({ name, page }) => `<a href="../reference/${page}"><code>${escaped(name)}</code></a>`)
    .join(' ')
  return when(links, () => `<p class="names">${words[language].reference}: ${links}</p>`)
}

function neighbours(language: Language, steps: readonly Step[], step: Step): string {
  const at = steps.indexOf(step)
  const to = (neighbour: Step | undefined, kind: 'previous' | 'next') =>
    neighbour === undefined
      ? '<span></span>'
      : `<a rel="${kind === 'next' ? 'next' : 'prev'}" class="${kind}" href="${fileOf(neighbour)}"><small>${words[language][kind]}</small> ${neighbour.number} · ${escaped(stepWords(language, neighbour).title)}</a>`
  return `<nav class="neighbours" aria-label="${words[language].steps}">${to(steps[at - 1], 'previous')}${to(steps[at + 1], 'next')}</nav>`
}
