import { type ArrayLike, allClose, asArray } from './index.ts'

/** What a matcher compares: an array, whatever becomes one, or a Variable of either core, whose data counts. */
export type Comparable = ArrayLike | { readonly data: ArrayLike; readonly creator: unknown }

export type MatcherTolerance = NonNullable<Parameters<typeof allClose>[2]>

/** What these matchers add to `expect(…)`. */
export interface ArrayMatchers {
  /** Same shape, and equal within the tolerance of `allClose`: rtol 1e-5, atol 1e-8, NaN equals nothing. */
  toBeAllClose(expected: Comparable, tolerance?: MatcherTolerance): void
}

/** A matcher for `expect.extend`, of Vitest and Jest alike. */
export function toBeAllClose(
  received: unknown,
  expected: Comparable,
  tolerance: MatcherTolerance = {},
): { pass: boolean; message: () => string } {
  const x = asArray(arrayOf(received), { role: 'toBeAllClose, received' })
  const y = asArray(arrayOf(expected), { role: 'toBeAllClose, expected' })
  if (String(x.shape) !== String(y.shape)) {
    return { pass: false, message: () => `expected shape [${x.shape}] to be [${y.shape}]` }
  }
  const { rtol = 1e-5, atol = 1e-8 } = tolerance
  const pass = allClose(x, y, tolerance)
  const not = pass ? 'not ' : '' // a message for what passes is one of expect(…).not
  return { pass, message: () => `expected\n${x}\n${not}to be close to\n${y}\nwithin rtol ${rtol}, atol ${atol}` }
}

const arrayOf = (value: unknown): ArrayLike =>
  typeof value === 'object' && value !== null && 'creator' in value && 'data' in value
    ? (value.data as ArrayLike)
    : (value as ArrayLike)
