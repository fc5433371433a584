import { type ArrayLike, array, asArray, type DType, NdArray } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'
import { config } from './config.ts'
import { type Grad, isGradient, noGradient, Variable, zeroGrad } from './variable.ts'

/** What operations take: Variables, and whatever becomes an array. */
export type VariableLike = Variable | ArrayLike

/** One Variable for a function whose forward gives one array, a list, as long, for one that gives a list. */
export type OutputOf<F extends FunctionNode> = Boxed<ReturnType<F['forward']>>

type Boxed<Y> = Y extends readonly NdArray[] ? { -readonly [K in keyof Y]: Variable } : Variable

/**
 * One call of a differentiable function, which is one node of the graph: `new Sin().call(x)`.
 *
 * A subclass says how to compute (`forward`, on arrays) and how to differentiate (`backward`, from the
 * gradients of its outputs to those of its inputs).
 */
export abstract class FunctionNode {
  /**
   * What labels and messages call the function. Each class of the packages says it here, so that it outlives a bundler
   * that shortens names; a getter, since V8 constructs objects five times as slowly where a class has static fields.
   */
  static get name(): string {
    return 'FunctionNode'
  }

  // Set by call(), not here: V8 takes many times as long where a class with many subclasses has fields of its own.
  declare inputs: readonly Variable[]
  declare outputs: readonly Variable[]
  /** The plain values of a call besides its inputs, such as `{ c: 2 }` of `x.pow(2)`. */
  declare readonly attributes: object

  abstract forward(...xs: NdArray[]): NdArray | NdArray[]
  /** The gradient of each input; null for one that nobody can ask for. */
  abstract backward(...gys: Grad[]): Grad | (Grad | null)[]

  /** Is this input a mask, a label or an index, which keeps its dtype whatever the other inputs have? */
  isLabel(_input: number): boolean {
    return false
  }

  /** The largest generation among the inputs (step 16). */
  get generation(): number {
    return Math.max(...this.inputs.map((x) => x.generation))
  }

  get name(): string {
    return this.constructor.name || 'a function without a name'
  }

  /**
   * Computes the outputs and, unless `config.enableBackprop` is off, remembers how.
   * Inputs of several dtypes are brought to one: numbers and integers take the floating type they meet.
   *
   * @throws TypeError for an input that is no Variable and does not become one.
   */
  call(...args: VariableLike[]): OutputOf<this> {
    if (args.length === 0) throw new TypeError(`${this.name}: expected at least one input, got none`)
    const inputs = promoteInputs(this, args)
    const ys = apply(this, inputs)
    if (Array.isArray(ys)) {
      const outputs = ys.map((y) => outputOf(this, y))
      if (config.enableBackprop) record(this, inputs, ...outputs)
      return outputs as OutputOf<this>
    }
    const output = outputOf(this, ys)
    if (config.enableBackprop) record(this, inputs, output)
    return output as OutputOf<this>
  }

  /**
   * `backward`, where outputs that nothing used get zeros, and with the promises around it checked: one gradient for
   * each input, of its shape.
   */
  differentiate(gys: (Grad | undefined)[]): readonly (Grad | null)[] {
    const { inputs, outputs } = this
    refuseOverwritten(this, inputs)
    for (let i = 0; i < gys.length; i++) gys[i] ??= zeroGrad(outputs[i])
    const complete = gys as Grad[]
    const gx = complete.length === 1 ? this.backward(complete[0]) : this.backward(...complete)
    const gxs = Array.isArray(gx) ? gx : [gx]
    if (gxs.length !== inputs.length) {
      throw new Error(`${this.name}.backward gave ${gxs.length} gradients for ${inputs.length} inputs`)
    }
    for (let i = 0; i < gxs.length; i++) {
      const x = inputs[i]
      const gradient = gxs[i]
      if (gradient === null || isGradient(gradient, x)) continue
      throw noGradient(gradient, x, `${this.name}.backward: gradient ${i + 1}`)
    }
    return gxs
  }
}

// Most functions take up to three inputs, and a spread call costs more than an addition.
function apply(f: FunctionNode, inputs: readonly Variable[]): NdArray | NdArray[] {
  if (inputs.length === 1) return f.forward(inputs[0].data)
  if (inputs.length === 2) return f.forward(inputs[0].data, inputs[1].data)
  if (inputs.length === 3) return f.forward(inputs[0].data, inputs[1].data, inputs[2].data)
  return f.forward(...inputs.map((x) => x.data))
}

