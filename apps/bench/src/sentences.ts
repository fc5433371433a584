import { duration } from './duration.ts'
import type { Growth, PeerFigures } from './figures.ts'
import type { Machine } from './machine.ts'
import type { Memory } from './memory/measure.ts'
import { isSummary, type Pace } from './peers/race.ts'

// What the page says in words, from the figures alone, so that it stays true whatever they are.

export function machineText(machine: Machine, peers: readonly PeerFigures[]): string {
  const { cpu, cores, memory, system, node, v8, date, newMemory } = machine
  const versions = peers.slice(1).map(({ name, version }) => `${name} ${version}`)
  return `${date}, ${cores} cores of ${cpu}, ${memory} GiB, ${system}; Node ${node.slice(1)} with V8 ${v8}. \
Beside it: ${versions.join('; ') || 'nobody'}. Each 4 KB of memory that a process did not have before cost \
${duration(newMemory)}, which large graphs and arrays pay for.`
}

export function chainText({ points }: Growth, { name }: PeerFigures): string {
  const [first, last] = ends(points, name)
  return `An operation costs ${first.cost} in a chain of ${first.x}, and ${last.cost} in a chain of ${last.x}.`
}

export function arraysText({ points }: Growth, { name }: PeerFigures): string {
  const [first, last] = ends(points, name)
  return `A call has its price, ${first.cost} for \`x + x\`, that more and more elements share: with ${last.x}, one costs ${last.cost}.`
}

export function tanhText({ points }: Growth, { name }: PeerFigures): string {
  const [first, last] = ends(points, name)
  const functions = points.at(-1)?.functions?.toLocaleString('en')
  return `A derivative is taken of the graph of the one before, which has more functions each time: order ${first.x} takes \
${first.cost}, order ${last.x}, with all orders before it, ${last.cost} for a graph of ${functions} functions.`
}

function ends(points: Growth['points'], name: string): [first: End, last: End] {
  const measured = points.flatMap(({ x, cells: { [name]: cell } }) => (isSummary(cell) ? [{ x, cell }] : []))
  const told = measured.map(({ x, cell }) => ({ x: x.toLocaleString('en'), cost: duration(cell.median) }))
  return [told[0], told[told.length - 1]]
}

interface End {
  x: string
  cost: string
}

export function memoryText({ training: { found, collected }, peak }: Memory): string {
  const [first, last] = [collected[0], collected[collected.length - 1]]
  const most = Math.max(...found.map(({ used }) => used))
  const bytes = Object.entries(peak.perNode).map(([name, perNode]) => `${Math.round(perNode)} (${name})`)
  return `Training: after ${first.step} steps and a garbage collection ${megabytes(first.used)} are in use, after \
${last.step.toLocaleString('en')} steps ${megabytes(last.used)}; between collections at most ${megabytes(most)}.

A chain of ${peak.nodes.toLocaleString('en')} scalar operations, forward and backward, takes so many bytes for each operation at \
its peak: ${bytes.join(', ')}.`
}

export function disposeText(peers: readonly PeerFigures[]): string {
  const names = peers.filter(({ disposes }) => disposes).map(({ name }) => name)
  const others = `${names.join(', ')} keep theirs in the memory of WebAssembly: in the rows above each result is disposed of at \
once, and the next takes its place, which the caches still hold. `
  return `Ours leaves arrays to the garbage collector. ${names.length > 0 ? others : ''}This is a loop over a million numbers \
that disposes of nothing, and gives the event loop its turn each time:`
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

export function methodText(peers: readonly PeerFigures[], { time, rounds }: Pace): string {
  const each = Math.round(time / rounds)
  const points = [
    `Each peer is a process of its own, and those in JavaScript another one for each row. In ${rounds} rounds all of them run a \
row in turn, ${each} ms each and at least three times, or once if that takes a second, after ${time} ms to warm up before the \
first; for a point of a picture it is two fifths of that. Whoever takes twenty times as long sits out the remaining rounds, so \
that figures of seconds are those of one or two runs.`,
    `Figures are medians of single runs; runs that are too short for a clock are timed by the hundred or thousand. Half of \
the runs lie in the middle half, a quarter below it and a quarter above it.`,
    `All compute on one thread, which stays on one processor, the same for all, where the system has \`taskset\` (Linux); \
V8 compiles and collects garbage on others besides. They get the same numbers, in float64 where the row does not say otherwise, and their results are compared with ours. \
A dash is what a peer cannot do.`,
    ...peers.flatMap(({ name, note }) => (note === undefined ? [] : [`${name} ${note}.`])),
  ]
  return points.map((point) => `- ${point}`).join('\n')
}
