import type { NdArray } from '@dezero/ndarray'
import type { Mark, Spec } from 'vega'

export interface Fit {
  title: string
  /** The data: x and y of each point, of shape (N, 1) or (N). */
  x: NdArray
  y: NdArray
  /** Inputs in ascending order, and what the model gives for them. */
  t: NdArray
  predicted: NdArray
}

/** The points of a data set and, over them, the curve of the model. */
export const fit = ({ title, x, y, t, predicted }: Fit): Spec => ({
  title,
  width: 640,
  height: 420,
  data: [
    { name: 'data', values: pointsOf(x, y) },
    { name: 'model', values: pointsOf(t, predicted) },
  ],
  scales: [
    { name: 'x', type: 'linear', domain: { data: 'data', field: 'x' }, range: 'width', nice: true, zero: false },
    { name: 'y', type: 'linear', domain: { data: 'data', field: 'y' }, range: 'height', nice: true, zero: false },
    { name: 'colour', type: 'ordinal', domain: ['data', 'model'], range: [blue, red] },
  ],
  axes: [
    { orient: 'bottom', scale: 'x', title: 'x', grid: true },
    { orient: 'left', scale: 'y', title: 'y', grid: true },
  ],
  legends: [{ fill: 'colour', symbolType: 'circle', symbolSize: 90, symbolStrokeWidth: 0 }],
  marks: [dots, curve],
})

const blue = '#1f77b4'
const red = '#d62728'

const pointsOf = (x: NdArray, y: NdArray) => {
  const [xs, ys] = [x.reshape(x.size), y.reshape(y.size)]
  return Array.from({ length: x.size }, (_, i) => ({ x: xs.item(i), y: ys.item(i) }))
}

const onPlot = { x: { scale: 'x', field: 'x' }, y: { scale: 'y', field: 'y' } }

const dots: Mark = {
  type: 'symbol',
  from: { data: 'data' },
  encode: { enter: { ...onPlot, fill: { value: blue }, fillOpacity: { value: 0.75 }, size: { value: 40 } } },
}

const curve: Mark = {
  type: 'line',
  from: { data: 'model' },
  encode: { enter: { ...onPlot, stroke: { value: red }, strokeWidth: { value: 2.5 } } },
}
