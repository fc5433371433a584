import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const assembly = new URL('assembly/', import.meta.url)
const coefficients = ['float64', 'float32'].map(
  (folder) => new URL(`../src/math/${folder}/coefficients.ts`, import.meta.url),
)

/** A hash of everything the kernels are compiled from: the generated module has it, so that a test fails when it is stale. */
export function checksum(): string {
  const files = readdirSync(assembly).sort()
  const sources = [...files.map((file) => new URL(file, assembly)), ...coefficients]
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(source, 'utf8').replaceAll('\r\n', '\n'))
  return hash.digest('hex')
}
