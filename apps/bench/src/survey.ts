import { familiesWith, rowsWith } from './choice.ts'
import { compareGrowth, compareRows, type Progress } from './compare.ts'
import type { Figures } from './figures.ts'
import { machine } from './machine.ts'
import { measureMemory } from './memory/measure.ts'
import type { Options } from './options.ts'
import { type LeaveOut, type Notify, others, ours } from './peers/catalog.ts'
import { Peer, type PeerSpec } from './peers/peer.ts'

/** Measures what is asked for, beside others where they are. */
export async function survey(options: Options, notify: Notify, progress: Progress): Promise<Figures> {
  const notices: string[] = []
  const leaveOut: LeaveOut = (notice, why) => {
    notices.push(notice)
    notify(`${notice} (${why})`)
  }
  const { cache, python, processor } = options
  const specs = options.peers ? await others({ folder: cache, python }, leaveOut, notify) : []
  const [first, ...rest] = [ours, ...specs].map((spec) => ({ ...spec, processor }))
  const peers = [await Peer.start(first), ...(await started(rest, leaveOut))]
  try {
    return { machine: machine(), peers: peers.map(described), notices, ...(await figuresOf(options, peers, progress)) }
  } finally {
    for (const peer of peers) peer.stop()
  }
}

/** A derivative or a chain of some size takes part in a picture only, and gets less time than a row of the table. */
const shareOfGrowth = 0.4

const nodes = 1_000_000
/** More than fit the memory that WebAssembly can have. */
const times = 1500

async function figuresOf(options: Options, peers: Peer[], progress: Progress): Promise<Partial<Figures>> {
  const { filter, time, rounds, steps, growth, memory, write } = options
  const families = growth ? familiesWith(filter) : []
  const rows = write || !(growth || memory) ? rowsWith(filter) : []
  const figures: Partial<Figures> = {}
  if (rows.length > 0) figures.rows = await compareRows(rows, peers, { time, rounds }, progress)
  if (growth) figures.growth = await compareGrowth(families, peers, { time: time * shareOfGrowth, rounds }, progress)
  if (memory) {
    for (const peer of peers) peer.stop()
    figures.memory = await measureMemory(
      peers.map(({ spec }) => spec),
      { steps, nodes, times },
    )
  }
  return figures
}

/** Those that start; the others are left out with a notice. */
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
