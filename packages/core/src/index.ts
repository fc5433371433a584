import { setupVariable } from './operators.ts'

setupVariable()

export { Add, add, Cast, Div, div, Mul, mul, Neg, neg, Pow, pow, Sub, sub } from './arithmetic.ts'
export { type Config, config, noGrad, testMode, usingConfig } from './config.ts'
export * from './full.ts'
export { asOperand, asVariable, FunctionNode, type VariableLike } from './function.ts'
export { setupVariable } from './operators.ts'
export {
  type BackwardOptions,
  type Grad,
  type GradientsOptions,
  gradients,
  Variable,
} from './variable.ts'

/** Which core this is: here gradients are Variables, so they have gradients too. */
export const isSimpleCore: boolean = false
