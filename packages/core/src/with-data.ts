import type { NdArray } from '@dezero/ndarray'
import type { Variable } from './variable.ts'

/** Runs with other arrays in variables, which hold their own again afterwards, as if they had never been assigned. */
export function withData<T>(variables: readonly Variable[], arrays: readonly NdArray[], run: () => T): T {
  const before = variables.map(({ data, writtenAt }) => ({ data, writtenAt }))
  variables.forEach((x, i) => {
    if (x.data !== arrays[i]) x.data = arrays[i]
  })
  try {
    return run()
  } finally {
    variables.forEach((x, i) => {
      if (x.data !== before[i].data) Object.assign(x, before[i]) // the data first, which counts as a write
    })
  }
}
