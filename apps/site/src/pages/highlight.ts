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
export const highlightedPatch = (lines: readonly string[]): string => {
  const names = lines[0].startsWith('--- ') && lines[1]?.startsWith('+++ ') ? 2 : 0
  const kind = (line: string, i: number) => (i < names ? 'place' : kinds[line[0]])
  return lines.map((line, i) => span(line, kind(line, i))).join('\n')
}

const span = (line: string, kind: string | undefined) =>
  kind === undefined ? escaped(line) : `<span class="${kind}">${escaped(line)}</span>`

const kinds: Record<string, string> = { '+': 'added', '-': 'removed', '@': 'place' }
