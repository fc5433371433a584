import type { Mark, Spec } from 'vega'

type Pair = readonly [vertical: number, horizontal: number]

export interface WindowsPlot {
  title: string
  /** Height and width of the image, and of what the filter gives. */
  size: Pair
  outSize: Pair
  kernel: Pair
  stride: Pair
  pad: Pair
}

/** An image with its margin, the first two windows on it, and the element of the output that each one gives. */
export const windows = ({ title, size, outSize, kernel, stride, pad }: WindowsPlot): Spec => {
  const padded = [size[0] + 2 * pad[0], size[1] + 2 * pad[1]] as const
  const right = padded[1] + 2 // where the output begins
  const down = (padded[0] - outSize[0]) / 2
  const isImage = (row: number, column: number) =>
    row >= pad[0] && row < pad[0] + size[0] && column >= pad[1] && column < pad[1] + size[1]
  const [first, next] = [0, 1].map((i) => ({
    window: { x: i * stride[1], y: 0, width: kernel[1], height: kernel[0], colour: colours[i] },
    output: { x: right + i, y: down, width: 1, height: 1, colour: colours[i] },
  }))
  return {
    title,
    width: (right + outSize[1]) * cell,
    height: padded[0] * cell,
    data: [
      {
        name: 'cells',
        values: [
          ...cells(padded, (row, column) => ({ x: column, y: row, colour: isImage(row, column) ? pale : 'white' })),
          ...cells(outSize, (row, column) => ({ x: right + column, y: down + row, colour: pale })),
        ],
      },
      { name: 'windows', values: [next.window, next.output, first.window, first.output] },
    ],
    marks: [square, outline],
  }
}

const cell = 44
const pale = '#e5e7eb'
const colours = ['#1f77b4', '#e68613']

const cells = <T>([rows, columns]: Pair, at: (row: number, column: number) => T): T[] =>
  Array.from({ length: rows * columns }, (_, i) => at(Math.floor(i / columns), i % columns))

const square: Mark = {
  type: 'rect',
  from: { data: 'cells' },
  encode: {
    enter: {
      x: { field: 'x', mult: cell },
      y: { field: 'y', mult: cell },
      width: { value: cell },
      height: { value: cell },
      fill: { field: 'colour' },
      stroke: { value: '#9ca3af' },
    },
  },
}

const outline: Mark = {
  type: 'rect',
  from: { data: 'windows' },
  encode: {
    enter: {
      x: { field: 'x', mult: cell },
      y: { field: 'y', mult: cell },
      width: { field: 'width', mult: cell },
      height: { field: 'height', mult: cell },
      fill: { field: 'colour' },
      fillOpacity: { value: 0.25 },
      stroke: { field: 'colour' },
      strokeWidth: { value: 3 },
    },
  },
}
