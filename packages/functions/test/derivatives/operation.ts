import type { Variable } from '@dezero/core'
import type { Shape } from '@dezero/ndarray'

/** An operation, and where its derivatives exist to every order. */
export interface Operation {
  f(...xs: Variable[]): Variable
  /** Where the values of each input lie. */
  domain: readonly [low: number, high: number][]
  /** Shapes to try, one for each input; by default 0-d, 1-d and, for two inputs, shapes that broadcast. */
  shapes?: readonly Shape[][]
  /** What the class of the operation says in its first line; given here for what has no class. */
  formula?: string
}

export const anywhere: [number, number] = [-2, 2]
export const positive: [number, number] = [0.5, 3]
export const alongAxes: Shape[][] = [[[]], [[3]], [[2, 3]], [[2, 3, 2]]]

export const vectors: Shape[][] = [[[3]], [[2, 3]]]
export const pairs: Shape[][] = [
  [[2], [2]],
  [
    [2, 3],
    [2, 3],
  ],
]

/** Along the last axis; a 0-d variable has none. */
export const last = (x: Variable) => (x.ndim === 0 ? {} : { axis: -1 })
