const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as HTML shows it. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character])

/** Text in which `code` stands between backticks or looks like it; for ideas, which are plain sentences. */
export const when = (condition: unknown, html: () => string): string => (condition ? html() : '')
