import type { NdArray } from '@dezero/ndarray'
import type { Mark, Spec } from 'vega'

export interface Digits {
  title: string
  /** Images of shape (N, 784) or (N, 1, 28, 28), dark where the number is high. */
  x: NdArray
  /** What each is, and what a model takes it for, of shape (N). */
  t: NdArray
  predicted: NdArray
}

/** Images of digits in rows of ten; below each what was predicted, in red where that is wrong. */
export const digits = ({ title, x, t, predicted }: Digits): Spec => ({
  title,
  width: columns * cell,
  height: Math.ceil(t.size / columns) * (cell + textHeight),
  data: [
    { name: 'pixels', values: pixelsOf(x) },
    {
      name: 'answers',
      values: Array.from({ length: t.size }, (_, i) => ({
        ...place(i),
        right: t.item(i) === predicted.item(i),
        text: t.item(i) === predicted.item(i) ? `${t.item(i)}` : `${predicted.item(i)}, is ${t.item(i)}`,
      })),
    },
  ],
  scales: [
    {
      name: 'grey',
      type: 'linear',
      domain: { data: 'pixels', field: 'value' },
      range: ['white', '#111827'],
      zero: true,
    },
  ],
  marks: [pixel, answer],
})

const columns = 10
const side = 28
const size = 2.5
const gap = 16
const cell = side * size + gap
const textHeight = 30

const place = (i: number) => ({ x: (i % columns) * cell, y: Math.floor(i / columns) * (cell + textHeight) })

/** One square for each pixel that is not blank. */
function pixelsOf(x: NdArray) {
  const images = x.reshape(-1, side, side)
  const squares: { x: number; y: number; value: number }[] = []
  for (let i = 0; i < images.shape[0]; i++) {
    const { x, y } = place(i)
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const value = images.item(i, row, column)
        if (value > 0) squares.push({ x: x + column * size, y: y + row * size, value })
      }
    }
  }
  return squares
}

const pixel: Mark = {
  type: 'rect',
  from: { data: 'pixels' },
  encode: {
    enter: {
      x: { field: 'x' },
      y: { field: 'y' },
      width: { value: size },
      height: { value: size },
      fill: { scale: 'grey', field: 'value' },
    },
  },
}

const answer: Mark = {
  type: 'text',
  from: { data: 'answers' },
  encode: {
    enter: {
      x: { field: 'x', offset: (side * size) / 2 },
      y: { field: 'y', offset: side * size + 18 },
      align: { value: 'center' },
      text: { field: 'text' },
      fill: { signal: "datum.right ? '#1f2937' : '#d62728'" },
    },
  },
}
