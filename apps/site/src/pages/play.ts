import { deflateRawSync } from 'node:zlib'
import { type Language, words } from '../words/interface.ts'
import { playerWords } from '../words/player.ts'
import { highlighted } from './highlight.ts'
import { layout } from './layout.ts'
import { player } from './player.ts'
import { runnable } from './runnable.ts'

const expr = "import { Variable } from '@dezero/core'\nimport { expr } from '@dezero/expr'\n"

/** The formulas of the page: each a script, small enough to be seen at once. */
export const formulas: Record<string, string> = {
  'a² + a², a = x²': `${expr}
const x = new Variable(2, { name: 'x' })
const a = expr\`\${x} ** 2\`
const y = expr\`\${a} ** 2 + \${a} ** 2\`

y.backward()
console.log(String(x.grad)) // variable(64.0)
`,
  'x⁴ − 2x²': `${expr}
const x = new Variable(2, { name: 'x' })
const y = expr\`\${x} ** 4 - 2 * \${x} ** 2\`

y.backward()
console.log(String(x.grad)) // variable(24.0)
`,
  'sin x': `import { Variable } from '@dezero/core'
import { sin } from '@dezero/functions'

const x = new Variable(1, { name: 'x' })
const y = sin(x)

y.backward()
console.log(String(x.grad)) // cos 1, which is variable(0.5403023058681398)
`,
  'Goldstein–Price': `${expr}
const x = new Variable(1, { name: 'x' })
const y = new Variable(1, { name: 'y' })
const z = expr\`
  (1 + (\${x} + \${y} + 1) ** 2 *
    (19 - 14 * \${x} + 3 * \${x} ** 2 - 14 * \${y} + 6 * \${x} * \${y} + 3 * \${y} ** 2)) *
  (30 + (2 * \${x} - 3 * \${y}) ** 2 *
    (18 - 32 * \${x} + 12 * \${x} ** 2 + 48 * \${y} - 36 * \${x} * \${y} + 27 * \${y} ** 2))\`

z.backward()
console.log(\`\${x.grad} \${y.grad}\`) // variable(-5376.0) variable(8064.0)
`,
  'softmax cross entropy': `import { Variable } from '@dezero/core'
import { exp, log } from '@dezero/functions'

const x = new Variable([1, 2, 3], { name: 'x' }) // the scores of three classes
const t = [0, 0, 1] // it is the last one

const e = exp(x)
const p = e.div(e.sum())
const loss = log(p).mul(t).sum().neg()

loss.backward()
console.log(String(x.grad)) // p − t
`,
}

/** The address of a page with a script in its fragment, as `page/share.ts` reads it. */
const linkTo = (script: string) => `#script=${deflateRawSync(script).toString('base64url')}`

/** The page on which formulas are played. */
export async function playPage(language: Language): Promise<string> {
  const w = playerWords[language]
  const [first] = Object.values(formulas)
  const links = Object.entries(formulas).map(([name, script]) => `<li><a href="${linkTo(script)}">${name}</a></li>`)
  const main = `<h1>${w.page}</h1>
<p class="idea">${w.entrance}</p>
<nav class="formulas scripted" aria-label="${w.examples}"><ul class="documents">
${links.join('\n')}
</ul></nav>
${runnable({ language, html: await highlighted(first, 'ts') })}
${player(language)}`
  const title = `${w.page} — ${words[language].site}`
  return layout({ language, file: 'play.html', title, description: w.about, main })
}
