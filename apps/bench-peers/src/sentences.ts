import { duration, megabytes } from '@dezero/bench'
import type { Growth, PeerFigures } from './figures.ts'
import type { Machine } from './machine.ts'
import type { Memory } from './memory.ts'
import { isSummary, type Schedule } from './peers/alternate.ts'

// The sentences of the page. All numbers in them come from the figures, so that they are right for every run.

export function machineText(machine: Machine, peers: readonly PeerFigures[]): string {
  const { cpu, cores, memory, system, node, v8, date, newMemory } = machine
  const versions = peers.slice(1).map(({ name, version }) => `${name} ${version}`)
  return `${date}, ${cores} cores of ${cpu}, ${memory} GiB, ${system}; Node ${node.slice(1)} with V8 ${v8}. \
Other libraries: ${versions.join('; ') || 'none'}. The first write to each 4 KB of new memory takes ${duration(newMemory)} \
on this machine, which slows large graphs and arrays down.`
}

export function chainText({ points }: Growth, { name }: PeerFigures): string {
  const [first, last] = ends(points, name)
  return `An operation costs ${first.cost} in a chain of ${first.x}, and ${last.cost} in a chain of ${last.x}.`
}

export function arraysText({ points }: Growth, { name }: PeerFigures): string {
  const [first, last] = ends(points, name)
  return `A call of \`x + x\` costs at least ${first.cost}, whatever the size; with ${last.x} elements, each costs ${last.cost}.`
}

export function tanhText({ points }: Growth, { name }: PeerFigures): string {
  const [first, last] = ends(points, name)
  const functions = points.at(-1)?.functions?.toLocaleString('en')
  return `Each derivative is taken of the graph of the one before, which has more functions each time: order ${first.x} takes \
${first.cost}; order ${last.x}, with all orders before it, takes ${last.cost} for a graph of ${functions} functions.`
}

/** The smallest and the largest row that have figures. */
function ends(points: Growth['points'], name: string): [first: End, last: End] {
  const measured = points.flatMap(({ x, cells: { [name]: cell } }) => (isSummary(cell) ? [{ x, cell }] : []))
  const formatted = measured.map(({ x, cell }) => ({ x: x.toLocaleString('en'), cost: duration(cell.median) }))
  return [formatted[0], formatted[formatted.length - 1]]
}

interface End {
  x: string
  cost: string
}

export function memoryText({ training: { everyStep, collected }, peak }: Memory): string {
  const [first, last] = [collected[0], collected[collected.length - 1]]
  const most = Math.max(...everyStep.map(({ used }) => used))
  const bytes = Object.entries(peak.perNode).map(([name, perNode]) => `${Math.round(perNode)} (${name})`)
  return `Training: after ${first.step} steps and a garbage collection ${megabytes(first.used)} are in use, after \
${last.step.toLocaleString('en')} steps ${megabytes(last.used)}; between collections at most ${megabytes(most)}.

A chain of ${peak.nodes.toLocaleString('en')} scalar operations, forward and backward, needs this many bytes per operation at \
its peak: ${bytes.join(', ')}.`
}

export function disposeText(peers: readonly PeerFigures[]): string {
  const names = peers.filter(({ disposes }) => disposes).map(({ name }) => name)
  const others = `${names.join(', ')} keep theirs in WebAssembly memory. In the rows above each of their results is disposed of \
at once, so that the next one reuses its memory, which is still in the caches. `
  return `Ours leaves arrays to the garbage collector. ${names.length > 0 ? others : ''}The following loop over arrays of a \
million numbers never disposes of a result, and returns to the event loop after each:`
}

export function methodText(peers: readonly PeerFigures[], { time, rounds }: Schedule): string {
  const each = Math.round(time / rounds)
  const points = [
    `Each library runs in a process of its own; those in JavaScript get a new process for each row. A row is run in \
${rounds} rounds. In each round the libraries take turns: ${each} ms each and at least three runs, or one run if that takes a \
second. Before the first round each warms up for ${time} ms. A point in a picture gets two fifths of these times. A library \
that takes twenty times as long as planned skips the remaining rounds, so figures of several seconds come from one or two runs.`,
    `Figures are medians of single runs, with the first and third quartile. Runs that are too short for the clock are timed a \
hundred or a thousand at a time.`,
    `All libraries compute on one thread, on the same processor where the system has \`taskset\` (Linux); V8 also uses other \
processors to compile and to collect garbage. They get the same numbers, in float64 unless the row says otherwise, and their \
results are compared with ours. A dash stands for a row that a library does not support.`,
    ...peers.flatMap(({ name, note }) => (note === undefined ? [] : [`${name} ${note}.`])),
  ]
  return points.map((point) => `- ${point}`).join('\n')
}
