import { asOperand, type Grad, gradients, usingConfig, type Variable } from '@dezero/core'
import { onesLike, zerosLike } from '@dezero/ndarray'

/** The gradients of y, which start from ones unless told. Those and zeros are constants: nobody differentiates by them. */
export function gradientsOf(
  y: Variable,
  xs: readonly Variable[],
  createGraph: boolean,
  startGrad: Grad = asOperand(onesLike(y.data), 'gradient'),
): Grad[] {
  const gxs = gradients(y, xs, { startGrad, createGraph, allowUnused: true })
  return gxs.map((gx, i) => gx ?? noGradient(xs[i]))
}

/** The gradients of Σ ⟨yᵢ, vᵢ⟩ with respect to xs: one backward pass, however many y there are. */
export function pull(
  ys: readonly Variable[],
  vs: readonly Variable[],
  xs: readonly Variable[],
  createGraph: boolean,
): Grad[] {
  if (ys.length === 0) return xs.map(noGradient)
  if (ys.length === 1) return gradientsOf(ys[0], xs, createGraph, vs[0])
  const total = usingConfig('enableBackprop', true, () =>
    ys.map((y, i) => y.mul(vs[i]).sum()).reduce((sum, product) => sum.add(product)),
  )
  return gradientsOf(total, xs, createGraph)
}

const noGradient = (x: Variable): Grad => asOperand(zerosLike(x.data), 'gradient')
