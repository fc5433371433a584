import { cannotDraw, closing, declarationsOf, rulesOf, type Variables } from './css-rules.ts'

const styleElement = /(<style\b[^>]*>(?:\s*<!\[CDATA\[)?)(.*?)((?:\]\]>\s*)?<\/style>)/gs
const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi
/** The values of attributes that may hold CSS. */
const attribute =
  /(?<=\s(style|fill|stroke|color|stop-color|flood-color|stroke-width|opacity|font-size|font-family)=)("[^"]*"|'[^']*')/g

/**
 * An SVG with the CSS that the rasteriser knows: variables are replaced by their values, of two colour schemes the light
 * one is taken, `font` is split into its parts.
 *
 * @throws TypeError that names what cannot be replaced.
 */
export function withPlainCss(svg: string): string {
  const variables: Variables = new Map()
  const collected = svg
    .replace(styleElement, (_, start, css, end) => start + rulesOf(css.replace(/\/\*.*?\*\//gs, ''), variables) + end)
    .replace(tag, (text) =>
      text.replace(attribute, (quoted, name) => (name === 'style' ? inlineStyle(quoted, text, variables) : quoted)),
    )
  return collected
    .replace(styleElement, (_, start, css, end) => start + resolved(css, variables) + end)
    .replace(tag, (text) => text.replace(attribute, (quoted) => resolved(quoted, variables)))
}

function inlineStyle(quoted: string, element: string, variables: Variables): string {
  const owner = element.startsWith('<svg ') ? ':root' : /^<[^\s>]+/.exec(element)![0]
  return quoted[0] + declarationsOf(quoted.slice(1, -1), owner, variables) + quoted[0]
}

const unknown = /(?<![\w-])(calc|min|max|clamp|env|light-dark|color-mix|color|oklch|oklab|lch|lab)\([^)]*\)/

function resolved(css: string, variables: Variables): string {
  const plain = withValues(css, variables)
  const found = unknown.exec(plain)
  if (found !== null) throw cannotDraw(found[0])
  return plain
}

/** CSS with the values of the variables that it names; `within` are those whose values are being looked up. */
function withValues(css: string, variables: Variables, within: readonly string[] = []): string {
  const start = css.indexOf('var(')
  if (start === -1) return css
  const end = closing(css, start + 'var'.length)
  const [, name, fallback] = /^\s*(--[\w-]+)\s*(?:,(.*))?$/s.exec(css.slice(start + 'var('.length, end)) ?? []
  const value = variables.get(name) ?? fallback?.trim()
  if (value === undefined) {
    throw new TypeError(`svgToPng: ${css.slice(start, end + 1)} has no value; set it in a rule for :root`)
  }
  if (within.includes(name)) throw new TypeError(`svgToPng: the value of ${name} refers to itself`)
  const rest = withValues(css.slice(end + 1), variables, within)
  return css.slice(0, start) + withValues(value, variables, [...within, name]) + rest
}
