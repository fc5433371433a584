export { blank, blanksLeft, moduleOf, solutionOf, sourceOf, withBlanks } from './blank.ts'
export type { Blank, Exercise, Source, Text } from './exercise.ts'
export { exercises } from './exercises/index.ts'
export { endless, judge, type Runner, unfilled, type Verdict, Wrong } from './verdict.ts'
