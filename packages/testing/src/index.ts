export { numericalGradient } from './numerical.ts'
