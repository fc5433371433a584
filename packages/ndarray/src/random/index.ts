export { type ChoiceOptions, choice, permutation } from './choice.ts'
export { rand, randint, randn, type SizeOption, uniform } from './distributions.ts'
export { seed } from './generator.ts'
