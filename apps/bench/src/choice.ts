import { arrays } from './arrays.ts'
import { graphs } from './graphs.ts'
import { type Family, families } from './growth.ts'
import type { Row } from './row.ts'

/** @throws RangeError, with those there are, when no row contains the text. */
export function rowsWith(text: string): Row[] {
  const rows = [...graphs, ...arrays]
  const found = rows.filter(({ name }) => contains(name, text))
  if (found.length === 0) throw nothingWith(text, rows)
  return found
}

/** The families with those of their rows that contain the text. */
export function familiesWith(text: string): Family[] {
  const found = families.map((family) => ({
    ...family,
    xs: family.xs.filter((x) => contains(family.rowOf(x).name, text)),
  }))
  const rows = families.flatMap(({ xs, rowOf }) => xs.map(rowOf))
  if (found.every(({ xs }) => xs.length === 0)) throw nothingWith(text, rows)
  return found.filter(({ xs }) => xs.length > 0)
}

const contains = (name: string, text: string) => name.toLowerCase().includes(text.toLowerCase())

const nothingWith = (text: string, rows: readonly Row[]) =>
  new RangeError(`no row contains "${text}"; there are:\n${rows.map(({ name }) => `  ${name}`).join('\n')}`)
