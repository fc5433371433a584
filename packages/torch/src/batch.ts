import type { Code } from './operations/code.ts'
import { valuesIn, type Written, withOperands } from './written.ts'

/** The numbers of rows in two batches, and what Python calls that number. */
export interface Batches {
  readonly rows: readonly [number, number]
  readonly name: string
}

/**
 * What two batches of different lengths were computed by: code that differs in nothing but the length of the batch, which
 * becomes a name.
 *
 * @throws RangeError that names a function which fixes the length.
 */
export function forAnyBatch(first: Written, second: Written, batches: Batches): Written {
  const { statements, leaves } = first
  const other = second.statements
  const differs = statements.findIndex(({ name }, i) => name !== other[i]?.name)
  if (differs >= 0 || statements.length !== other.length) {
    throw fixed(statements[differs]?.name ?? 'its end', 'it is computed by other functions', batches)
  }
  const codes = statements.map((statement, i) => ({
    ...statement,
    code: merged(() => statement.name, statement.code, other[i].code, batches),
  }))
  const readerOf = (value: number) => statements.find(({ code }) => valuesIn(code).includes(value))?.name ?? 'an output'
  const constants = [...leaves].map(([value, code]): [number, Code] => {
    return [value, merged(() => readerOf(value), code, second.leaves.get(value) ?? code, batches)]
  })
  return { ...first, statements: codes, leaves: new Map(constants) }
}

/** Marks, numbers, and the text between them. */
const parts = /⟦[^⟧]*⟧|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[^\d⟦]+/g

function merged(name: () => string, first: Code, second: Code, batches: Batches): Code {
  if (first.text === second.text) return first
  const [a, b] = [first, second].map(({ text }) => text.match(parts) ?? [])
  const differ = `${first.text} became ${second.text}`
  if (a.length !== b.length) throw fixed(name(), differ, batches)
  const text = a.map((part, i) => {
    if (part === b[i]) return part
    const times = Number(part) / batches.rows[0]
    if (!Number.isInteger(times) || Number(b[i]) !== times * batches.rows[1]) throw fixed(name(), differ, batches)
    if (times === 1) return batches.name
    const isArgument = /[(,] ?$/.test(a[i - 1] ?? '') && /^[,)]/.test(a[i + 1] ?? '')
    return isArgument ? `${times} * ${batches.name}` : `(${times} * ${batches.name})`
  })
  return { ...first, text: text.join('') }
}

const fixed = (name: string, how: string, { rows }: Batches) =>
  new RangeError(
    `toTorch: ${name} fixes the length of the batch: for ${rows[1]} rows instead of ${rows[0]}, ${how.replace(/⟦\d+:\d+⟧/g, '…')}; ` +
      '{ batch: false } writes the model for inputs of these very shapes',
  )

/** @throws RangeError where a model computes something else in training than in `testMode`, but to drop elements out. */
export function checkModes(training: Written, testing: Written): void {
  const [one, other] = [training, testing].map(computed)
  const differs = one.findIndex((text, i) => text !== other[i])
  if (differs < 0 && one.length === other.length) return
  const [inTraining, inUse] = [one, other].map((texts) => texts[differs < 0 ? one.length : differs] ?? 'nothing')
  throw new RangeError(
    `toTorch: the model computes ${inTraining} in training where it computes ${inUse} inside testMode; only dropout and ` +
      'BatchNorm layers may differ, which are written for both',
  )
}

/** What is computed step by step, but for dropout. */
const computed = ({ statements, leaves }: Written): string[] =>
  statements
    .filter(({ name }) => name !== 'Dropout')
    .map(({ name, code }) => `${name}, ${withOperands(code.text, (value) => leaves.get(value)?.text ?? '…')}`)
