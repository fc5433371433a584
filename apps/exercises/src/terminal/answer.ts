import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withBlanks } from '../blank.ts'
import type { Exercise, Text } from '../exercise.ts'
import { readSource } from './source.ts'

/** The learner's files: answers, and which were right. */
export class Answers {
  readonly #folder: string

  constructor(folder = fileURLToPath(new URL('../../answers/', import.meta.url))) {
    this.#folder = `${resolve(folder)}/`
    mkdirSync(folder, { recursive: true })
  }

  file({ step }: Exercise): string {
    return `${this.#folder}step${String(step).padStart(2, '0')}.ts`
  }

  isBegun(exercise: Exercise): boolean {
    return existsSync(this.file(exercise))
  }

  /** Writes the script with blanks, unless there is an answer. */
  begin(exercise: Exercise, language: keyof Text): void {
    if (this.isBegun(exercise)) return
    writeFileSync(this.file(exercise), withBlanks(exercise, readSource(exercise), language))
  }

  /** Makes room for a new beginning, and says where the answer so far is kept; undefined if there is none. */
  setAside(exercise: Exercise): string | undefined {
    if (!this.isBegun(exercise)) return undefined
    const file = this.file(exercise)
    let kept: string
    let count = 1
    do kept = file.replace(/\.ts$/, `.${count++}.ts`)
    while (existsSync(kept))
    renameSync(file, kept)
    return kept
  }

  /** The steps whose exercises have been solved. */
  solved(): Set<number> {
    return new Set(existsSync(this.#record) ? (JSON.parse(readFileSync(this.#record, 'utf8')) as number[]) : [])
  }

  markSolved({ step }: Exercise): void {
    const steps = [...this.solved().add(step)].sort((a, b) => a - b)
    writeFileSync(this.#record, `${JSON.stringify(steps)}\n`)
  }

  get #record(): string {
    return `${this.#folder}solved.json`
  }
}

/** A path to print and to open: `apps/exercises/answers/step06.ts` in the root. */
export const shownPath = (file: string): string => relative(process.cwd(), file).replaceAll(sep, '/')
