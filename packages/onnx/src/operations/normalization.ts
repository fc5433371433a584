import type { Call, Translations } from './translation.ts'

/** Values with another scale, and values left out. */
export const normalization: Translations = {
  /** (x − mean) / √(variance + eps), the mean and the variance. */
  Standardize(w, [x], { attributes: { axis, eps }, dtype }: Call<{ axis: readonly number[]; eps: number }>) {
    const values = w.cast(x, dtype)
    const axes = w.ints(axis)
    const mean = axis.length === 0 ? values : w.node('ReduceMean', [values, axes], { keepdims: 1 })
    const centred = w.node('Sub', [values, mean])
    const squares = w.node('Mul', [centred, centred])
    const variance = axis.length === 0 ? squares : w.node('ReduceMean', [squares, axes], { keepdims: 1 })
    return [w.node('Div', [centred, w.node('Sqrt', [w.node('Add', [variance, eps])])]), mean, variance]
  },

  Dropout(w, [x, mask], { attributes: { ratio }, dtype }: Call<{ ratio: number }>) {
    const grown = w.node('Div', [w.cast(x, dtype), 1 - ratio])
    return w.node('Where', [w.cast(mask, 'bool'), grown, w.number(0, dtype)], {}, dtype)
  },
}
