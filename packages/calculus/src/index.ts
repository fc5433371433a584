export { checkpoint } from './checkpoint.ts'
export { grad, valueAndGrad } from './grad.ts'
export { hvp } from './hvp.ts'
export { hessian, jacobian } from './jacobian.ts'
export { jvp } from './jvp.ts'
export type {
  Argnums,
  AuxOptions,
  Given,
  GivenAll,
  Gradient,
  GradientOf,
  JacobianOf,
  TransformOptions,
} from './types.ts'
export { vjp } from './vjp.ts'
