import { type Language, type Words, words } from '../words/status.ts'

/** What the page says about a run, in its language. */
export function say(key: keyof Words, values: Record<string, string | number> = {}): string {
  const text = words[document.documentElement.lang as Language][key]
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}
