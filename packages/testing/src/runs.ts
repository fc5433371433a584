import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many times as many runs `test:long` makes of each property; vitest.long.config.ts gives it. */
    timesAsMany?: number
  }
}

/** How many random cases a property is tried with: n in the test command, many times n in `test:long`. */
export const runs = (n: number): number => n * (inject('timesAsMany') ?? 1)
