import type { Variable } from '@dezero/core'
import { call, level, type Writer } from './code.ts'

/** Products and decompositions of matrices. */
export const linalg: Record<string, Writer> = {
  MatMul: ({ x }) => ({ text: `${x(0, level.product)} @ ${x(1, level.sign)}`, level: level.product }),
  Linear: ({ inputs, x }) => {
    const product = `${x(0, level.product)} @ ${x(1, level.sign)}`
    return inputs.length === 2
      ? { text: product, level: level.product }
      : { text: `${product} + ${x(2, level.product)}`, level: level.sum }
  },
  Einsum: ({ inputs, arg, attributes: { subscripts } }) =>
    call('torch.einsum', `'${subscripts}'`, ...inputs.map((_, i) => arg(i))),
  Det: ({ arg }) => call('torch.linalg.det', arg(0)),
  Slogdet: ({ arg }) => call('torch.linalg.slogdet', arg(0)),
  Inv: ({ arg }) => call('torch.linalg.inv', arg(0)),
  // PyTorch reads the lower triangle alone; here it is the symmetric part.
  Cholesky: ({ tensor }) => call('torch.linalg.cholesky', `(${tensor(0)} + ${tensor(0)}.mT) / 2`),
  Solve: ({ inputs: [a, b], arg, tensor }) =>
    call('torch.linalg.solve', arg(0), looksLikeVectors(a, b) ? `${tensor(1)}.unsqueeze(0)` : arg(1)),
}

/** Would PyTorch take a matrix for a list of vectors, one for each of the matrices? */
const looksLikeVectors = (a: Variable, b: Variable): boolean => b.ndim > 1 && b.ndim === a.ndim - 1
