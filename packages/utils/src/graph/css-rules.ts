/** CSS variables and their values, the same in the whole picture. */
export type Variables = Map<string, string>

/** The rules for a screen with light colours; variables are moved to `variables`. */
export function rulesOf(css: string, variables: Variables): string {
  let rules = ''
  for (let rest = css.trimStart(); rest !== ''; ) {
    const end = rest[0] === '@' ? rest.search(/[;{]/) : rest.indexOf('{')
    if (end === -1) return rules + rest
    const head = rest.slice(0, end).trim()
    const close = rest[end] === ';' ? end : closing(rest, end)
    const body = rest.slice(end + 1, close)
    rules += head[0] === '@' ? conditional(head, body, variables) : rule(head, body, variables)
    rest = rest.slice(close + 1).trimStart()
  }
  return rules
}

/** The index at which the bracket that opens at `start` closes. */
export function closing(css: string, start: number): number {
  const [open, close] = css[start] === '{' ? '{}' : '()'
  for (let i = start, depth = 0; i < css.length; i++) {
    if (css[i] === open) depth++
    if (css[i] === close && --depth === 0) return i
  }
  throw new TypeError(`svgToPng: a bracket of its CSS is never closed: ${css.slice(start, start + 40)}`)
}

export const cannotDraw = (css: string): TypeError =>
  new TypeError(`svgToPng: its CSS has "${css}", which cannot be drawn; write the resulting value instead`)

function conditional(head: string, body: string, variables: Variables): string {
  if (/^@(charset|namespace|font-face|keyframes)\b/.test(head)) return '' // without effect on a still picture drawn with Tinos
  const query = /^@media\s+(.*)$/s.exec(head)?.[1]
  if (query === undefined) throw cannotDraw(head)
  if (/^(screen|all|\(\s*prefers-color-scheme\s*:\s*light\s*\))$/.test(query)) return rulesOf(body, variables)
  if (/^(print|\(\s*prefers-color-scheme\s*:\s*dark\s*\))$/.test(query)) return ''
  throw cannotDraw(head)
}

function rule(selector: string, body: string, variables: Variables): string {
  const ofAll = selector.split(',').every((part) => /^(:root|svg)$/.test(part.trim()))
  const declarations = declarationsOf(body, ofAll ? ':root' : selector, variables)
  return declarations === '' ? '' : `${selector.replaceAll(':root', 'svg')} { ${declarations} }\n`
}

/** Declarations without those of variables, which must hold for the whole picture. */
export const declarationsOf = (body: string, owner: string, variables: Variables): string =>
  body
    .split(/;(?![^(]*\))/) // not at the one in url(data:image/png;base64,…)
    .map((declaration) => declarationOf(declaration.trim(), owner, variables))
    .filter((declaration) => declaration !== '')
    .join('; ')

function declarationOf(declaration: string, owner: string, variables: Variables): string {
  const [, name = '', value] = /^([\w-]+)\s*:\s*(.*)$/s.exec(declaration) ?? []
  if (name === 'font') return fontParts(value)
  if (!name.startsWith('--')) return declaration
  if (owner !== ':root') throw new TypeError(`svgToPng: ${name} is set in ${owner}; only :root may set variables`)
  variables.set(name, value)
  return ''
}

/** `font: italic bold 17px/1.2 serif` as one declaration for each part. */
function fontParts(value: string): string {
  const [, words, size, family] = /^(.*?)([\d.]+(?:[a-z]+|%))(?:\s*\/\s*\S+)?\s+(.+)$/s.exec(value) ?? []
  if (size === undefined) throw cannotDraw(`font: ${value}`)
  const style = /\b(italic|oblique)\b/.exec(words)?.[0] ?? 'normal'
  const weight = /\b(bold|bolder|lighter|[1-9]\d*)\b/.exec(words)?.[0] ?? 'normal'
  return `font-style: ${style}; font-weight: ${weight}; font-size: ${size}; font-family: ${family}`
}
