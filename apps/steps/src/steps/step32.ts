// Step 32 · Derivatives of higher order: the code                                   Stage 3
// What turns the simple core into the full one, read from their sources: - is a line of the simple core, + of the full
// one. Once a gradient is a Variable, every formula of backward() is recorded as a graph.
import { readFileSync } from 'node:fs'
import { structuredPatch } from 'diff'

const read = (core: string, file: string) =>
  readFileSync(new URL(`../../../../packages/${core}/src/${file}`, import.meta.url), 'utf8')

let count = 0

for (const file of [
  'variable.ts',
  'arithmetic.ts',
  'backward.ts',
  'function.ts',
  'operators.ts',
  'config.ts',
  'index.ts',
]) {
  const { hunks } = structuredPatch(file, file, read('core-simple', file), read('core', file))
  const changed = hunks.flatMap(({ lines }) => lines).filter((line) => /^[+-]/.test(line))
  count += changed.length

  console.log(`--- ${file}${changed.length === 0 ? ': the same' : ''} ---`)
  for (const line of changed) console.log(line)
}

console.log(`\n${count} lines; docs/core-diff.md shows them in their places`)
