import { familiesWith, rowsWith } from '@dezero/bench'
import { compareGrowth, compareRows, type Progress } from './compare.ts'
import type { Figures } from './figures.ts'
import { machine } from './machine.ts'
import { measureMemory } from './memory.ts'
import type { Options } from './options.ts'
import { type LeaveOut, type Notify, others, ours } from './peers/catalog.ts'
import { Peer, type PeerSpec } from './peers/peer.ts'

/** Measures what the options ask for, with every library that is available. */
export async function measureAll(options: Options, notify: Notify, progress: Progress): Promise<Figures> {
  const notices: string[] = []
  const leaveOut: LeaveOut = (notice, reason) => {
    notices.push(notice)
    notify(`${notice} (${reason})`)
  }
  const { cache, python, processor } = options
  const specs = [ours, ...(await others({ folder: cache, python }, leaveOut, notify))]
  const [first, ...rest] = specs.map((spec) => ({ ...spec, processor }))
  const peers = [await Peer.start(first), ...(await started(rest, leaveOut))]
  try {
    return { machine: machine(), peers: peers.map(described), notices, ...(await figuresOf(options, peers, progress)) }
  } finally {
    for (const peer of peers) peer.stop()
  }
}

/** The points of a picture are many; each gets this part of the time that a row of the table gets. */
const growthShare = 0.4

/** The length of the chain whose peak memory is measured. */
const nodes = 1_000_000
/** So many results of 8 MB are more than the 4 GB that WebAssembly can address. */
const times = 1500

async function figuresOf(options: Options, peers: Peer[], progress: Progress): Promise<Partial<Figures>> {
  const { filter, time, rounds, steps, growth, memory, write } = options
  const families = growth ? familiesWith(filter) : []
  const rows = write || !(growth || memory) ? rowsWith(filter) : []
  const figures: Partial<Figures> = {}
  if (rows.length > 0) figures.rows = await compareRows(rows, peers, { time, rounds }, progress)
  if (growth) figures.growth = await compareGrowth(families, peers, { time: time * growthShare, rounds }, progress)
  if (memory) {
    for (const peer of peers) peer.stop()
    figures.memory = await measureMemory(
      peers.map(({ spec }) => spec),
      { steps, nodes, times },
    )
  }
  return figures
}

/** The peers that start; the others are left out with a notice. */
async function started(specs: readonly PeerSpec[], leaveOut: LeaveOut): Promise<Peer[]> {
  const starting = specs.map((spec) =>
    Peer.start(spec).catch((error: Error) =>
      leaveOut(`${spec.name} is left out`, `it does not start: ${error.message}`),
    ),
  )
  return (await Promise.all(starting)).filter((peer) => peer instanceof Peer)
}

const described = ({ spec: { name, float32, disposes, note }, version }: Peer) => ({
  name,
  version,
  float32,
  disposes,
  note,
})
