import type { Machine } from './machine.ts'
import type { Memory } from './memory/measure.ts'
import { type Cell, isSummary } from './peers/race.ts'

/** All that one run of the command has measured; times in milliseconds. */
export interface Figures {
  machine: Machine
  /** Who took part: the first is ours. */
  peers: PeerFigures[]
  /** Who did not, and how to change that. */
  notices: string[]
  rows?: RowFigures[]
  growth?: Growth[]
  memory?: Memory
}

export interface PeerFigures {
  name: string
  version: string
  float32?: boolean
  disposes?: boolean
  note?: string
}

/** By the name of the peer; who cannot do it is not there. */
export type Cells = Record<string, Cell>

export interface RowFigures {
  name: string
  cells: Cells
  /** Ours to the best other. */
  ratio?: number
}

/** Rows that differ in one number. */
export interface Growth {
  name: string
  title: string
  along: string
  points: { x: number; cells: Cells; functions?: number }[]
}

/** How many times as long the first takes as the best of the others. */
export function ratio(cells: Cells, [ours, ...others]: readonly { name: string }[]): number | undefined {
  const medians = others
    .map(({ name }) => cells[name])
    .filter(isSummary)
    .map(({ median }) => median)
  const own = cells[ours.name]
  return isSummary(own) && medians.length > 0 ? own.median / Math.min(...medians) : undefined
}

/** @throws Error where the figures have no such family. */
export function familyOf(growth: readonly Growth[], name: string): Growth {
  const found = growth.find((figures) => figures.name === name)
  if (found === undefined) throw new Error(`there are no figures of how "${name}" grows`)
  return found
}
