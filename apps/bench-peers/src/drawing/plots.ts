import type { Snapshot, TrainingMemory } from '@dezero/bench'
import type { Growth, PeerFigures } from '../figures.ts'
import { blue, grey, lightBlue, linesOf } from './lines.ts'
import type { Axis, Line, Panel } from './panel.ts'

type Peers = readonly PeerFigures[]

export const chainPlot = (growth: Growth, peers: Peers): Panel => ({
  title: 'A chain of scalar operations, forward and backward',
  x: { title: 'operations in the chain', type: 'log' },
  y: { title: 'µs per operation', type: 'log' },
  lines: linesOf(growth, peers, 1e3),
})

export const arrayPlot = (title: string, growth: Growth, peers: Peers): Panel => ({
  title,
  x: { title: 'elements of x', type: 'log' },
  y: { title: 'ns per element', type: 'log' },
  lines: linesOf(growth, peers, 1e6),
})

const order: Axis = { title: 'order of the derivative', type: 'linear', from: 1 }

export const tanhPlot = (growth: Growth, peers: Peers): Panel => ({
  title: 'Derivatives of tanh',
  x: order,
  y: { title: 'µs', type: 'log' },
  lines: linesOf(growth, peers, 1e3),
})

export const graphPlot = ({ points }: Growth): Panel => ({
  title: 'Size of the graph of a derivative',
  x: order,
  y: { title: 'functions', type: 'log' },
  lines: [
    {
      label: 'ours',
      colour: blue,
      thickness: 3.5,
      dots: true,
      points: points.map(({ x, functions = 0 }) => ({ x, y: functions })),
    },
  ],
})

export const memoryPlot = ({ everyStep, collected }: TrainingMemory): Panel => ({
  title: 'Memory while training',
  x: { title: 'steps', type: 'linear' },
  y: { title: 'MB', type: 'linear' },
  lines: [
    megabytes('the whole process', grey, everyStep, 'resident'),
    megabytes('in use', lightBlue, everyStep, 'used'),
    { ...megabytes('after a collection', blue, collected, 'used'), thickness: 3.5 },
  ],
})

const megabytes = (
  label: string,
  colour: string,
  snapshots: readonly Snapshot[],
  field: 'used' | 'resident',
): Line => ({
  label,
  colour,
  thickness: 1.5,
  dots: false,
  points: snapshots.map((snapshot) => ({ x: snapshot.step, y: snapshot[field] / 1e6 })),
})
