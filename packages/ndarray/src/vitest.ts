/// <reference types="vitest" preserve="true" />
// The matchers with their types for Vitest: expect.extend(matchers).
import type { ArrayMatchers } from './matchers.ts'

export * from './matchers.ts'

declare module 'vitest' {
  interface Assertion<T> extends ArrayMatchers {}
  interface AsymmetricMatchersContaining extends ArrayMatchers {}
}
