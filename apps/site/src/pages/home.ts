import type { Step } from '@dezero/steps'
import { type Language, stepWords, words } from '../words/interface.ts'
import { fileOf } from './chapters.ts'
import { highlighted } from './highlight.ts'
import { escaped, sentence } from './html.ts'
import { documents, layout } from './layout.ts'
import { runnable } from './runnable.ts'

/** What is tried on the first page: the second derivative of x⁴ − 2x² at 2, and its graph. */
export const example = `import { Variable } from '@dezero/core'
import { expr } from '@dezero/expr'
import { plotDotGraph } from '@dezero/utils'

const x = new Variable(2, { name: 'x' })
const y = expr\`\${x} ** 4 - 2 * \${x} ** 2\`
y.backward({ createGraph: true })

const gx = x.grad!
console.log(String(gx)) // variable(24.0)

x.clearGrad()
gx.backward()
console.log(String(x.grad)) // variable(44.0)

await plotDotGraph(gx, { toFile: 'gx.svg', verbose: false })
`

export async function home(language: Language, steps: readonly Step[]): Promise<string> {
  const w = words[language]
  const stage = (name: string, i: number) => `<section>
<h2>${w.stage(i + 1)} <span>${name}</span></h2>
<ol class="cards">
${steps
  .filter((step) => step.stage === i + 1)
  .map((step) => card(language, step))
  .join('\n')}
</ol>
</section>`
  const main = `<div class="intro">
<h1>${w.site}</h1>
${w.about.map((line) => `<p>${line}</p>`).join('\n')}
</div>
<section class="try">
<h2>${w.tryIt}</h2>
${runnable({ language, html: await highlighted(example, 'ts') })}
</section>
${w.stages.map(stage).join('\n')}
<section>
<h2>${w.more}</h2>
<ul class="documents">
${documents.map((name) => `<li><a href="${name}.html">${w.documents[name]}</a></li>`).join('\n')}
</ul>
</section>`
  return layout({ language, file: 'index.html', title: w.site, description: plain(w.about[0]), main })
}

const plain = (html: string) => html.replace(/<[^>]+>/g, '')

function card(language: Language, step: Step): string {
  const { title, idea } = stepWords(language, step)
  return `<li><a href="${fileOf(step)}"><span class="number">${step.number}</span><strong>${escaped(title)}</strong> <span class="idea">${sentence(idea)}</span></a></li>`
}
