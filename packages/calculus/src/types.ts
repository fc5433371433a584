import type { Variable, VariableLike } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'

/** Does a function that takes T take a Variable there: is it Variable, or VariableLike? */
type IsVariable<T> = [Variable] extends [T] ? true : [T] extends [Variable] ? true : false

/** The parts of T that stay what they are: a leaf may be absent. */
type Absent<T> = Extract<T, null | undefined>

/** What may be given where f takes T: for a Variable a number or an array too, also inside of objects. */
export type Given<T> = unknown extends T
  ? T
  : IsVariable<T> extends true
    ? VariableLike | Absent<T>
    : T extends number | NdArray
      ? never // f gets a Variable
      : T extends readonly unknown[]
        ? { [K in keyof T]: GivenInList<T[K]> }
        : T extends (...args: never[]) => unknown
          ? T
          : T extends object
            ? { [K in keyof T]: Given<T[K]> }
            : T

/** A list of numbers would be one array, so that the Variables of a list have to be Variables or arrays. */
type GivenInList<T> = unknown extends T ? T : IsVariable<T> extends true ? Variable | NdArray | Absent<T> : Given<T>

/** What arguments are where f does not say their types: `grad((x) => x.pow(2))`. */
export type Variables = readonly Variable[]

/** The arguments of a transformed function, from those of f. */
export type GivenAll<Args extends readonly unknown[]> = { [K in keyof Args]: Given<Args[K]> }

/** The gradient with respect to T: a Variable in the place of each Variable. */
export type Gradient<T> =
  IsVariable<T> extends true
    ? Variable | Absent<T>
    : T extends object
      ? { -readonly [K in keyof T]: Gradient<T[K]> }
      : Absent<T>

/** Which arguments to differentiate: one, or several. */
export type Argnums = number | readonly number[]

/** The gradient with respect to one argument, or the list of those with respect to several. */
export type GradientOf<Args extends readonly unknown[], N extends Argnums> = N extends readonly number[]
  ? { -readonly [K in keyof N]: Gradient<Args[N[K] & number]> }
  : Gradient<Args[N & number]>

/** For each Variable of Y the gradient with respect to X. */
export type JacobianOf<Y, X> =
  IsVariable<Y> extends true
    ? X | Absent<Y>
    : Y extends object
      ? { -readonly [K in keyof Y]: JacobianOf<Y[K], X> }
      : Absent<Y>

export interface TransformOptions<N extends Argnums = Argnums> {
  /** The number of the argument to differentiate, from 0, or a list of such numbers. Default 0. */
  argnums?: N | undefined
}

export interface AuxOptions<N extends Argnums = Argnums> extends TransformOptions<N> {
  /** f gives `[y, aux]`; only y is differentiated, and aux is handed on. */
  hasAux: true
}
