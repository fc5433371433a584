import { type Variable, writes } from './variable.ts'

/** A moment between the calls of functions, to tell what was made before it from what is made later. */
export const moment = (): number => ++writes.count

/** Did a function make x since that moment? A leaf was made by none. */
export const madeSince = (x: Variable, then: number): boolean => x.creator !== undefined && x.madeAt >= then
