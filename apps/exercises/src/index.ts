export { blank, blanksLeft, moduleOf, withBlanks } from './blank.ts'
export type { Blank, Exercise, Text } from './exercise.ts'
export { exercises } from './exercises/index.ts'
export { endless, judge, unfilled, type Verdict, Wrong } from './verdict.ts'
