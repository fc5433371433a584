import { FunctionNode, transpose, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray, TensordotOptions } from '@dezero/ndarray'
import { checkOptions, contract, simplify, tensordotSubscripts } from '@dezero/ndarray/internal'
import { operandsOf } from './floats.ts'

/** y = Σ x₀ x₁ … over the axes whose letters y lacks,  ∂L/∂x₀ = Σ ∂L/∂y x₁ … over those that x₀ lacks */
export class Einsum extends FunctionNode {
  static override get name() {
    return 'Einsum'
  }

  override readonly attributes: { readonly subscripts: string }

  /** A letter stands once in an operand, and in two operands, or in one and the result. */
  constructor(subscripts: string) {
    super()
    this.attributes = { subscripts }
  }
  forward(...xs: NdArray[]) {
    const [terms, output] = this.attributes.subscripts.split('->')
    return contract(terms.split(','), output, xs)
  }
  backward(gy: Variable) {
    const [inputs, output] = this.attributes.subscripts.split('->')
    const terms = inputs.split(',')
    return this.inputs.map((x, i) => {
      if (!x.needsGrad) return null
      const others = this.inputs.filter((_, k) => k !== i)
      return product([output, ...terms.toSpliced(i, 1)], terms[i], [gy, ...others])
    })
  }
}

const product = (terms: readonly string[], output: string, xs: readonly Variable[]): Variable =>
  new Einsum(`${terms.join(',')}->${output}`).call(...xs)

/**
 * Products of Variables, summed over axes, with NumPy's subscripts: `einsum('ij,jk->ik', x, y)` is the product of matrices,
 * `einsum('ii', x)` a trace, `einsum('...ij->...ji', x)` a transpose. Operands are multiplied from left to right.
 *
 * @throws TypeError for text that is no list of subscripts, RangeError where they do not fit the shapes.
 *
 * @example
 * ```ts
 * import { einsum } from '@dezero/functions'
 *
 * const A = [[1, 2], [3, 4]]
 * console.log(String(einsum('i,ij,j', [1, 1], A, [1, 1]))) // variable(10.0)
 * ```
 */
export function einsum(subscripts: string, ...operands: VariableLike[]): Variable {
  const { terms, output, xs } = simplify(subscripts, operandsOf('einsum, operand', operands))
  if (xs.length > 1) return product(terms, output, xs)
  const [term] = terms
  return term === output
    ? xs[0]
    : transpose(
        xs[0],
        [...output].map((letter) => term.indexOf(letter)),
      )
}

/**
 * The products of x and y, summed over the last two axes of x and the first two of y; `{ axes: 1 }` says how many, and
 * `{ axes: [[0, 1], [2, 0]] }` which.
 */
export function tensordot(x: VariableLike, y: VariableLike, options: TensordotOptions = {}): Variable {
  const { axes } = checkOptions('tensordot', options, { axes: 1 })
  const [a, b] = operandsOf('tensordot, argument', [x, y])
  return einsum(tensordotSubscripts(a.shape, b.shape, axes), a, b)
}
