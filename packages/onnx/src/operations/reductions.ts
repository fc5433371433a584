import type { ReduceOptions } from '@dezero/ndarray'
import { normalizeAxes } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import { scaleOf } from './elementwise.ts'
import type { Call, Translation, Translations } from './translation.ts'

/** Folds axes in the dtype of the result; no axes fold nothing. */
const fold =
  (operator: string): Translation['translate'] =>
  (w, [x], { attributes: { axis, keepdims }, dtype, name }: Call<ReduceOptions>) => {
    const axes = normalizeAxes(name, axis, x.shape.length)
    const values = w.cast(x, dtype)
    return axes.length === 0
      ? values
      : w.node(operator, [values, w.ints(axes)], { keepdims: Number(keepdims === true) })
  }

/** √Σx², of x divided by its largest element, for x² would overflow, or vanish. */
function norm(w: GraphWriter, x: Value, axes: readonly number[], keepdims: number, isEmpty: boolean): Value {
  const kept = (operator: string, y: Value) =>
    axes.length === 0 ? y : w.node(operator, [y, w.ints(axes)], { keepdims: 1 })
  const largest = kept(isEmpty ? 'ReduceSum' : 'ReduceMax', w.node('Abs', [x]))
  const scale = scaleOf(w, largest)
  const part = w.node('Div', [x, scale])
  const y = w.node('Mul', [w.node('Sqrt', [kept('ReduceSum', w.node('Mul', [part, part]))]), scale])
  return keepdims === 1 || axes.length === 0 ? y : w.node('Squeeze', [y, w.ints(axes)])
}

/** Sums and extremes along axes. */
export const reductions: Translations = {
  Sum: fold('ReduceSum'),
  Max: fold('ReduceMax'),
  Min: fold('ReduceMin'),
  LogSumExp: fold('ReduceLogSumExp'),
  Norm: (w, [x], { attributes: { axis, keepdims }, dtype, name }: Call<ReduceOptions>) =>
    norm(w, w.cast(x, dtype), normalizeAxes(name, axis, x.shape.length), Number(keepdims === true), isEmpty(x)),
  Cumsum: (w, [x], { attributes: { axis }, dtype }: Call<{ axis: number }>) =>
    w.node('CumSum', [w.cast(x, dtype), w.number(axis, 'int64')]),
}

const isEmpty = ({ shape }: Operand): boolean => shape.includes(0)
