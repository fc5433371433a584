import { readFileSync } from 'node:fs'
import type { ShjLanguage } from '@speed-highlight/core'
import { Marked } from 'marked'
import { type Language, words } from '../words/interface.ts'
import { highlighted, highlightedPatch } from './highlight.ts'
import { escaped, when } from './html.ts'
import { type DocumentName, layout } from './layout.ts'

/** A page of `docs`, which are written in English. */
export async function documentPage(language: Language, name: DocumentName): Promise<string> {
  const w = words[language]
  const text = readFileSync(new URL(`../../../../docs/${name}.md`, import.meta.url), 'utf8')
  const html = await marked.parse(text)
  const main = `${when(w.onlyEnglish, () => `<p class="note">${w.onlyEnglish}</p>`)}
<article class="document" lang="en">
${html}
</article>`
  const title = w.documents[name]
  return layout({ language, file: `${name}.html`, title: `${title} — ${w.site}`, description: title, main })
}

/** The pictures that documents show, below `docs`. */
export const picturesOf = (name: DocumentName): string[] => {
  const text = readFileSync(new URL(`../../../../docs/${name}.md`, import.meta.url), 'utf8')
  return [...text.matchAll(/!\[[^\]]*\]\(([\w/-]+\.svg)\)/g)].map(([, path]) => path)
}

const isDocument = /^(core-diff|derivatives|from-python|calculus|performance)\.md/

/** Links to documents lead to their pages; the site has no sources, so their paths stay as text. */
const marked = new Marked({
  async: true,
  async walkTokens(token) {
    if (token.type !== 'code') return
    const { lang, text } = token
    const html = lang === 'diff' ? highlightedPatch(text.split('\n')) : await highlighted(text, languageOf(lang))
    Object.assign(token, { html })
  },
  renderer: {
    code: (token) => `<pre tabindex="0"><code>${(token as unknown as { html: string }).html}</code></pre>\n`,
    heading({ tokens, depth }) {
      const html = this.parser.parseInline(tokens)
      return `<h${depth} id="${anchorOf(html)}">${html}</h${depth}>\n`
    },
    table(token) {
      const row = (cells: typeof token.header, tag: string) =>
        `<tr>${cells.map((cell) => `<${tag}${cell.align ? ` class="${cell.align}"` : ''}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`
      const rows = token.rows.map((cells) => row(cells, 'td')).join('\n')
      return `<div class="wide" tabindex="0" role="group"><table><thead>${row(token.header, 'th')}</thead><tbody>\n${rows}\n</tbody></table></div>\n`
    },
    link({ href, tokens }) {
      const html = this.parser.parseInline(tokens)
      if (isDocument.test(href)) return `<a href="${href.replace('.md', '.html')}">${html}</a>`
      return /^(https?:|#)/.test(href) ? `<a href="${escaped(href)}">${html}</a>` : html
    },
    image: ({ href, text }) => `<img src="../assets/${href}" alt="${escaped(text)}" loading="lazy">`,
  },
})

const languageOf = (lang: string | undefined): ShjLanguage =>
  lang === 'ts' || lang === 'js' ? 'ts' : lang === 'sh' ? 'bash' : 'plain'

/** As GitHub makes them, which is what links inside the documents use. */
const anchorOf = (html: string) =>
  html
    .replace(/<[^>]+>|&\w+;/g, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replaceAll(' ', '-')
