import { type Index, type NdArray, type Shape, type SliceIndex, type TakeOptions, zeros } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/internal'
import { checkOptions, normalizeAxis, unslice } from '@dezero/ndarray/internal'
import { asOperand, asVariable, FunctionNode, type VariableLike } from './function.ts'
import { type Grad, Variable } from './variable.ts'

/** y = x[1:3, ::-1, 0]: spans, and single entries, whose axis goes */
export class Slice extends FunctionNode {
  static override get name() {
    return 'Slice'
  }

  override readonly attributes: { readonly indices: readonly SliceIndex[] }

  constructor(indices: readonly SliceIndex[]) {
    super()
    this.attributes = { indices: [...indices] }
  }
  forward(x: NdArray) {
    return x.slice(...this.attributes.indices)
  }
  backward(gy: Grad) {
    return new Unslice(this.inputs[0].shape, this.attributes.indices).call(gy)
  }
}

/** y = zeros with x at the places that a slice reads: the adjoint of Slice */
export class Unslice extends FunctionNode {
  static override get name() {
    return 'Unslice'
  }

  override readonly attributes: { readonly shape: Shape; readonly indices: readonly SliceIndex[] }

  constructor(shape: Shape, indices: readonly SliceIndex[]) {
    super()
    this.attributes = { shape, indices }
  }
  forward(x: NdArray) {
    const { shape, indices } = this.attributes
    return unslice(x, shape, indices)
  }
  backward(gy: Grad) {
    return gy.slice(...this.attributes.indices)
  }
}

/** y = the entries of x along an axis at whole-number indices; one that is taken twice gets both gradients */
export class Take extends FunctionNode {
  static override get name() {
    return 'Take'
  }

  override readonly attributes: { readonly axis: number }

  constructor(axis: number) {
    super()
    this.attributes = { axis }
  }
  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, indices: NdArray) {
    return x.take(indices, this.attributes)
  }
  backward(gy: Grad) {
    const [x, indices] = this.inputs
    return [new Untake(x.shape, this.attributes.axis).call(gy, indices), null]
  }
}

/** y = zeros with the entries of x added at whole-number indices along an axis: the adjoint of Take */
export class Untake extends FunctionNode {
  static override get name() {
    return 'Untake'
  }

  override readonly attributes: { readonly shape: Shape; readonly axis: number }

  constructor(shape: Shape, axis: number) {
    super()
    this.attributes = { shape, axis }
  }
  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, indices: NdArray) {
    const { shape, axis } = this.attributes
    return zeros(shape, { dtype: x.dtype }).scatterAdd(indices, x, { axis })
  }
  backward(gy: Grad) {
    return [new Take(this.attributes.axis).call(gy, this.inputs[1]), null]
  }
}

/** NumPy's x[1:3, ::-1, 0] is `slice(x, '1:3', '::-1', 0)`; also '...' and null for a new axis. */
export const slice = (x: VariableLike, ...indices: SliceIndex[]): Variable => new Slice(indices).call(x)

/** The elements, or entries along an axis, at whole-number indices; those of repeated indices add up in the gradient. */
export function take(x: VariableLike, indices: VariableLike, options: TakeOptions = {}): Variable {
  const { axis } = checkOptions('take', options, { axis: 0 })
  const operand = asOperand(x, 'take, argument 1')
  const source = axis === undefined ? operand.reshape(-1) : operand
  const along = normalizeAxis('take', axis ?? 0, source.ndim)
  return new Take(along).call(source, asOperand(indices, 'take, argument 2'))
}

/** NumPy's x[…]: as in `slice`, and lists of indices too, which are taken together: `getItem(x, [0, 1], [2, 0])`. */
export function getItem(x: VariableLike, ...indices: Index<VariableLike>[]): Variable {
  const operands = indices.map((index) => (isBasic(index) ? index : asOperand(index, 'getItem, an index')))
  return arrays.getItem<Variable>(asOperand(x, 'getItem, argument 1'), operands, asVariable)
}

/** Is it an index of `slice`? */
const isBasic = (index: Index<VariableLike>): index is SliceIndex => index === null || typeof index !== 'object'

export interface IndexingMethods {
  /** NumPy's x[1:3, ::-1, 0] is `x.slice('1:3', '::-1', 0)`; also '...' and null for a new axis. */
  slice(...indices: SliceIndex[]): Variable
  /** The elements, or entries along an axis, at whole-number indices. */
  take(indices: VariableLike, options?: TakeOptions): Variable
  /** NumPy's x[…]: as in `slice`, and lists of indices too, which are taken together. */
  getItem(...indices: Index<VariableLike>[]): Variable
  /** One element as a number: the only one, or the one at `index`. */
  item(...index: number[]): number
}

declare module './variable.ts' {
  interface Variable extends IndexingMethods {}
}

const methods: IndexingMethods & ThisType<Variable> = {
  slice(...indices) {
    return slice(this, ...indices)
  },
  take(indices, options) {
    return take(this, indices, options)
  },
  getItem(...indices) {
    return getItem(this, ...indices)
  },
  item(...index) {
    return this.data.item(...index)
  },
}

Object.assign(Variable.prototype, methods)
