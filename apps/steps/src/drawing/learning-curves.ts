import type { Axis, GroupMark, Mark, Spec } from 'vega'

export interface Result {
  loss: number
  accuracy: number
}

/** What an epoch ended with, on the examples that were learned from and on others. */
export interface Epoch {
  train: Result
  test: Result
}

/** Loss and accuracy over the epochs, side by side, each for the training set and the test set. */
export const learningCurves = (epochs: readonly Epoch[]): Spec => ({
  title: { text: 'Learning curves', anchor: 'middle' },
  data: [
    { name: 'epochs', values: epochs.flatMap(({ train, test }, i) => [row('train', i, train), row('test', i, test)]) },
  ],
  scales: [{ name: 'colour', type: 'ordinal', domain: ['train', 'test'], range: ['#1f77b4', '#ff7f0e'] }],
  layout: { columns: 2, padding: 50, bounds: 'full' },
  legends: [{ stroke: 'colour', symbolType: 'stroke' }],
  marks: [panel('loss'), panel('accuracy')],
})

const row = (set: keyof Epoch, i: number, result: Result) => ({ set, epoch: i + 1, ...result })

const [width, height] = [400, 320]

function panel(quantity: keyof Result): GroupMark {
  return {
    type: 'group',
    encode: { enter: { width: { value: width }, height: { value: height } } },
    signals: [
      { name: 'width', value: width },
      { name: 'height', value: height },
    ],
    scales: [
      { name: 'x', type: 'linear', domain: { data: 'epochs', field: 'epoch' }, range: [0, width], zero: true },
      { name: 'y', type: 'linear', domain: { data: 'epochs', field: quantity }, range: [height, 0], nice: true },
    ],
    axes,
    marks: [
      heading(quantity),
      { type: 'group', from: { facet: { name: 'set', data: 'epochs', groupby: 'set' } }, marks: [line(quantity)] },
    ],
  }
}

const axes: Axis[] = [
  { orient: 'bottom', scale: 'x', title: 'epoch', grid: true, tickCount: 6 },
  { orient: 'left', scale: 'y', grid: true, tickCount: 6 },
]

const heading = (quantity: keyof Result): Mark => ({
  type: 'text',
  encode: {
    enter: { x: { value: width / 2 }, y: { value: -16 }, align: { value: 'center' }, text: { value: quantity } },
  },
})

const line = (quantity: keyof Result): Mark => ({
  type: 'line',
  from: { data: 'set' },
  encode: {
    enter: {
      x: { scale: 'x', field: 'epoch' },
      y: { scale: 'y', field: quantity },
      stroke: { scale: 'colour', field: 'set' },
      strokeWidth: { value: 2 },
    },
  },
})
