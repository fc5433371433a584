import type { Operand, Value } from './value.ts'

/** What stands in the placeholders: values, and functions to be called with values. */
export type Interpolated = Value | ((...args: never[]) => unknown)

/**
 * The type of an expression, from what is interpolated; its text is unknown to the type checker.
 * One Variable makes it a Variable, else one array makes it an array, else it is a number. That a Variable may stand
 * among the arguments of a function which gives a number is in the text, too.
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
