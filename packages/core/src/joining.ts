import { concat as concatArrays, type JoinOptions, type NdArray, type PadOptions, type PadWidth } from '@dezero/ndarray'
import { checkOptions, describeValue, normalizeAxis, padded, sameShape } from '@dezero/ndarray/internal'
import { asOperand, FunctionNode, type VariableLike } from './function.ts'
import { type Grad, Variable } from './variable.ts'

/** y = x₀, x₁, … one after the other along an axis; each gets its part of the gradient */
export class Concat extends FunctionNode {
  static override get name() {
    return 'Concat'
  }

  override readonly attributes: { readonly axis: number }

  constructor(axis: number) {
    super()
    this.attributes = { axis }
  }
  forward(...xs: NdArray[]) {
    return concatArrays(xs, this.attributes)
  }
  backward(gy: Grad) {
    const { axis } = this.attributes
    const ends: number[] = []
    for (const x of this.inputs) ends.push((ends.at(-1) ?? 0) + x.shape.at(axis)!)
    return gy.split(ends.slice(0, -1), { axis })
  }
}

/** The caller may change its lists before the backward pass. */
const copyOf = (width: PadWidth): PadWidth =>
  typeof width === 'number'
    ? width
    : (width.map((pair) => (typeof pair === 'number' ? pair : [...pair])) as PadWidth & object)

/** y = x with a margin of one value around it; the margin's gradient goes nowhere */
export class Pad extends FunctionNode {
  static override get name() {
    return 'Pad'
  }

  override readonly attributes: { readonly width: PadWidth; readonly value: number }

  constructor(width: PadWidth, value: number) {
    super()
    this.attributes = { width: copyOf(width), value }
  }
  forward(x: NdArray) {
    const { width, value } = this.attributes
    return x.pad(width, { value })
  }
  backward(gy: Grad) {
    return gy.slice(...padded(this.inputs[0].shape, this.attributes.width).indices)
  }
}

/** Variables one after the other along an existing axis; their other axes must agree. */
export function concat(xs: readonly VariableLike[], options: JoinOptions = {}): Variable {
  const { axis = 0 } = checkOptions('concat', options, { axis: 0 })
  return new Concat(axis).call(...partsOf('concat', xs))
}

/** Variables of one shape side by side along a new axis. */
export function stack(xs: readonly VariableLike[], options: JoinOptions = {}): Variable {
  const { axis = 0 } = checkOptions('stack', options, { axis: 0 })
  const parts = partsOf('stack', xs)
  const [{ shape }] = parts
  for (const x of parts) {
    if (sameShape(x.shape, shape)) continue
    throw new RangeError(`stack: shapes [${shape}] and [${x.shape}] differ; all must be equal`)
  }
  const along = normalizeAxis('stack', axis, shape.length + 1)
  return new Concat(along).call(...parts.map((x) => x.expandDims(along)))
}

function partsOf(name: string, xs: readonly VariableLike[]): Variable[] {
  if (Array.isArray(xs) && xs.length > 0) return xs.map((x, i) => asOperand(x, `${name}, variable ${i + 1}`))
  throw new TypeError(`${name}: expected a list of at least one variable, ${name}([x, y]), got ${describeValue(xs)}`)
}

/** x with a margin around it: of `width` on every side, or as pairs [before, after] say. */
export function pad(x: VariableLike, width: PadWidth, options: PadOptions = {}): Variable {
  const { value = 0 } = checkOptions('pad', options, { value: 0 })
  return new Pad(width, value).call(x)
}

export interface JoiningMethods {
  /** x with a margin of one value around it. */
  pad(width: PadWidth, options?: PadOptions): Variable
}

declare module './variable.ts' {
  interface Variable extends JoiningMethods {}
}

const methods: JoiningMethods & ThisType<Variable> = {
  pad(width, options) {
    return pad(this, width, options)
  },
}

Object.assign(Variable.prototype, methods)
