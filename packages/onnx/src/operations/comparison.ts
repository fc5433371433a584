import type { ArgOptions, DType } from '@dezero/ndarray'
import { resultType } from '@dezero/ndarray/internal'
import type { GraphWriter, Operand, Value } from '../graph-writer.ts'
import { type Call, same, type Translation, type Translations } from './translation.ts'

/** Compares in the dtype where both inputs meet; truth values have no order, so they count as 0 and 1. */
const compare =
  (operator: string): Translation['translate'] =>
  (w, [x0, x1]) => {
    const dtype = resultType(x0.dtype as DType, x1.dtype as DType)
    const common = dtype === 'bool' ? 'int32' : dtype
    return w.node(operator, [w.cast(x0, common), w.cast(x1, common)], {}, 'bool')
  }

/** The index of the first extreme, of the flattened array where there is no axis. */
const first =
  (operator: string): Translation['translate'] =>
  (w, [x], { attributes: { axis, keepdims }, shape }: Call<ArgOptions>) => {
    const source = axis === undefined ? w.node('Reshape', [x, w.ints([-1])]) : x
    const numbers = source.dtype === 'bool' ? w.cast(source, 'int32') : source
    const index = w.node(operator, [numbers], { axis: axis ?? 0, keepdims: Number(keepdims === true) }, 'int64')
    const whole = axis === undefined && keepdims === true ? w.node('Reshape', [index, w.ints(shape)]) : index
    return w.cast(whole, 'int32')
  }

/** Steps, the order of values, and the choice between two values. */
export const comparison: Translations = {
  Greater: compare('Greater'),
  GreaterEqual: compare('GreaterOrEqual'),
  Less: compare('Less'),
  LessEqual: compare('LessOrEqual'),
  Equal: compare('Equal'),
  NotEqual: (w, xs, call) => w.node('Not', [compare('Equal')(w, xs, call) as Value]),
  Sign: same('Sign'),
  Argmax: first('ArgMax'),
  Argmin: first('ArgMin'),
  Argsort(w, [x], { attributes: { axis, descending } }: Call<{ axis: number; descending: boolean }>) {
    const numbers = x.dtype === 'bool' ? w.cast(x, 'int32') : x
    const inputs = [numbers, w.length(x, axis)]
    const [, indices] = w.nodeOf([numbers.dtype, 'int64'], 'TopK', inputs, { axis, largest: Number(descending) })
    return w.cast(indices, 'int32')
  },
  Where: (w, [condition, x0, x1], { dtype }) => choose(w, condition, x0, x1, dtype),
}

function choose(w: GraphWriter, condition: Operand, x0: Operand, x1: Operand, dtype: DType): Value {
  const number = dtype === 'bool' ? 'int32' : dtype // ONNX Runtime chooses between numbers only
  const parts = [w.cast(condition, 'bool'), w.cast(x0, number), w.cast(x1, number)]
  return w.cast(w.node('Where', parts, {}, number), dtype)
}
