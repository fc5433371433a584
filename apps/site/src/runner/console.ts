/** Values as Node's console prints them, as far as scripts print any: texts as they are, arrays as `[ 2, 3 ]`. */
export const printed = (values: readonly unknown[]): string =>
  `${values.map((value) => (typeof value === 'string' ? value : shown(value))).join(' ')}\n`

const widest = 72

function shown(value: unknown, depth = 0): string {
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return `[${/^class\b/.test(String(value)) ? 'class' : 'Function'} ${value.name}]`
  if (value instanceof Error) return value.stack ?? String(value)
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return String(value)
  if (depth > 2) return Array.isArray(value) ? '[Array]' : '[Object]'
  return composite(value, depth)
}

function composite(value: object, depth: number): string {
  const ofPackage = Object.getPrototypeOf(value)?.toString
  if (!isPlain(value) && ofPackage !== Object.prototype.toString && !ArrayBuffer.isView(value)) return String(value)
  const { name } = value.constructor ?? { name: '' }
  if (Array.isArray(value))
    return listed(
      '[',
      ']',
      value.map((item) => shown(item, depth + 1)),
    )
  if (ArrayBuffer.isView(value)) {
    const numbers = [...(value as unknown as Iterable<unknown>)].slice(0, 100).map(String)
    return listed(`${name}(${numbers.length}) [`, ']', numbers)
  }
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => `${shown(key, depth + 1)} => ${shown(item, depth + 1)}`)
    return listed(`Map(${value.size}) {`, '}', entries)
  }
  if (value instanceof Set)
    return listed(
      `Set(${value.size}) {`,
      '}',
      [...value].map((item) => shown(item, depth + 1)),
    )
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${shown(item, depth + 1)}`)
  return listed(name === 'Object' || name === '' ? '{' : `${name} {`, '}', entries)
}

const isPlain = (value: object) =>
  Array.isArray(value) ||
  value instanceof Map ||
  value instanceof Set ||
  Object.getPrototypeOf(value) === Object.prototype

function listed(open: string, close: string, items: readonly string[]): string {
  if (items.length === 0) return open + close
  const line = `${open} ${items.join(', ')} ${close}`
  return line.length <= widest ? line : `${open}\n  ${items.join(',\n').replaceAll('\n', '\n  ')}\n${close}`
}
