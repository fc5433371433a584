export type { ArrayMatchers } from '@dezero/ndarray/vitest'
export { numericalGradient } from './numerical.ts'
export { replay } from './replay.ts'
