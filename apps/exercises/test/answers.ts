import { type Exercise, judge, moduleOf, type Verdict } from '@dezero/exercises'
import { readSteps } from '@dezero/steps/runner/step.ts'
import { load } from '../src/terminal/load.ts'

const steps = readSteps()

/** The solution. */
export const scriptOf = ({ step }: Exercise): string => steps.find(({ number }) => number === step)!.source

/** Checks an answer in this process. */
export const verdictOn = (exercise: Exercise, script: string): Promise<Verdict> =>
  judge(exercise, () => load(moduleOf(exercise, script.replaceAll("from '../", "from '@dezero/steps/"))))
