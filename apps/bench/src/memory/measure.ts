import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { node } from '../peers/node.ts'
import { Peer, type PeerSpec } from '../peers/peer.ts'
import type { TrainingMemory } from './training.ts'

export interface Memory {
  training: TrainingMemory
  peak: ChainPeak
}

/** What a chain of scalar operations takes, forward and backward. */
export interface ChainPeak {
  nodes: number
  /** Bytes for each operation, at the peak, by the name of the peer. */
  perNode: Record<string, number>
}

/** What training of the first takes, and what a long chain takes with each. */
export async function measureMemory(
  specs: readonly PeerSpec[],
  { steps, nodes }: { steps: number; nodes: number },
): Promise<Memory> {
  return { training: await training(steps), peak: { nodes, perNode: await peaks(specs, nodes) } }
}

async function training(steps: number): Promise<TrainingMemory> {
  const { command, args } = node('training-memory.ts', String(steps))
  const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 2 ** 28 })
  return JSON.parse(stdout)
}

/** Each in a process of its own, that has done nothing before; whoever cannot is left out. */
async function peaks(specs: readonly PeerSpec[], nodes: number): Promise<Record<string, number>> {
  const perNode: Record<string, number> = {}
  for (const spec of specs) {
    const bytes = await peakOf(spec, `chain of ${nodes}`).catch(() => undefined)
    if (bytes !== undefined) perNode[spec.name] = bytes / nodes
  }
  return perNode
}

async function peakOf(spec: PeerSpec, row: string): Promise<number | undefined> {
  const peer = await Peer.start(spec)
  const answer = peer.can(row) ? await peer.ask({ row, peak: true }) : undefined
  peer.stop()
  return answer !== undefined && 'bytes' in answer ? answer.bytes : undefined
}
