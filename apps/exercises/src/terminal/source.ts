import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Exercise } from '../exercise.ts'
import { sourceOf } from '../solution.ts'

/** Where the solution of an exercise is. */
export function sourceFile(exercise: Exercise): string {
  const { package: name, file } = sourceOf(exercise)
  return fileURLToPath(new URL(file, import.meta.resolve(`${name}/package.json`)))
}

export const readSource = (exercise: Exercise): string => readFileSync(sourceFile(exercise), 'utf8')
