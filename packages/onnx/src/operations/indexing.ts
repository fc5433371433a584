import type { Shape, SliceIndex } from '@dezero/ndarray'
import { expandEllipsis, span } from '@dezero/ndarray/internal'
import type { GraphWriter, Value } from '../graph-writer.ts'
import type { Call, Translations } from './translation.ts'

/** Elements at places. */
export const indexing: Translations = {
  Slice(w, [x], { attributes: { indices } }: Call<{ indices: readonly SliceIndex[] }>) {
    const { spans, dropped, added } = partsOf(x.shape, indices)
    const cut = spans.filter(({ start, count, step, length }) => !(start === 0 && step === 1 && count === length))
    let y: Value = x
    if (cut.length > 0) y = w.node('Slice', [y, ...boundsOf(w, cut)])
    if (dropped.length > 0) y = w.node('Squeeze', [y, w.ints(dropped)])
    return added.length > 0 ? w.node('Unsqueeze', [y, w.ints(added)]) : y
  },

  Take: (w, [x, indices], { attributes: { axis } }: Call<{ axis: number }>) =>
    w.node('Gather', [x, w.cast(indices, 'int64')], { axis }),
}

interface Span {
  readonly axis: number
  readonly length: number
  readonly start: number
  readonly count: number
  readonly step: number
}

/** What a slice reads along each axis, which axes it drops, and where it adds some to the rest. */
export function partsOf(shape: Shape, indices: readonly SliceIndex[]) {
  const spans: Span[] = []
  const dropped: number[] = []
  const added: number[] = []
  for (const index of expandEllipsis({ shape, ndim: shape.length }, indices)) {
    const axis = spans.length
    const length = shape[axis]
    if (index === null) added.push(axis - dropped.length + added.length)
    else if (typeof index === 'string') spans.push({ axis, length, ...span(index, length) })
    else {
      dropped.push(axis)
      spans.push({ axis, length, start: index < 0 ? index + length : index, count: 1, step: 1 })
    }
  }
  return { spans, dropped, added }
}

/** Starts, ends, axes and steps; what begins or ends with the axis is written as far, for the batch may be longer. */
function boundsOf(w: GraphWriter, spans: readonly Span[]): Value[] {
  const ends = spans.map(({ start, count, step }) => start + count * step)
  return [
    w.ints(spans.map(({ start, step, length }) => (step < 0 && start === length - 1 ? FAR : start))),
    w.ints(ends.map((end) => (end < 0 ? -FAR : end))),
    w.ints(spans.map(({ axis }) => axis)),
    w.ints(spans.map(({ step }) => step)),
  ]
}

const FAR = 2 ** 31 - 1
