import type { Operand, Value } from './value.ts'

/** What stands in the placeholders: values, and functions to be called with values. */
export type Interpolated = Value | ((...args: never[]) => unknown)

/**
 * The type of an expression, from what is interpolated; the type checker does not know its text.
 * With a Variable among the values it is a Variable, else with an array an array, else a number. Arguments of functions
 * count like other values.
 */
export type ResultOf<Values extends readonly unknown[], Result = number> = Values extends readonly [
  infer X,
  ...infer Xs,
]
  ? ResultOf<Xs, Join<Result, Kind<X>>>
  : Result

/** The type of a value after an operation; for a function, of what it returns. */
type Kind<X> = X extends (...args: never[]) => infer Y ? Kind<Y> : X extends Operand ? ReturnType<X['neg']> : number

type Join<A, B> = A extends { backward: unknown } ? A : B extends { backward: unknown } ? B : A extends number ? B : A
