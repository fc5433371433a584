import { arrays } from './arrays.ts'
import { calculus } from './calculus.ts'
import { convolutions } from './convolutions.ts'
import { graphs } from './graphs.ts'
import { type Family, families } from './growth.ts'
import { networks } from './networks.ts'
import type { Row } from './row.ts'

/** Every row of the table. */
export const rows: readonly Row[] = [...graphs, ...calculus, ...networks, ...arrays, ...convolutions]

/** @throws RangeError, listing the rows, when no name contains the text. */
export function rowsWith(text: string): Row[] {
  const found = rows.filter(({ name }) => contains(name, text))
  if (found.length === 0) throw notFound(text, rows)
  return found
}

/** The families, each with those of its rows whose name contains the text. */
export function familiesWith(text: string): Family[] {
  const found = families.map((family) => ({
    ...family,
    xs: family.xs.filter((x) => contains(family.rowOf(x).name, text)),
  }))
  if (found.every(({ xs }) => xs.length === 0)) throw notFound(text, rowsOf(families))
  return found.filter(({ xs }) => xs.length > 0)
}

/** The rows of families, in order. */
export const rowsOf = (families: readonly Family[]): Row[] => families.flatMap(({ xs, rowOf }) => xs.map(rowOf))

const contains = (name: string, text: string) => name.toLowerCase().includes(text.toLowerCase())

const notFound = (text: string, rows: readonly Row[]) =>
  new RangeError(`no row contains "${text}"; the rows are:\n${rows.map(({ name }) => `  ${name}`).join('\n')}`)
