import type { ReduceOptions } from '@dezero/ndarray'
import { normalizeAxes } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import type { Call, Translations } from './translation.ts'

/** Probabilities along one axis, for which ONNX has an operator, or along several. */
export const softmax: Translations = {
  Softmax(w, [x], { attributes: { axis }, dtype, name }: Call<ReduceOptions>) {
    const axes = normalizeAxes(name, axis, x.shape.length)
    if (axes.length === 1) return w.node('Softmax', [w.cast(x, dtype)], { axis: axes[0] })
    const powers = w.node('Exp', [shifted(w, w.cast(x, dtype), axes, x)])
    return w.node('Div', [powers, kept(w, 'ReduceSum', powers, axes)])
  },
  LogSoftmax(w, [x], { attributes: { axis }, dtype, name }: Call<ReduceOptions>) {
    const axes = normalizeAxes(name, axis, x.shape.length)
    if (axes.length === 1) return w.node('LogSoftmax', [w.cast(x, dtype)], { axis: axes[0] })
    const values = shifted(w, w.cast(x, dtype), axes, x)
    return w.node('Sub', [values, kept(w, 'ReduceLogSumExp', values, axes)])
  },
}

/** x minus its largest element, so that eˣ does not overflow. */
const shifted = (w: GraphWriter, values: Value, axes: readonly number[], { shape }: Operand): Value =>
  shape.includes(0) ? values : w.node('Sub', [values, kept(w, 'ReduceMax', values, axes)])

const kept = (w: GraphWriter, operator: string, x: Value, axes: readonly number[]): Value =>
  axes.length === 0 ? x : w.node(operator, [x, w.ints(axes)], { keepdims: 1 })
