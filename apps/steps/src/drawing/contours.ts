import type { NdArray } from '@dezero/ndarray'
import type { Data, Mark, Scale, Spec } from 'vega'
import { centres, grid, outlines, pixels, type Range, valuesPerSide } from './grid.ts'

export type Point = readonly [x0: number, x1: number]

export interface PathOverContours {
  title: string
  /** The heights over a row of x0 and a column of x1. */
  f: (x0: NdArray, x1: NdArray) => NdArray
  x0: Range
  x1: Range
  /** The heights of the contour lines, from the lowest. */
  levels: readonly number[]
  path: readonly Point[]
  /** Points with a text beside them. */
  marks: Readonly<Record<string, Point>>
}

/** The path of an optimizer over the contour lines of the function that it minimizes. */
export const pathOverContours = (plot: PathOverContours): Spec => ({
  title: plot.title,
  width: pixels,
  height: pixels,
  data: [
    contours(plot),
    { name: 'path', values: plot.path.map((point) => [...point]) },
    { name: 'marks', values: Object.entries(plot.marks).map(([text, point]) => ({ ...point, text })) },
  ],
  scales: scales(plot),
  axes: [
    { orient: 'bottom', scale: 'x0', title: 'x₀', tickCount: 5 },
    { orient: 'left', scale: 'x1', title: 'x₁', tickCount: 5 },
  ],
  legends: [
    {
      fill: 'height',
      title: 'y ≥',
      type: 'symbol',
      symbolType: 'square',
      symbolStrokeColor: blue,
      symbolStrokeWidth: 0.8,
      values: [...plot.levels],
      format: 'd',
    },
  ],
  marks: [bands, ...route, ...labels],
})

const blue = '#5b8db8'
const red = '#d62728'

/** Outlines of what is above each level. */
function contours({ f, x0, x1, levels }: PathOverContours): Data {
  const heights = f(centres(x0), centres([x1[1], x1[0]]).reshape(valuesPerSide, 1))
  return { name: 'contours', values: [{ grid: grid(heights) }], transform: [outlines(levels)] }
}

const scales = ({ x0, x1, levels }: PathOverContours): Scale[] => [
  { name: 'x0', type: 'linear', domain: [...x0], range: 'width' },
  { name: 'x1', type: 'linear', domain: [...x1], range: 'height' },
  { name: 'height', type: 'symlog', domain: [levels[0], levels.at(-1)!], range: ['#ffffff', '#a6cbe6'] },
]

const bands: Mark = {
  type: 'path',
  from: { data: 'contours' },
  clip: true,
  encode: {
    enter: {
      fill: { scale: 'height', field: 'contour.value' },
      stroke: { value: blue },
      strokeWidth: { value: 0.8 },
    },
  },
  transform: [{ type: 'geopath', field: 'datum.contour' }],
}

const onPlot = { x: { scale: 'x0', field: '0' }, y: { scale: 'x1', field: '1' } }

/** A line, and a dot for each step. */
const route: Mark[] = [
  {
    type: 'line',
    from: { data: 'path' },
    encode: { enter: { ...onPlot, stroke: { value: red }, strokeWidth: { value: 1.5 } } },
  },
  {
    type: 'symbol',
    from: { data: 'path' },
    encode: { enter: { ...onPlot, fill: { value: red }, size: { value: 12 } } },
  },
]

const text = { ...onPlot, text: { field: 'text' }, dx: { value: 10 }, baseline: { value: 'middle' as const } }

/** Behind a text, so that lines do not run through it. */
const halo = { stroke: { value: 'white' }, strokeWidth: { value: 5 }, strokeJoin: { value: 'round' as const } }

const labels: Mark[] = [
  {
    type: 'symbol',
    from: { data: 'marks' },
    encode: { enter: { ...onPlot, fill: { value: 'white' }, stroke: { value: red }, strokeWidth: { value: 2 } } },
  },
  { type: 'text', from: { data: 'marks' }, encode: { enter: { ...text, ...halo } } },
  { type: 'text', from: { data: 'marks' }, encode: { enter: text } },
]
