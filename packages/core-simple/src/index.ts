import { setupVariable } from './operators.ts'

setupVariable()

export { Add, add, Cast, Div, div, Mul, mul, Neg, neg, Pow, pow, Sub, sub } from './arithmetic.ts'
export { type Config, config, noGrad, usingConfig } from './config.ts'
export { FunctionNode } from './function.ts'
export { setupVariable } from './operators.ts'
export { asOperand, asVariable, type BackwardOptions, type Grad, Variable, type VariableLike } from './variable.ts'

/** Which core this is: here gradients are arrays, and derivatives end at the first order. */
export const isSimpleCore: boolean = true
