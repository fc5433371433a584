import type { NdArray } from '../array/ndarray.ts'
import { sizeOf } from '../array/shape.ts'
import { convert } from '../ops/casting.ts'
import { type ArrayLike, array } from '../ops/creation.ts'
import { factorize } from './lu.ts'
import { floatType, squareMatrices } from './matrices.ts'

/** The determinants of square matrices (…, n, n), of shape (…); 0 for a singular one, 1 for one without rows. */
export function det(a: ArrayLike): NdArray {
  const { n, batch, dtype, signs, pivots } = factorized('det', a)
  const products = signs.slice()
  for (let e = 0; e < pivots.length; e++) products[Math.floor(e / n)] *= pivots[e]
  return array(withoutMinusZero(products), { dtype }).reshape(batch)
}

/** A determinant as sign · exp(logabsdet). */
export interface SignAndLogarithm<X = NdArray> {
  /** −1, 0 or 1. */
  sign: X
  /** ln |det|, −∞ for a singular matrix. */
  logabsdet: X
}

/** The sign and the logarithm of determinants, which themselves soon leave the range of floats. */
export function slogdet(a: ArrayLike): SignAndLogarithm {
  const { n, batch, dtype, signs, pivots } = factorized('slogdet', a)
  const logarithms = new Float64Array(signs.length)
  for (let e = 0; e < pivots.length; e++) {
    signs[Math.floor(e / n)] *= Math.sign(pivots[e])
    logarithms[Math.floor(e / n)] += Math.log(Math.abs(pivots[e]))
  }
  return {
    sign: array(withoutMinusZero(signs), { dtype }).reshape(batch),
    logabsdet: array(logarithms, { dtype }).reshape(batch),
  }
}

/** The determinant of a singular matrix is 0, in whatever order its rows are. */
const withoutMinusZero = (numbers: Float64Array): Float64Array => numbers.map((value) => value + 0)

/** The pivots of all matrices, and the signs of the orders of their rows: a determinant is the product of both. */
function factorized(name: string, a: ArrayLike) {
  const { x, n, batch } = squareMatrices(name, a)
  const lu = convert(x, 'float64').data as Float64Array
  const order = new Int32Array(n)
  const signs = new Float64Array(sizeOf(batch))
  const pivots = new Float64Array(signs.length * n)
  for (let i = 0; i < signs.length; i++) {
    signs[i] = factorize(lu, i * n * n, n, order)
    for (let k = 0; k < n; k++) pivots[i * n + k] = lu[i * n * n + k * (n + 1)]
  }
  return { n, batch, dtype: floatType(x.dtype), signs, pivots }
}
