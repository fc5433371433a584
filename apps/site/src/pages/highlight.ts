import { type ShjLanguage, tokenize } from '@speed-highlight/core'
import { escaped } from './html.ts'

/** Code as HTML, coloured when the page is built: each token a span with the class of its kind. */
export async function highlighted(code: string, language: ShjLanguage): Promise<string> {
  let html = ''
  await tokenize(code, language, (token, kind) => {
    html += kind ? `<span class="${kind}">${escaped(token)}</span>` : escaped(token)
  })
  return html
}

/** A patch as HTML: added and removed lines are marked by more than their colour. */
export const highlightedPatch = (lines: readonly string[]): string =>
  lines.map((line) => `<span class="${kinds[line[0]] ?? 'same'}">${escaped(line)}</span>`).join('\n')

const kinds: Record<string, string> = { '+': 'added', '-': 'removed', '@': 'place' }
