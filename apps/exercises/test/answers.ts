import { type Exercise, judge, moduleOf, solutionOf, type Verdict } from '@dezero/exercises'
import { load } from '../src/terminal/load.ts'
import { readSource } from '../src/terminal/source.ts'

/** The solution. */
export const scriptOf = (exercise: Exercise): string => solutionOf(exercise, readSource(exercise))

let count = 0

/** Checks an answer in this process. */
export const verdictOn = (exercise: Exercise, script: string): Promise<Verdict> =>
  judge(exercise, { load: () => load(moduleOf(exercise, script), `${process.pid}-${count++}`) })
