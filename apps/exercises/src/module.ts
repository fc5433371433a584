import type { Exercise } from './exercise.ts'

/** The part of a script that is checked, as a module that exports what the checker looks at. Lines keep their numbers. */
export function moduleOf({ until, replaced = {}, names }: Exercise, script: string): string {
  const lines = script.split('\n').map((line) => replaced[line] ?? line)
  const end = until === undefined ? -1 : lines.findIndex((line) => line.startsWith(until))
  const checked = end === -1 ? lines : lines.slice(0, end)
  const exported = names.filter((name) => !checked.some((line) => line.startsWith(`export class ${name} `)))
  return [...checked, `export { ${exported.join(', ')} }`, "export * as np from '@dezero/ndarray'", ''].join('\n')
}
