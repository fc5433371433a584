import { mkdirSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../output/', import.meta.url))

/** The path of a picture, to write to and to print: `apps/steps/output/sin.png` when run in the root. */
export function output(name: string): string {
  mkdirSync(folder, { recursive: true })
  return relative(process.cwd(), folder + name).replaceAll(sep, '/')
}
