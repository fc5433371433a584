import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { TrainingMemory } from '@dezero/bench'
import { node } from './peers/node.ts'
import { Peer, type PeerSpec } from './peers/peer.ts'
import type { Undisposed } from './peers/protocol.ts'

export interface Memory {
  training: TrainingMemory
  peak: ChainPeak
  undisposed: UndisposedCosts
}

/** The memory of a chain of scalar operations, forward and backward. */
export interface ChainPeak {
  nodes: number
  /** Bytes for each operation, at the peak, by the name of the peer. */
  perNode: Record<string, number>
}

/** What `x + x` of a million numbers costs when its results are not disposed of. */
export interface UndisposedCosts {
  times: number
  /** By the name of the peer: ours, and those whose arrays have to be disposed of. */
  costs: Record<string, Undisposed>
}

export interface Sizes {
  /** Of training. */
  steps: number
  /** Of the chain. */
  nodes: number
  /** Results that are not disposed of. */
  times: number
}

/** The memory of training with ours, of a long chain with each peer, and the cost of results that are not disposed of. */
export async function measureMemory(specs: readonly PeerSpec[], { steps, nodes, times }: Sizes): Promise<Memory> {
  const [ours, ...others] = specs
  const disposing = [ours, ...others.filter((spec) => spec.disposes)]
  return {
    training: await training(steps),
    peak: { nodes, perNode: await peaks(specs, nodes) },
    undisposed: { times, costs: await undisposedCosts(disposing, times) },
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
    const answer = await inNewProcess(spec, (peer) => peer.ask({ row: `chain of ${nodes}`, peak: true }))
    if (answer && 'bytes' in answer) perNode[spec.name] = answer.bytes / nodes
  }
  return perNode
}

async function undisposedCosts(specs: readonly PeerSpec[], times: number): Promise<Record<string, Undisposed>> {
  const costs: Record<string, Undisposed> = {}
  for (const spec of specs) {
    const answer = await inNewProcess(spec, (peer) => peer.ask({ row: '1e6 add', undisposed: times }))
    if (answer && 'results' in answer) costs[spec.name] = answer
  }
  return costs
}

/** The answer of a peer in a new process; undefined if it does not start. */
async function inNewProcess<Reply>(spec: PeerSpec, ask: (peer: Peer) => Promise<Reply>): Promise<Reply | undefined> {
  const peer = await Peer.start(spec).catch(() => undefined)
  const answer = peer && (await ask(peer))
  peer?.stop()
  return answer
}
