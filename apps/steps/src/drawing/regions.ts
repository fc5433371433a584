import { type NdArray, stack } from '@dezero/ndarray'
import type { Data, Mark, Scale, Spec } from 'vega'
import { centres, grid, outlines, pixels, type Range, valuesPerSide } from './grid.ts'

export interface Regions {
  title: string
  /** The points, of shape (N, 2), and the class of each. */
  x: NdArray
  t: NdArray
  /** The scores of the classes, of shape (M, 3), at points of shape (M, 2). */
  scores: (points: NdArray) => NdArray
}

/** What a classifier answers in each place, as a pale area for each class, and the points that it learned from. */
export const regions = (plot: Regions): Spec => {
  const [x0, x1] = [rangeOf(plot.x.slice(':', 0)), rangeOf(plot.x.slice(':', 1))]
  return {
    title: plot.title,
    width: pixels,
    height: pixels,
    data: [areas(plot.scores, x0, x1), points(plot)],
    scales: scales(x0, x1),
    axes: [
      { orient: 'bottom', scale: 'x0', title: 'x₀', tickCount: 5 },
      { orient: 'left', scale: 'x1', title: 'x₁', tickCount: 5 },
    ],
    legends: [{ title: 'class', shape: 'shape', stroke: 'colour', symbolSize: 90, symbolStrokeWidth: 2 }],
    marks: [area, point],
  }
}

const classes = [0, 1, 2]
const colours = ['#e68613', '#1f77b4', '#2ca02c']

function rangeOf(x: NdArray): Range {
  return [x.min().item() - 0.1, x.max().item() + 0.1]
}

/** For each class, the outline of where its score is above the others. */
function areas(scores: Regions['scores'], x0: Range, x1: Range): Data {
  const square = [valuesPerSide, valuesPerSide]
  const row = centres(x0).broadcastTo(square)
  const column = centres([x1[1], x1[0]]).reshape(valuesPerSide, 1).broadcastTo(square)
  const answers = scores(stack([row, column], { axis: 2 }).reshape(-1, 2))
  return {
    name: 'areas',
    values: classes.map((class_) => ({ class: class_, grid: grid(lead(answers, class_)) })),
    transform: [outlines([0])],
  }
}

/** How far the score of a class is above the best of the others. */
function lead(scores: NdArray, class_: number): NdArray {
  const others = scores.take(
    classes.filter((other) => other !== class_),
    { axis: 1 },
  )
  return scores.slice(':', class_).sub(others.max({ axis: 1 }))
}

const points = ({ x, t }: Regions): Data => ({
  name: 'points',
  values: Array.from({ length: t.size }, (_, i) => ({ x0: x.item(i, 0), x1: x.item(i, 1), class: t.item(i) })),
})

const scales = (x0: Range, x1: Range): Scale[] => [
  { name: 'x0', type: 'linear', domain: [...x0], range: 'width', zero: false },
  { name: 'x1', type: 'linear', domain: [...x1], range: 'height', zero: false },
  { name: 'colour', type: 'ordinal', domain: classes, range: colours },
  { name: 'shape', type: 'ordinal', domain: classes, range: ['circle', 'cross', 'triangle-up'] },
]

const area: Mark = {
  type: 'path',
  from: { data: 'areas' },
  clip: true,
  encode: { enter: { fill: { scale: 'colour', field: 'class' }, fillOpacity: { value: 0.22 } } },
  transform: [{ type: 'geopath', field: 'datum.contour' }],
}

const point: Mark = {
  type: 'symbol',
  from: { data: 'points' },
  encode: {
    enter: {
      x: { scale: 'x0', field: 'x0' },
      y: { scale: 'x1', field: 'x1' },
      shape: { scale: 'shape', field: 'class' },
      stroke: { scale: 'colour', field: 'class' },
      fill: { value: 'white' },
      strokeWidth: { value: 1.8 },
      size: { value: 55 },
    },
  },
}
