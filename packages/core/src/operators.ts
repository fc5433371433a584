import type { DType } from '@dezero/ndarray'
import { add, Cast, div, mul, neg, pow, sub } from './arithmetic.ts'
import type { VariableLike } from './function.ts'
import { Variable } from './variable.ts'

/** The operators of a Variable (steps 20–22); each has a function of the same name. */
export interface Operators {
  /** this + other */
  add(other: VariableLike): Variable
  /** this − other */
  sub(other: VariableLike): Variable
  /** other − this */
  rsub(other: VariableLike): Variable
  /** this · other */
  mul(other: VariableLike): Variable
  /** this / other */
  div(other: VariableLike): Variable
  /** other / this */
  rdiv(other: VariableLike): Variable
  /** thisᶜ, for a constant c */
  pow(c: number): Variable
  /** −this */
  neg(): Variable
  /** The same values in another dtype; itself when it has that one already. */
  astype(dtype: DType): Variable
  /** JavaScript's own operators would make NaN of a Variable, and no graph; `${x}` is its text, and + takes it for text too. */
  [Symbol.toPrimitive](hint: string): string
}

declare module './variable.ts' {
  interface Variable extends Operators {}
}

/** Gives Variable its operators: they are functions of Variables, which have to exist before. */
export function setupVariable(): void {
  const operators: Operators & ThisType<Variable> = {
    add(other) {
      return add(this, other)
    },
    sub(other) {
      return sub(this, other)
    },
    rsub(other) {
      return sub(other, this)
    },
    mul(other) {
      return mul(this, other)
    },
    div(other) {
      return div(this, other)
    },
    rdiv(other) {
      return div(other, this)
    },
    pow(c) {
      return pow(this, c)
    },
    neg() {
      return neg(this)
    },
    astype(dtype) {
      return dtype === this.dtype ? this : new Cast(dtype).call(this)
    },
    [Symbol.toPrimitive](hint) {
      if (hint !== 'number') return this.toString()
      throw new TypeError(
        'a Variable has no operators: write x.mul(2) for x * 2, and x.data.item() for the number in it',
      )
    },
  }
  Object.assign(Variable.prototype, operators)
}
