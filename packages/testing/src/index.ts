export type { ArrayMatchers } from '@dezero/ndarray/vitest'
export { numericalGradient } from './numerical.ts'
