import type { GroupMark, Mark, Spec } from 'vega'
import { apart, type Label } from './labels.ts'
import type { Line, Panel } from './panel.ts'
import { type Scale, scaleFor } from './scale.ts'

const height = 300

/** Plots side by side, each line labelled at its end. */
export const panels = (plots: readonly Panel[], width: number): Spec => ({
  layout: { columns: plots.length, padding: 24 },
  marks: plots.map((plot) => group(plot, width)),
})

function group({ title, x, y, lines }: Panel, width: number): GroupMark {
  const points = lines.flatMap(({ points, ...line }) => points.map((point) => ({ ...line, ...point })))
  const across = scaleFor(x, pluck(points, 'x'))
  const up = scaleFor(y, pluck(points, 'y'))
  const labels = lines.map((line) => labelAtEnd(line, across, up, width))
  return {
    type: 'group',
    title: { text: title },
    encode: { enter: { width: { value: width }, height: { value: height } } },
    signals: [
      { name: 'width', value: width }, // the length of grid lines
      { name: 'height', value: height },
    ],
    data: [
      { name: 'points', values: points },
      { name: 'dots', source: 'points', transform: [{ type: 'filter', expr: 'datum.dots' }] },
      { name: 'labels', values: apart(labels, 17) },
    ],
    scales: [
      { name: 'x', type: x.type, domain: across.domain, range: [0, width], zero: false },
      { name: 'y', type: y.type, domain: up.domain, range: [height, 0], zero: false },
    ],
    axes: [
      { orient: 'bottom', scale: 'x', title: x.title, values: across.ticks, format: numbers[x.type], grid: true },
      { orient: 'left', scale: 'y', title: y.title, values: up.ticks, format: ',~r', grid: true },
    ],
    marks: [lineMarks, dots, names],
  }
}

/** 100k, or 100,000. */
const numbers = { log: '~s', linear: ',~r' }

const pluck = <Key extends 'x' | 'y'>(points: readonly Record<Key, number>[], key: Key) =>
  points.map((point) => point[key])

function labelAtEnd({ label, colour, points }: Line, across: Scale, up: Scale, width: number): Label {
  const { x, y } = points[points.length - 1]
  return { text: label, colour, x: across.at(x) * width, y: (1 - up.at(y)) * height }
}

const place = { x: { scale: 'x', field: 'x' }, y: { scale: 'y', field: 'y' } }

const lineMarks: GroupMark = {
  type: 'group',
  from: { facet: { name: 'line', data: 'points', groupby: 'label' } },
  marks: [
    {
      type: 'line',
      from: { data: 'line' },
      encode: { enter: { ...place, stroke: { field: 'colour' }, strokeWidth: { field: 'thickness' } } },
    },
  ],
}

const dots: Mark = {
  type: 'symbol',
  from: { data: 'dots' },
  encode: { enter: { ...place, fill: { field: 'colour' }, size: { value: 30 } } },
}

const names: Mark = {
  type: 'text',
  from: { data: 'labels' },
  encode: {
    enter: {
      x: { field: 'x', offset: 8 },
      y: { field: 'y' },
      text: { field: 'text' },
      fill: { field: 'colour' },
      baseline: { value: 'middle' },
    },
  },
}
