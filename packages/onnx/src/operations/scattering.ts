import { arange, type Shape, type SliceIndex } from '@dezero/ndarray'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import { partsOf } from './indexing.ts'
import { reshaped } from './shapes.ts'
import type { Call, Translations } from './translation.ts'

/** Elements put or added at places: the adjoints of those in indexing.ts. */
export const scattering: Translations = {
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
    const zeros = w.zeros([size], x.dtype)
    const y = w.node('ScatterElements', [zeros, w.numbers(places, [places.length], 'int64'), flat], { axis: 0 })
    return reshaped(w, y, shape)
  },

  Untake: (w, [x, indices], { attributes: { axis }, shape, dtype }: Call<{ axis: number }>) =>
    addedAt(w, w.zeros(shape, dtype), indices, x, axis),

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