// The outputs come one by one: a list written as [y] V8 soon puts among the old objects, where it keeps the whole graph
// behind it alive until a full collection, long after it was dropped.
function record(f: FunctionNode, inputs: readonly Variable[], ...outputs: readonly Variable[]): void {
  if (f.outputs !== undefined) {
    throw new Error(`${f.name}: one FunctionNode is one call; write new ${f.name}() for the next`)
  }
  f.inputs = inputs
  f.outputs = outputs
  let generation = 0
  let needsGrad = false
  for (const x of inputs) {
    if (x.generation > generation) generation = x.generation
    if (x.needsGrad) needsGrad = true
  }
  for (const y of outputs) {
    y.setCreator(f, generation)
    y.needsGrad = needsGrad
  }
}

/** A gradient computed from data that has changed since would be silently wrong. */
function refuseOverwritten(f: FunctionNode, inputs: readonly Variable[]): void {
  for (const y of f.outputs) {
    for (const x of inputs) if (x.writtenAt > y.madeAt) throw overwritten(f, x, 'an input')
    if (y.writtenAt > y.madeAt) throw overwritten(f, y, 'an output')
  }
}

function outputOf(f: FunctionNode, y: NdArray): Variable {
  const output = y instanceof NdArray ? new Variable(y) : asVariable(y, `${f.name}.forward`)
  if (!config.enableBackprop) output.withoutGraph = true
  return output
}

const overwritten = (f: FunctionNode, x: Variable, role: string) =>
  new Error(
    `backward: the data of ${x.name === undefined ? 'a variable' : `variable "${x.name}"`}, ${role} of ${f.name}, ` +
      'was assigned after the forward pass; call backward() first, or compute again from the new data',
  )

/** The inputs as Variables, of one dtype where a floating type is among them. */
function promoteInputs(f: FunctionNode, args: VariableLike[]): Variable[] {
  const dtype = args[0] instanceof Variable ? args[0].dtype : args[1] instanceof Variable ? args[1].dtype : undefined
  // Behind two inputs no other type can come, after which a number would have to be converted again.
  const takesNumbers = args.length <= 2 && dtype !== undefined && isFloat(dtype)
  for (let i = 0; i < args.length; i++) {
    const x = args[i]
    if (typeof x === 'number' && takesNumbers) args[i] = constant(array(x, { dtype }))
    else if (!(x instanceof Variable && x.dtype === dtype)) return promoteMixed(f, args)
  }
  return args as Variable[]
}

/** The same for inputs that are not all of one type already; a Variable is converted by a Cast, so that the graph goes on. */
function promoteMixed(f: FunctionNode, args: VariableLike[]): Variable[] {
  const role = (i: number) => `${f.name[0].toLowerCase()}${f.name.slice(1)}, argument ${i + 1}`
  const inputs = args.map((x, i) => (typeof x === 'number' ? x : asOperand(x, role(i))))
  const dtype = commonType(inputs.filter((_, i) => !f.isLabel(i)))
  return inputs.map((x, i) => {
    if (typeof x === 'number') return constant(f.isLabel(i) ? array(x) : array(x, { dtype }))
    if (!isFloat(dtype) || x.dtype === dtype || f.isLabel(i)) return x
    if (x !== args[i]) return constant(x.data.astype(dtype))
    const cast = x.astype(dtype)
    cast.needsGrad = x.needsGrad
    return cast
  })
}

/** The widest floating type. Integers are labels and counts here, and widen none; nor does a number that int32 can hold. */
function commonType(inputs: readonly (Variable | number)[]): DType {
  const types = inputs.map((x) => (typeof x === 'number' ? undefined : x.dtype))
  if (types.includes('float64')) return 'float64'
  if (types.includes('float32')) return 'float32'
  const whole = types.some((type) => type !== undefined) && inputs.every((x) => typeof x !== 'number' || x === (x | 0))
  return whole ? 'int32' : 'float64'
}

/**
 * The Variable itself, or a new one around a number, nested lists or an array.
 * Errors begin with `role`: the operation, and which of its arguments this is.
 */
export function asVariable(value: VariableLike, role = 'asVariable'): Variable {
  if (value instanceof Variable) return value
  if (typeof value === 'object' && value !== null && 'creator' in value) {
    throw new TypeError(`${role}: this Variable belongs to another core; take Variable and functions from one package`)
  }
  return new Variable(asArray(value, { role }))
}

/** The same for an operand of a function: a bare number or array becomes a constant. */
export const asOperand = (value: VariableLike, role: string): Variable =>
  value instanceof Variable ? value : constant(asVariable(value, role).data)

/** A Variable that only the graph holds, so that nobody can ask for its gradient. */
function constant(data: NdArray): Variable {
  const x = new Variable(data)
  x.needsGrad = false
  return x
}

Object.assign(FunctionNode.prototype, { attributes: {} }) // for those that have none

/**
 * @internal Results that stay alive for good: when a garbage collection finds no object of a kind, V8 discards the code
 * compiled for that kind, and a program that rests now and then would have it compiled anew each time.
 */
export const keepsCompiled: Variable[] = []
