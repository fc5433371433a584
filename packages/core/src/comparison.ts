import type { ArgOptions, NdArray } from '@dezero/ndarray'
import { where as whereArray } from '@dezero/ndarray'
import { asOperand, FunctionNode, type VariableLike } from './function.ts'
import { Step } from './step.ts'
import { type Grad, Variable } from './variable.ts'

/** y = 1 where x0 > x1, else 0 */
export class Greater extends Step {
  static override get name() {
    return 'Greater'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.greater(x1)
  }
}

/** y = 1 where x0 ≥ x1, else 0 */
export class GreaterEqual extends Step {
  static override get name() {
    return 'GreaterEqual'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.greaterEqual(x1)
  }
}

/** y = 1 where x0 < x1, else 0 */
export class Less extends Step {
  static override get name() {
    return 'Less'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.less(x1)
  }
}

/** y = 1 where x0 ≤ x1, else 0 */
export class LessEqual extends Step {
  static override get name() {
    return 'LessEqual'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.lessEqual(x1)
  }
}

/** y = 1 where x0 = x1, else 0 */
export class Equal extends Step {
  static override get name() {
    return 'Equal'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.equal(x1)
  }
}

/** y = 1 where x0 ≠ x1, else 0 */
export class NotEqual extends Step {
  static override get name() {
    return 'NotEqual'
  }

  forward(x0: NdArray, x1: NdArray) {
    return x0.notEqual(x1)
  }
}

/** y = −1, 0 or 1, the sign of x */
export class Sign extends Step {
  static override get name() {
    return 'Sign'
  }

  forward(x: NdArray) {
    return x.sign()
  }
}

/** y = the index of the largest element along an axis */
export class Argmax extends Step {
  static override get name() {
    return 'Argmax'
  }

  override readonly attributes: Readonly<ArgOptions>

  constructor(options: ArgOptions) {
    super()
    this.attributes = { ...options }
  }
  forward(x: NdArray) {
    return x.argmax(this.attributes)
  }
}

/** y = the index of the smallest element along an axis */
export class Argmin extends Step {
  static override get name() {
    return 'Argmin'
  }

  override readonly attributes: Readonly<ArgOptions>

  constructor(options: ArgOptions) {
    super()
    this.attributes = { ...options }
  }
  forward(x: NdArray) {
    return x.argmin(this.attributes)
  }
}

/** y = x0 where the condition holds, else x1;  each gets the gradient where it was taken */
export class Where extends FunctionNode {
  static override get name() {
    return 'Where'
  }

  override isLabel(input: number) {
    return input === 0
  }
  forward(condition: NdArray, x0: NdArray, x1: NdArray) {
    return whereArray(condition, x0, x1)
  }
  backward(gy: Grad) {
    const [condition, x0, x1] = this.inputs
    return [
      null,
      x0.needsGrad ? where(condition, gy, 0).sumTo(x0.shape) : null,
      x1.needsGrad ? where(condition, 0, gy).sumTo(x1.shape) : null,
    ]
  }
}

export const greater = (x0: VariableLike, x1: VariableLike): Variable => new Greater().call(x0, x1)
export const greaterEqual = (x0: VariableLike, x1: VariableLike): Variable => new GreaterEqual().call(x0, x1)
export const less = (x0: VariableLike, x1: VariableLike): Variable => new Less().call(x0, x1)
export const lessEqual = (x0: VariableLike, x1: VariableLike): Variable => new LessEqual().call(x0, x1)
export const equal = (x0: VariableLike, x1: VariableLike): Variable => new Equal().call(x0, x1)
export const notEqual = (x0: VariableLike, x1: VariableLike): Variable => new NotEqual().call(x0, x1)

/** −1, 0 or 1: the sign of x; NaN for NaN. */
export const sign = (x: VariableLike): Variable => new Sign().call(x)

/** Index of the first largest element along an axis, or of the flattened variable; int32. */
export const argmax = (x: VariableLike, options: ArgOptions = {}): Variable => new Argmax(options).call(x)

/** Index of the first smallest element along an axis, or of the flattened variable; int32. */
export const argmin = (x: VariableLike, options: ArgOptions = {}): Variable => new Argmin(options).call(x)

/** x0 where the condition (not differentiated) holds, x1 elsewhere, all three broadcast together. */
export const where = (condition: VariableLike, x0: VariableLike, x1: VariableLike): Variable =>
  new Where().call(asOperand(condition, 'where, argument 1'), x0, x1)

export interface ComparisonMethods {
  /** 1 where this > other, else 0: bool, without a gradient, as the others here. */
  greater(other: VariableLike): Variable
  greaterEqual(other: VariableLike): Variable
  less(other: VariableLike): Variable
  lessEqual(other: VariableLike): Variable
  equal(other: VariableLike): Variable
  notEqual(other: VariableLike): Variable
  /** −1, 0 or 1. */
  sign(): Variable
  /** Index of the first largest element. */
  argmax(options?: ArgOptions): Variable
  /** Index of the first smallest element. */
  argmin(options?: ArgOptions): Variable
}

declare module './variable.ts' {
  interface Variable extends ComparisonMethods {}
}

const methods: ComparisonMethods & ThisType<Variable> = {
  greater(other) {
    return greater(this, other)
  },
  greaterEqual(other) {
    return greaterEqual(this, other)
  },
  less(other) {
    return less(this, other)
  },
  lessEqual(other) {
    return lessEqual(this, other)
  },
  equal(other) {
    return equal(this, other)
  },
  notEqual(other) {
    return notEqual(this, other)
  },
  sign() {
    return sign(this)
  },
  argmax(options) {
    return argmax(this, options)
  },
  argmin(options) {
    return argmin(this, options)
  },
}

Object.assign(Variable.prototype, methods)
