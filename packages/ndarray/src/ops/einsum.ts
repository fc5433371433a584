import type { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { sizeOf } from '../array/shape.ts'
import { type ArrayLike, asArray } from './creation.ts'
import { diagonal, type Summable } from './diagonal.ts'
import { readSubscripts, type Subscripts, type TensordotOptions, tensordotSubscripts } from './subscripts.ts'

/**
 * Products of arrays, summed over axes, as Einstein wrote them: `einsum('ij,jk->ik', x, y)` is the product of matrices.
 * Operands are multiplied from left to right.
 */
export function einsum(subscripts: string, ...operands: ArrayLike[]): NdArray {
  const arrays = operands.map((x, i) => asArray(x, { role: `einsum, operand ${i + 1}` }))
  const { terms, output, xs } = simplify(subscripts, arrays)
  return contract(terms, output, xs)
}

/** The products of x and y, summed over axes: two of each unless told. */
export function tensordot(x: ArrayLike, y: ArrayLike, options: TensordotOptions = {}): NdArray {
  const { axes } = checkOptions('tensordot', options, { axes: 1 })
  const [a, b] = [asArray(x, { role: 'tensordot, argument 1' }), asArray(y, { role: 'tensordot, argument 2' })]
  return einsum(tensordotSubscripts(a.shape, b.shape, axes), a, b)
}

// Written once for arrays and for Variables: whoever has slice and sum has this, and its derivatives.

/** Operands with a letter for each axis. */
export interface Product<X> {
  readonly terms: readonly string[]
  readonly output: string
  readonly xs: readonly X[]
}

/**
 * What `einsum` computes as a plain product: each letter stands once in an operand, all axes of a letter are equally long,
 * and what one operand alone has to be summed over is. Then each letter stands in two operands, or in one and the result.
 */
export function simplify<X extends Summable<X>>(text: string, operands: readonly X[]): Product<X> {
  const subscripts = readSubscripts(
    text,
    operands.map(({ shape }) => shape),
  )
  const parts = operands.map((x, i) => withoutStretching(onDiagonals({ term: subscripts.terms[i], x }), subscripts))
  const summed = parts.map((part, i) => {
    const others = parts.filter((_, k) => k !== i).map(({ term }) => term)
    return summedOver(part, others.join('') + subscripts.output)
  })
  return { terms: summed.map(({ term }) => term), output: subscripts.output, xs: summed.map(({ x }) => x) }
}

/** An operand with a letter for each axis. */
interface Part<X> {
  readonly term: string
  readonly x: X
}

/** A letter that stands twice asks for a diagonal. */
function onDiagonals<X extends Summable<X>>({ term, x }: Part<X>): Part<X> {
  const twice = [...term].find((letter, axis) => term.indexOf(letter) !== axis)
  if (twice === undefined) return { term, x }
  const [axis1, axis2] = [term.indexOf(twice), term.indexOf(twice, term.indexOf(twice) + 1)]
  const rest = [...term].filter((_, axis) => axis !== axis1 && axis !== axis2)
  return onDiagonals({ term: rest.join('') + twice, x: diagonal(x, { axis1, axis2 }) })
}

/** Axes of length 1 go where others of their letter are longer. */
function withoutStretching<X extends Summable<X>>({ term, x }: Part<X>, { lengths }: Subscripts): Part<X> {
  const kept = [...term].filter((letter, axis) => x.shape[axis] === lengths.get(letter)).join('')
  if (kept === term) return { term, x }
  return { term: kept, x: x.reshape([...kept].map((letter) => lengths.get(letter)!)) }
}

/** Letters that nothing else has. */
function summedOver<X extends Summable<X>>({ term, x }: Part<X>, elsewhere: string): Part<X> {
  const axes = [...term].flatMap((letter, axis) => (elsewhere.includes(letter) ? [] : [axis]))
  if (axes.length === 0) return { term, x }
  return { term: [...term].filter((_, axis) => !axes.includes(axis)).join(''), x: x.sum({ axis: axes }) }
}

/** x with its axes in the order of other letters. */
export const ordered = <X extends Summable<X>>(term: string, x: X, letters: string): X =>
  term === letters ? x : x.transpose([...letters].map((letter) => term.indexOf(letter)))

// ---- products of arrays ----

/** The product of operands, each letter of which stands in two of them, or in one and the result. */
export function contract(terms: readonly string[], output: string, xs: readonly NdArray[]): NdArray {
  let product: Part<NdArray> = { term: terms[0], x: xs[0] }
  for (let i = 1; i < xs.length; i++) {
    const needed = terms.slice(i + 1).join('') + output
    product = productOf(product, { term: terms[i], x: xs[i] }, needed)
  }
  return ordered(product.term, product.x, output)
}

/** The product of two, summed over the letters that nothing needs any more. */
function productOf(a: Part<NdArray>, b: Part<NdArray>, needed: string): Part<NdArray> {
  const both = [...a.term].filter((letter) => b.term.includes(letter))
  const batch = both.filter((letter) => needed.includes(letter)).join('')
  const inner = both.filter((letter) => !needed.includes(letter)).join('')
  const rows = lettersBut(a.term, both)
  const columns = lettersBut(b.term, both)
  const x = ordered(a.term, a.x, batch + rows + inner)
  const y = ordered(b.term, b.x, batch + inner + columns)
  const product = inner === '' ? outerProduct(x, y, batch, rows, columns) : matrixProduct(x, y, batch, rows, columns)
  return { term: batch + rows + columns, x: product }
}

const lettersBut = (term: string, without: readonly string[]): string =>
  [...term].filter((letter) => !without.includes(letter)).join('')

function outerProduct(x: NdArray, y: NdArray, batch: string, rows: string, columns: string): NdArray {
  const wide = columns === '' ? x : x.reshape([...x.shape, ...new Array<number>(columns.length).fill(1)])
  const gap = new Array<number>(rows.length).fill(1)
  return wide.mul(
    rows === '' ? y : y.reshape([...y.shape.slice(0, batch.length), ...gap, ...y.shape.slice(batch.length)]),
  )
}

/** Axes of rows, of columns and those to sum over count as one each. */
function matrixProduct(x: NdArray, y: NdArray, batch: string, rows: string, columns: string): NdArray {
  const lead = x.shape.slice(0, batch.length)
  const left = x.shape.slice(batch.length, batch.length + rows.length)
  const inner = sizeOf(x.shape.slice(batch.length + rows.length))
  const right = y.shape.slice(y.ndim - columns.length)
  const product = x.reshape([...lead, sizeOf(left), inner]).matmul(y.reshape([...lead, inner, sizeOf(right)]))
  return product.reshape([...lead, ...left, ...right])
}
