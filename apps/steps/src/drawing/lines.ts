import type { NdArray } from '@dezero/ndarray'
import type { Mark, Scale, Spec } from 'vega'

export interface Lines {
  title: string
  x: NdArray
  /** Lines over x. Where two coincide, a dashed later one leaves the earlier one visible. */
  ys: readonly { label: string; data: NdArray; dashed?: boolean }[]
}

/** Lines over x, with a legend. */
export const lines = ({ title, x, ys }: Lines): Spec => ({
  title,
  width: 720,
  height: 400,
  data: [
    {
      name: 'points',
      values: ys.flatMap(({ label, data }) =>
        Array.from({ length: x.size }, (_, i) => ({ label, x: x.item(i), y: data.item(i) })),
      ),
    },
  ],
  scales: scales(ys),
  axes: [
    { orient: 'bottom', scale: 'x', title: 'x', grid: true },
    { orient: 'left', scale: 'y', title: 'y', grid: true },
  ],
  legends: [{ stroke: 'colour', strokeDash: 'dash', symbolType: 'stroke' }],
  marks: [{ type: 'group', from: { facet: { name: 'line', data: 'points', groupby: 'label' } }, marks: [line] }],
})

function scales(ys: Lines['ys']): Scale[] {
  const labels = ys.map(({ label }) => label)
  return [
    { name: 'x', type: 'linear', domain: { data: 'points', field: 'x' }, range: 'width', zero: false },
    { name: 'y', type: 'linear', domain: { data: 'points', field: 'y' }, range: 'height', nice: true },
    { name: 'colour', type: 'ordinal', domain: labels, range: colours },
    { name: 'dash', type: 'ordinal', domain: labels, range: ys.map(({ dashed }) => (dashed ? [5, 5] : [1, 0])) },
  ]
}

const colours = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#111827']

const line: Mark = {
  type: 'line',
  from: { data: 'line' },
  encode: {
    enter: {
      x: { scale: 'x', field: 'x' },
      y: { scale: 'y', field: 'y' },
      stroke: { scale: 'colour', field: 'label' },
      strokeDash: { scale: 'dash', field: 'label' },
      strokeWidth: { value: 2.5 },
    },
  },
}
