import { readFileSync } from 'node:fs'
import type { ShjLanguage } from '@speed-highlight/core'
import { Marked, type Tokens } from 'marked'
import { sizeOf } from '../pictures.ts'
import { type Language, words } from '../words/interface.ts'
import { highlighted, highlightedPatch } from './highlight.ts'
import { escaped, when } from './html.ts'
import { type DocumentName, documents, layout } from './layout.ts'

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

const isDocument = new RegExp(`^(${documents.join('|')})\\.md`)

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
    table({ header, rows }) {
      const cell = ({ tokens, align, header }: Tokens.TableCell) => {
        const tag = header && tokens.length > 0 ? 'th' : 'td'
        const html = this.parser.parseInline(tokens).replace(/(?:&lt; )?\de-\d+/g, '<span class="nowrap">$&</span>')
        return `<${tag}${when(align, () => ` class="${align}"`)}>${html}</${tag}>`
      }
      const row = (cells: Tokens.TableCell[]) => `<tr>${cells.map(cell).join('')}</tr>`
      return `<div class="wide" tabindex="0" role="group"><table>
<thead>${row(header)}</thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table></div>\n`
    },
    link({ href, tokens }) {
      const html = this.parser.parseInline(tokens)
      if (isDocument.test(href)) return `<a href="${href.replace('.md', '.html')}">${html}</a>`
      return /^(https?:|#)/.test(href) ? `<a href="${escaped(href)}">${html}</a>` : html
    },
    image({ href, text }) {
      const { width, height } = sizeOf(readFileSync(new URL(`../../../../docs/${href}`, import.meta.url), 'utf8'))
      return `<img src="../assets/${href}" alt="${escaped(text)}" width="${width}" height="${height}" loading="lazy">`
    },
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
