import type { Variable } from '@dezero/core'
import { eye, type Shape } from '@dezero/ndarray'
import * as L from '../../src/linalg/index.ts'
import { anywhere, type Operation } from './operation.ts'

const matrices: Shape[][] = [[[1, 1]], [[3, 3]], [[2, 2, 2]]]

/** Matrices far from singular. */
const regular = (x: Variable) =>
  x.add(
    eye(x.shape[x.ndim - 1])
      .mul(4)
      .astype(x.dtype),
  )

/** x xᵀ + 1, which is positive definite. */
const definite = (x: Variable) => x.matmul(x.swapaxes(-1, -2)).add(eye(x.shape[x.ndim - 1]).astype(x.dtype))

/** Every operation of functions/linalg, by the name it is exported under. */
export const linalgOperations: Record<string, Operation> = {
  inv: { f: (a) => L.inv(regular(a)), domain: [anywhere], shapes: matrices },
  solve: {
    f: (a, b) => L.solve(regular(a), b).pow(2),
    domain: [anywhere, anywhere],
    shapes: [
      [[2, 2], [2]],
      [
        [3, 3],
        [3, 2],
      ],
      [
        [2, 1, 2, 2],
        [2, 2, 1],
      ],
    ],
  },
  det: {
    f: (a) => (a.shape[0] === 5 ? L.det(regular(a).div(4)) : L.det(a)),
    domain: [anywhere],
    shapes: [[[1, 1]], [[3, 3]], [[5, 5]], [[2, 2, 2]]],
  },
  slogdet: { f: (a) => L.slogdet(regular(a)).logabsdet, domain: [anywhere], shapes: matrices },
  cholesky: { f: (a) => L.cholesky(definite(a)), domain: [anywhere], shapes: matrices },
}
