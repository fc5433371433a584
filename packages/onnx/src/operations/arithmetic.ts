import type { DType } from '@dezero/ndarray'
import { type Call, same, type Translations } from './translation.ts'

/** Sums, products and powers; of truth values they are "or" and "and". */
export const arithmetic: Translations = {
  Add: (w, xs, call) => (call.dtype === 'bool' ? w.node('Or', xs) : same('Add')(w, xs, call)),
  Mul: (w, xs, call) => (call.dtype === 'bool' ? w.node('And', xs) : same('Mul')(w, xs, call)),
  Neg: same('Neg'),
  Sub: same('Sub'),
  Div: same('Div'),
  Identity: (w, xs) => xs.map((x) => w.node('Identity', [x])),
  Cast: (w, [x], { attributes }: Call<{ dtype: DType }>) => w.cast(x, attributes.dtype),
  Pow(w, [x], { attributes: { c }, dtype }: Call<{ c: number }>) {
    const base = w.cast(x, dtype)
    if (c === 2) return w.node('Mul', [base, base])
    if (c === -1) return w.node('Div', [1, base])
    return w.node('Pow', [base, c])
  },
  Power: same('Pow'),
  Square(w, [x], { dtype }) {
    const base = w.cast(x, dtype)
    return w.node('Mul', [base, base])
  },
}
