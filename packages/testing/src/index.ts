import type {} from './matchers.ts' // the type of toBeAllClose

export { numericalGradient } from './numerical.ts'
