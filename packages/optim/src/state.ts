import type { Parameter } from '@dezero/core'
import { type ArrayLike, asArray, type NdArray } from '@dezero/ndarray'
import { sameShape } from '@dezero/ndarray/internal'

/** What an optimizer remembers of one parameter: numbers, and arrays of its shape and dtype. */
export type Memory = Record<string, NdArray | number>

/** Plain data. `JSON.stringify` writes every digit of it, its arrays as nested lists; `loadState` reads both. */
export interface OptimizerState {
  /** How many updates there have been, for schedules. */
  updates: number
  /** One for each parameter, in the order of `params()`; null for one that has not been updated. */
  memories: (Memory | null)[]
}

/** The same, as it comes back from JSON. */
export interface SavedState {
  readonly updates: number
  readonly memories: readonly (Readonly<Record<string, ArrayLike>> | null)[]
}

/** The memories in a state, checked against the parameters they are for. */
export function restored<M extends Memory>(
  params: readonly Parameter[],
  state: SavedState,
  start: (p: Parameter) => M,
): Map<Parameter, M> {
  if (!Number.isInteger(state?.updates) || !Array.isArray(state.memories)) {
    throw new TypeError('loadState: expected what state() gives: { updates, memories }')
  }
  if (state.memories.length !== params.length) {
    throw new RangeError(
      `loadState: the state is of ${state.memories.length} parameters, but there are ${params.length}; ` +
        'build the same model, and call setup(model) first',
    )
  }
  const memories = new Map<Parameter, M>()
  params.forEach((p, i) => {
    const saved = state.memories[i]
    if (saved !== null) memories.set(p, restoredOne(p, `parameter ${i} (${p.name ?? 'unnamed'})`, saved, start(p)))
  })
  return memories
}

function restoredOne<M extends Memory>(
  p: Parameter,
  role: string,
  saved: Readonly<Record<string, ArrayLike>>,
  start: M,
): M {
  const [expected, found] = [Object.keys(start), Object.keys(saved)].map((names) => names.toSorted().join(', '))
  if (expected !== found) {
    throw new TypeError(
      `loadState: the state of ${role} has {${found}}, but this optimizer remembers {${expected}}; is it of another kind?`,
    )
  }
  const entries = Object.entries(saved).map(([name, value]) => {
    if (typeof start[name] === 'number') return [name, Number(value)]
    const array = asArray(value, { dtype: p.dtype, role: `loadState: ${name} of ${role}` })
    if (sameShape(array.shape, p.shape)) return [name, array]
    throw new RangeError(
      `loadState: ${name} of ${role} has shape [${array.shape}], but the parameter has shape [${p.shape}]; ` +
        'load its weights first, or run the model once',
    )
  })
  return Object.fromEntries(entries) as M
}
