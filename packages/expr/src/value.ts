/** What the operators are called on: a Variable of either core, an NdArray, or any object with these methods. */
export interface Operand {
  add(other: unknown): Operand
  sub(other: unknown): Operand
  /** other − this */
  rsub(other: unknown): Operand
  mul(other: unknown): Operand
  div(other: unknown): Operand
  /** other / this */
  rdiv(other: unknown): Operand
  pow(exponent: unknown): Operand
  neg(): Operand
}

/** An operand or a result of an expression. */
export type Value = number | Operand

/** What `isValue` accepts, for error messages. */
export const valueInWords = 'a Variable, an array or a number'

export const isValue = (x: unknown): x is Value =>
  typeof x === 'number' || (typeof x === 'object' && x !== null && typeof (x as Operand).rdiv === 'function')

/** Whether this operand records a graph. */
export const isVariable = (x: Value): boolean => typeof (x as { backward?: unknown }).backward === 'function'
