/** What a wrong argument is, in words for an error message. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'string')
    return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`
  if (typeof value === 'function') return `the function ${value.name || '(unnamed)'}`
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value !== 'object') return `the ${typeof value} ${String(value)}`
  return value.constructor?.name ?? 'an object'
}
