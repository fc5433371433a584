import { createLexer, type Token } from 'leac'

const lexer = createLexer([
  { name: 'space', regex: /\s+/, discard: true },
  { name: 'number', regex: /(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i },
  { name: 'placeholder', regex: /\$\{\d+\}/ },
  { name: '**' },
  { name: '*' },
  { name: '/' },
  { name: '+' },
  { name: '-' },
  { name: '(' },
  { name: ')' },
  { name: ',' },
  // No rule of the grammar takes these, so that the parser reports them, with their place.
  { name: 'name', regex: /[\p{L}_$][\p{L}\d_$]*/u },
  { name: 'member', regex: /\.[\p{L}_$][\p{L}\d_$]*/u },
  { name: 'unknown', regex: /./u },
])

/** The tokens of an expression in which placeholder i is written `${i}`. */
export const tokensOf = (text: string): Token[] => lexer(text).tokens

/**
 * The text of a template, with `${i}` for its placeholders.
 * Raw text has a backslash in front of a `${` that is no placeholder, so the two cannot be confused.
 */
export function textOf(template: TemplateStringsArray): string {
  if (!Array.isArray(template?.raw)) {
    throw new TypeError(`expr: write the formula directly after expr, without parentheses: expr\`\${x} ** 2\``)
  }
  return template.raw.reduce((text, part, i) => `${text}\${${i - 1}}${part}`)
}
