import { arange, type Shape, type SliceIndex } from '@dezero/ndarray'
import { expandEllipsis, span } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import { reshaped } from './shapes.ts'
import type { Call, Translations } from './translation.ts'

/** Elements at places, and the adjoints, which add elements at places. */
export const indexing: Translations = {
  Slice(w, [x], { attributes: { indices } }: Call<{ indices: readonly SliceIndex[] }>) {
    const { spans, dropped, added } = partsOf(x.shape, indices)
    const cut = spans.filter(({ start, count, step, length }) => !(start === 0 && step === 1 && count === length))
    let y: Value = x
    if (cut.length > 0) y = w.node('Slice', [y, ...boundsOf(w, cut)])
    if (dropped.length > 0) y = w.node('Squeeze', [y, w.ints(dropped)])
    return added.length > 0 ? w.node('Unsqueeze', [y, w.ints(added)]) : y
  },

  Unslice(w, [x], { attributes: { shape, indices } }: Call<{ shape: Shape; indices: readonly SliceIndex[] }>) {
    const { spans } = partsOf(shape, indices)
    const block = reshaped(
      w,
      x,
      spans.map(({ count }) => count),
    )
    if (spans.every(({ step }) => step === 1)) {
      const before = spans.map(({ start }) => start)
      const after = spans.map(({ start, count, length }) => length - start - count)
      return w.node('Pad', [block, w.ints([...before, ...after])])
    }
    const size = shape.reduce((product, length) => product * length, 1)
    const places = arange(size)
      .reshape(shape)
      .slice(...indices)
      .reshape(-1)
      .tolist() as number[]
    const flat = reshaped(w, x, [places.length])
    const zeros = w.zeros([size], x.dtype, { ...x, batch: undefined })
    const y = w.node('ScatterElements', [zeros, w.numbers(places, [places.length], 'int64'), flat], { axis: 0 })
    return reshaped(w, y, shape)
  },

  Take: (w, [x, indices], { attributes: { axis } }: Call<{ axis: number }>) =>
    w.node('Gather', [x, w.cast(indices, 'int64')], { axis }),

  Untake: (w, [x, indices], { attributes: { axis }, shape, dtype }: Call<{ axis: number }>) =>
    addedAt(w, w.zeros(shape, dtype, { ...x, batch: undefined }), indices, x, axis),

  Scatter: (w, [x, indices, values], { attributes: { axis }, dtype }: Call<{ axis: number }>) =>
    addedAt(w, w.cast(x, dtype), indices, values, axis),
}

/** Entries of an axis with values added; the indices may have any shape, the operator wants one for each value. */
function addedAt(w: GraphWriter, onto: Value, indices: Operand, values: Operand, axis: number): Value {
  const count = indices.shape.reduce((product, length) => product * length, 1)
  const merged = values.shape.toSpliced(axis, indices.shape.length, count)
  if (merged.includes(0)) return w.node('Identity', [onto]) // ONNX Runtime does not expand to a length of 0
  const along = merged.map((_, i) => (i === axis ? count : 1))
  const places = reshaped(w, w.cast(indices, 'int64'), along)
  const everywhere = w.node('Expand', [places, w.ints(merged)])
  const entries = reshaped(w, w.cast(values, onto.dtype), merged)
  return w.node('ScatterElements', [onto, everywhere, entries], { axis, reduction: 'add' })
}

interface Span {
  readonly axis: number
  readonly length: number
  readonly start: number
  readonly count: number
  readonly step: number
}

/** What a slice reads along each axis, which axes it drops, and where it adds some to the rest. */
function partsOf(shape: Shape, indices: readonly SliceIndex[]) {
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

/** Starts, ends, axes and steps; an end before the first element is written as a far one. */
function boundsOf(w: GraphWriter, spans: readonly Span[]): Value[] {
  const ends = spans.map(({ start, count, step }) => start + count * step)
  return [
    w.ints(spans.map(({ start }) => start)),
    w.ints(ends.map((end) => (end < 0 ? -(2 ** 31) : end))),
    w.ints(spans.map(({ axis }) => axis)),
    w.ints(spans.map(({ step }) => step)),
  ]
}
