import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { node } from '../peers/node.ts'
import { Peer, type PeerSpec } from '../peers/peer.ts'
import type { Undisposed } from '../peers/protocol.ts'
import type { TrainingMemory } from './training.ts'

export interface Memory {
  training: TrainingMemory
  peak: ChainPeak
  undisposed: Neglect
}

/** What a chain of scalar operations takes, forward and backward. */
export interface ChainPeak {
  nodes: number
  /** Bytes for each operation, at the peak, by the name of the peer. */
  perNode: Record<string, number>
}

/** What `x + x` of a million numbers costs where nobody disposes of the results. */
export interface Neglect {
  times: number
  /** By the name of the peer: ours, and those that have to dispose of arrays. */
  costs: Record<string, Undisposed>
}

export interface Extent {
  /** Of training. */
  steps: number
  /** Of the chain. */
  nodes: number
  /** Results that are not disposed of. */
  times: number
}

/** What training of the first takes, what a long chain takes with each, and what results cost that stay undisposed. */
export async function measureMemory(specs: readonly PeerSpec[], { steps, nodes, times }: Extent): Promise<Memory> {
  const [ours, ...others] = specs
  const disposing = [ours, ...others.filter((spec) => spec.disposes)]
  return {
    training: await training(steps),
    peak: { nodes, perNode: await peaks(specs, nodes) },
    undisposed: { times, costs: await neglect(disposing, times) },
  }
}

async function training(steps: number): Promise<TrainingMemory> {
  const { command, args } = node('training-memory.ts', String(steps))
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 2 ** 28 })
  return JSON.parse(stdout)
}

async function peaks(specs: readonly PeerSpec[], nodes: number): Promise<Record<string, number>> {
  const perNode: Record<string, number> = {}
  for (const spec of specs) {
    const answer = await alone(spec, (peer) => peer.ask({ row: `chain of ${nodes}`, peak: true }))
    if (answer && 'bytes' in answer) perNode[spec.name] = answer.bytes / nodes
  }
  return perNode
}

async function neglect(specs: readonly PeerSpec[], times: number): Promise<Record<string, Undisposed>> {
  const costs: Record<string, Undisposed> = {}
  for (const spec of specs) {
    const answer = await alone(spec, (peer) => peer.ask({ row: '1e6 add', undisposed: times }))
    if (answer && 'results' in answer) costs[spec.name] = answer
  }
  return costs
}

/** What a peer answers in a process of its own, that has done nothing before; nothing if it does not start. */
async function alone<Reply>(spec: PeerSpec, ask: (peer: Peer) => Promise<Reply>): Promise<Reply | undefined> {
  const peer = await Peer.start(spec).catch(() => undefined)
  const answer = peer && (await ask(peer))
  peer?.stop()
  return answer
}
