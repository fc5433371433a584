import { same, type Translations } from './translation.ts'

/** Products of matrices, and determinants. */
export const products: Translations = {
  MatMul: same('MatMul'),
  Einsum: same<{ subscripts: string }>('Einsum', ({ subscripts }) => ({ equation: subscripts })),
  Det: same('Det'),
  Linear(w, [x, weights, b], { dtype }) {
    const operands = [w.cast(x, dtype), w.cast(weights, dtype)]
    if (b === undefined) return w.node('MatMul', operands)
    const bias = w.cast(b, dtype)
    return x.shape.length === 2
      ? w.node('Gemm', [...operands, bias])
      : w.node('Add', [w.node('MatMul', operands), bias])
  },
}
