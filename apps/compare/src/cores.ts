import * as full from '@dezero/core'
import * as simple from '@dezero/core-simple'

/** The exports of both cores: those of the simple one. */
export type Core = typeof simple
export type Variable = simple.Variable

/** How a problem is run: on which core, and whether the backward pass is recorded in a graph too. */
export interface Setup {
  name: 'simple' | 'full' | 'full, createGraph'
  core: Core
  createGraph: boolean
}

export const setups: readonly Setup[] = [
  { name: 'simple', core: simple, createGraph: false },
  { name: 'full', core: full as unknown as Core, createGraph: false },
  { name: 'full, createGraph', core: full as unknown as Core, createGraph: true },
]
