import { hasReference } from '../reference/links.ts'
import { exerciseWords } from '../words/exercises.ts'
import { type Language, languages, words } from '../words/interface.ts'
import { playerWords } from '../words/player.ts'
import { escaped, when } from './html.ts'

export interface Page {
  language: Language
  /** The name of its file, the same in each language: `step07.html`. */
  file: string
  title: string
  description: string
  /** HTML of the middle. */
  main: string
  /** HTML of the column beside it. */
  aside?: string
}

/** The pages that are not steps. */
export const documents = [
  'core-diff',
  'derivatives',
  'from-python',
  'calculus',
  'performance',
  'beyond-one-machine',
  'onnx',
] as const

/** The menu has room for the first of them; the first page lists all. */
const inMenu = documents.slice(0, 5)

export type DocumentName = (typeof documents)[number]

/** A whole page: complete without JavaScript; what needs it has the class `scripted`. */
export function layout({ language, file, title, description, main, aside }: Page): string {
  const w = words[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="../assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../assets/site.css">
${languages.map((other) => `<link rel="alternate" hreflang="${other}" href="../${other}/${file}">`).join('\n')}
<script>${beforeFirstPaint}</script>
<script type="module" src="../assets/page.js"></script>
</head>
<body>
<a class="skip" href="#main">${w.skip}</a>
<header>
<a class="home" href="index.html">${w.site}</a>
<nav aria-label="${w.more}">
<a class="to-chapters" href="${aside ? '#chapters' : 'index.html'}">${w.steps}</a>
${link('play.html', playerWords[language].menu, file)}
${link('exercises.html', exerciseWords[language].menu, file)}
${inMenu.map((name) => link(`${name}.html`, w.documents[name], file)).join('\n')}
${when(hasReference(), () => link('../reference/index.html', w.reference, file))}
</nav>
<div class="switches">
<button type="button" class="theme scripted" aria-label="${w.theme}: ${w.themes.auto}" ${themeLabels(language)}>◐</button>
${languages
  .filter((other) => other !== language)
  .map(
    (other) =>
      `<a class="language" lang="${other}" hreflang="${other}" href="../${other}/${file}">${words[other].language}</a>`,
  )
  .join('\n')}
</div>
</header>
<div class="${aside ? 'columns' : 'column'}">
<main id="main">
${main}
</main>
${when(aside, () => `<nav class="chapters" id="chapters" aria-label="${w.chapters}">\n${aside}\n</nav>`)}
</div>
</body>
</html>
`
}

const link = (href: string, text: string, file: string) =>
  `<a href="${href}"${href === file ? ' aria-current="page"' : ''}>${text}</a>`

const themeLabels = (language: Language) =>
  Object.entries(words[language].themes)
    .map(([theme, label]) => `data-${theme}="${words[language].theme}: ${label}"`)
    .join(' ')

/** Sets the chosen theme, and says that there is JavaScript, before anything is drawn: nothing flashes, nothing moves. */
const beforeFirstPaint =
  "{const d=document.documentElement;d.classList.add('js');try{d.dataset.theme=localStorage.theme??'auto'}catch{}}"
