const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML shows it. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character])

/** A sentence about code: what looks like code, `backward()` or `--order`, is set as such, and does not break. */
export const sentence = (text: string): string =>
  escaped(text).replace(/(?<![\w-])(?:--[a-z]+|(?:\w+\.)*\w+\(\))/g, '<code>$&</code>')

export const when = (condition: unknown, html: () => string): string => (condition ? html() : '')
