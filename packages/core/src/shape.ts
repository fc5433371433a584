import type { NdArray, Shape } from '@dezero/ndarray'
import { sameShape } from '@dezero/ndarray/internal'
import { asVariable, FunctionNode, type VariableLike } from './function.ts'
import { type Grad, Variable } from './variable.ts'

/** Lists are copied: whoever gave one may change it before the backward pass. */
const copyOf = <Axes>(axes: Axes): Axes => (Array.isArray(axes) ? ([...axes] as Axes) : axes)

/** y = x in another shape (step 38) */
export class Reshape extends FunctionNode {
  static override get name() {
    return 'Reshape'
  }

  override readonly attributes: { readonly shape: Shape }

  constructor(shape: Shape) {
    super()
    this.attributes = { shape: copyOf(shape) }
  }
  forward(x: NdArray) {
    return x.reshape(this.attributes.shape)
  }
  backward(gy: Grad) {
    const [x] = this.inputs
    return gy.reshape(x.shape)
  }
}

/** y = x with its axes in another order (step 38) */
export class Transpose extends FunctionNode {
  static override get name() {
    return 'Transpose'
  }

  override readonly attributes: { readonly axes: Shape }

  constructor(axes: Shape) {
    super()
    this.attributes = { axes: copyOf(axes) }
  }
  forward(x: NdArray) {
    return x.transpose(this.attributes.axes)
  }
  backward(gy: Grad) {
    return gy.transpose(inverse(this.attributes.axes))
  }
}

/** Axes that undo a transpose; none, which reverses, undoes itself. */
function inverse(axes: Shape): Shape {
  const order = new Array<number>(axes.length)
  for (let i = 0; i < axes.length; i++) order[axes[i] < 0 ? axes[i] + axes.length : axes[i]] = i
  return order
}

/** y = x stretched to a shape; the gradient is summed back (step 40) */
export class BroadcastTo extends FunctionNode {
  static override get name() {
    return 'BroadcastTo'
  }

  override readonly attributes: { readonly shape: Shape }

  constructor(shape: Shape) {
    super()
    this.attributes = { shape: copyOf(shape) }
  }
  forward(x: NdArray) {
    return x.broadcastTo(this.attributes.shape)
  }
  backward(gy: Grad) {
    const [x] = this.inputs
    return gy.sumTo(x.shape)
  }
}

/** y = x summed down to a shape: the adjoint of BroadcastTo (step 40) */
export class SumTo extends FunctionNode {
  static override get name() {
    return 'SumTo'
  }

  override readonly attributes: { readonly shape: Shape }

  constructor(shape: Shape) {
    super()
    this.attributes = { shape: copyOf(shape) }
  }
  forward(x: NdArray) {
    return x.sumTo(this.attributes.shape)
  }
  backward(gy: Grad) {
    const [x] = this.inputs
    return gy.broadcastTo(x.shape)
  }
}

/** What is no shape at all is left to the operation, which refuses it. */
const hasShape = (x: Variable, shape: Shape): boolean => Array.isArray(shape) && sameShape(x.shape, shape)

/** The same elements in another shape; one length may be −1. */
export function reshape(x: VariableLike, shape: Shape): Variable {
  const variable = asVariable(x, 'reshape, argument 1')
  return hasShape(variable, shape) ? variable : new Reshape(shape).call(variable)
}

/** The axes in another order; reversed when none is given. */
export const transpose = (x: VariableLike, axes: Shape = []): Variable => new Transpose(axes).call(x)

/** x stretched to `shape` as NumPy broadcasts; itself when it has that shape. */
export function broadcastTo(x: VariableLike, shape: Shape): Variable {
  const variable = asVariable(x, 'broadcastTo, argument 1')
  return hasShape(variable, shape) ? variable : new BroadcastTo(shape).call(variable)
}

/** x summed down to `shape`, which broadcasting would stretch to x's; itself when it has that shape. */
export function sumTo(x: VariableLike, shape: Shape): Variable {
  const variable = asVariable(x, 'sumTo, argument 1')
  return hasShape(variable, shape) ? variable : new SumTo(shape).call(variable)
}

export interface ShapeMethods {
  /** `reshape(2, 3)` or `reshape([2, 3])`; one length may be −1. */
  reshape(...shape: number[] | [Shape]): Variable
  /** `transpose()` reverses the axes, `transpose(1, 0, 2)` or `transpose([1, 0, 2])` orders them. */
  transpose(...axes: number[] | [Shape]): Variable
  /** The variable with its axes reversed. */
  readonly T: Variable
  broadcastTo(shape: Shape): Variable
  sumTo(shape: Shape): Variable
}

declare module './variable.ts' {
  interface Variable extends ShapeMethods {}
}

const methods: Omit<ShapeMethods, 'T'> & ThisType<Variable> = {
  reshape(...shape) {
    return reshape(this, listed(shape))
  },
  transpose(...axes) {
    return transpose(this, listed(axes))
  },
  broadcastTo(shape) {
    return broadcastTo(this, shape)
  },
  sumTo(shape) {
    return sumTo(this, shape)
  },
}

/** Both `f(2, 3)` and `f([2, 3])` are taken. */
const listed = (lengths: number[] | [Shape]): Shape =>
  (lengths.length === 1 && Array.isArray(lengths[0]) ? lengths[0] : lengths) as Shape

Object.assign(Variable.prototype, methods)
Object.defineProperty(Variable.prototype, 'T', {
  get(this: Variable) {
    return transpose(this)
  },
})
