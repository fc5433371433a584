import type { Shape } from '@dezero/ndarray'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import type { Call, Translations } from './translation.ts'

/** x in another shape, whose batch axis takes what is left. */
export function reshaped(w: GraphWriter, x: Value, shape: Shape, batch?: number | undefined): Value {
  const lengths = shape.map((length, axis) => (axis === batch ? -1 : length))
  return w.node('Reshape', [x, w.ints(lengths)], lengths.includes(0) ? { allowzero: 1 } : {})
}

/** The same elements in other shapes, and in more or fewer copies. */
export const shapes: Translations = {
  Reshape: (w, [x], { shape, batch }) => reshaped(w, x, shape, batch),
  Transpose: (w, [x], { attributes: { axes } }: Call<{ axes: Shape }>) =>
    w.node('Transpose', [x], { perm: permutation(axes, x.shape.length) }),
  BroadcastTo: (w, [x], { shape, batch }) =>
    w.node('Expand', [x, w.ints(shape.map((length, axis) => (axis === batch ? 1 : length)))]), // 1 keeps the length of x
  SumTo: (w, [x], { shape, dtype }) => summedTo(w, x, shape, w.cast(x, dtype)),
}

/** Counted from 0; no axes reverse them all. */
const permutation = (axes: Shape, ndim: number): number[] =>
  axes.length === 0
    ? Array.from({ length: ndim }, (_, axis) => ndim - 1 - axis)
    : axes.map((axis) => (axis < 0 ? axis + ndim : axis))

/** Sums over the axes that broadcasting has stretched, then over those that it has put in front. */
function summedTo(w: GraphWriter, x: Operand, shape: Shape, values: Value): Value {
  const front = x.shape.length - shape.length
  const stretched = x.shape.flatMap((length, axis) => (axis >= front && shape[axis - front] !== length ? [axis] : []))
  const whole = stretched.length === 0 ? values : w.node('ReduceSum', [values, w.ints(stretched)], { keepdims: 1 })
  const leading = Array.from({ length: front }, (_, axis) => axis)
  return front === 0 ? whole : w.node('ReduceSum', [whole, w.ints(leading)], { keepdims: 0 })
}
