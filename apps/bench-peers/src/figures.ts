import type { Machine } from './machine.ts'
import type { Memory } from './memory.ts'
import { type Cell, isSummary } from './peers/alternate.ts'

/** Everything that one run of the command measures; times in milliseconds. */
export interface Figures {
  machine: Machine
  /** The libraries that were measured; the first is ours. */
  peers: PeerFigures[]
  /** The libraries that were left out, and how to get them. */
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

/** By the name of the peer, for those that support the row. */
export type Cells = Record<string, Cell>

export interface RowFigures {
  name: string
  cells: Cells
  /** Our time divided by that of the fastest other library. */
  ratio?: number
}

/** Rows that differ in one number. */
export interface Growth {
  name: string
  title: string
  along: string
  points: { x: number; cells: Cells; functions?: number }[]
}

/** The time of the first divided by that of the fastest other. */
export function ratio(cells: Cells, [ours, ...others]: readonly { name: string }[]): number | undefined {
  const medians = others
    .map(({ name }) => cells[name])
    .filter(isSummary)
    .map(({ median }) => median)
  const cell = cells[ours.name]
  return isSummary(cell) && medians.length > 0 ? cell.median / Math.min(...medians) : undefined
}

/** @throws Error where the figures have no such family. */
export function familyOf(growth: readonly Growth[], name: string): Growth {
  const found = growth.find((figures) => figures.name === name)
  if (found === undefined) throw new Error(`there are no figures of how "${name}" grows`)
  return found
}
