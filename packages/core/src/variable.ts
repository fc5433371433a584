import {
  type ArrayLike,
  asArray,
  checkOptions,
  describe,
  isFloat,
  NdArray,
  type Nested,
  onesLike,
  sameShape,
  zerosLike,
} from '@dezero/ndarray'
import { config, usingConfig } from './config.ts'
import type { FunctionNode } from './function.ts'

/** What a gradient is: a Variable, so that it can be differentiated again. */
export type Grad = Variable

/** What operations take: Variables, and whatever becomes an array. */
export type VariableLike = Variable | ArrayLike

export interface BackwardOptions {
  /** Keep the gradients of intermediate results; otherwise only leaves keep theirs (step 18). */
  retainGrad?: boolean | undefined
  /** Record the backward pass too, so that gradients can be differentiated (step 32). Variables may then share them. */
  createGraph?: boolean | undefined
}

/** Counts assignments of `data`, so that a function can tell whether its inputs still hold what it has read. */
export const writes = { count: 0 }

/** A box for an array that remembers which function made it. */
export class Variable {
  name: string | undefined
  grad: Grad | undefined = undefined
  /** The function call that made this variable; a leaf has none. */
  creator: FunctionNode | undefined = undefined
  /** How many functions lie between this variable and the leaves, along the longest way (step 16). */
  generation = 0
  /** Does `backward()` give it a gradient? Not to a bare number or array among the operands of a function. */
  needsGrad = true
  /** The last assignment of `data`, as a count of all assignments. */
  writtenAt = 0
  #data: NdArray

  constructor(data: ArrayLike, options?: { name?: string | undefined }) {
    this.#data = data instanceof NdArray ? data : asArray(data, { role: 'Variable' })
    this.name = options === undefined ? undefined : checkOptions('Variable', options, { name: 'x' }).name
  }

  get data(): NdArray {
    return this.#data
  }

  /** New data for a leaf, as an optimizer assigns it; graphs built before can no longer be differentiated. */
  set data(data: ArrayLike) {
    this.#data = asArray(data, { role: 'Variable.data' })
    this.writtenAt = ++writes.count
  }

  get shape(): readonly number[] {
    return this.#data.shape
  }

  get ndim(): number {
    return this.#data.ndim
  }

  get size(): number {
    return this.#data.size
  }

  /** Length of the first axis; a 0-d variable has none and throws. */
  get length(): number {
    return this.#data.length
  }

  get dtype(): NdArray['dtype'] {
    return this.#data.dtype
  }

  setCreator(creator: FunctionNode): void {
    this.creator = creator
    this.generation = creator.generation + 1
  }

  clearGrad(): void {
    this.grad = undefined
  }

  /**
   * Adds the gradient of this variable to the `grad` of every leaf it was computed from.
   *
   * It starts from `this.grad`, or from ones. A leaf only gets that start as its own `grad`.
   * Nothing is changed when an error is thrown.
   *
   * @throws Error when data that a function has read was assigned since.
   */
  backward(options: BackwardOptions = {}): void {
    const { retainGrad, createGraph } = checkOptions('backward', options, { retainGrad: true, createGraph: true })
    const start = this.grad ?? new Variable(onesLike(this.data))
    if (!isGradient(start, this)) throw noGradient(start, this, 'backward: the gradient to start from')
    usingConfig('enableBackprop', createGraph ?? false, () => accumulate(this, start, retainGrad))
  }

  /** Cuts this variable off from the function that made it. */
  unchain(): void {
    this.creator = undefined
    this.generation = 0
  }

  /** Cuts off everything behind this variable: the graph that leads to it is forgotten. */
  unchainBackward(): void {
    const reached: Variable[] = [this]
    for (let x = reached.pop(); x !== undefined; x = reached.pop()) {
      const f = x.creator
      if (f === undefined) continue
      x.unchain()
      for (const input of f.inputs) reached.push(input)
    }
  }

  toString(): string {
    return `variable(${this.data.toString().replaceAll('\n', `\n${' '.repeat('variable('.length)}`)})`
  }

  /** `JSON.stringify(x)` writes the numbers as nested lists. */
  toJSON(): Nested {
    return this.data.tolist()
  }

  /** JavaScript's operators would make NaN of a Variable, and no graph; `${x}` is its text, and + takes it for text too. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint !== 'number') return this.toString()
    throw new TypeError('a Variable has no operators: write x.mul(2) for x * 2, and x.data.item() for the number in it')
  }

  /** Node's `console.log(x)` shows the numbers, as Python's `print(x)` does. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

/** Adds to the gradients only when the whole pass, and every addition, has succeeded. */
function accumulate(output: Variable, start: Grad, retainGrad = false): void {
  const grads = propagate(output, inTypeOf(output, start), retainGrad)
  for (const [x, gx] of grads) if (x.grad && x !== output) grads.set(x, total(x, x.grad, gx))
  output.grad = undefined // it is what the pass started from, and comes back if it is kept
  // On the way variables share gradients, but somebody may assign data to one: outside a graph each gets its own.
  for (const [x, gx] of grads) x.grad = x === output || config.enableBackprop ? gx : new Variable(gx.data)
}

/** A gradient and the one from an earlier pass, which a caller may have set. */
function total(x: Variable, earlier: Grad, gx: Grad): Grad {
  if (isGradient(earlier, x)) return inTypeOf(x, earlier).add(gx)
  throw noGradient(earlier, x, 'backward: an earlier gradient, which clearGrad() removes,')
}

/**
 * The gradients of `output` with respect to everything it was computed from.
 * Functions are taken by generation, the youngest first, when the gradients of their outputs are complete.
 */
function propagate(output: Variable, start: Grad, retainGrad: boolean): Map<Variable, Grad> {
  const grads = new Map([[output, start]])
  const waiting = new Array<FunctionNode[] | undefined>(output.generation)
  if (output.creator !== undefined) waiting[output.creator.generation] = [output.creator]

  while (waiting.length > 0) {
    const generation = waiting.pop()
    if (generation === undefined) continue
    for (let f = generation.pop(); f !== undefined; f = generation.pop()) {
      const gxs = f.differentiate(gradientsOf(f.outputs, grads))
      if (!retainGrad) for (const y of f.outputs) grads.delete(y)

      for (let i = 0; i < gxs.length; i++) {
        const x = f.inputs[i]
        const gradient = gxs[i]
        if (gradient === null || !x.needsGrad) continue
        const gx = inTypeOf(x, gradient)
        const sum = grads.get(x)
        if (sum === undefined && x.creator !== undefined) enqueue(x.creator, waiting, grads)
        grads.set(x, sum === undefined ? gx : sum.add(gx))
      }
    }
  }
  return grads
}

/** Gradients of a function's outputs; zeros for an output that nothing used. */
function gradientsOf(outputs: readonly Variable[], grads: Map<Variable, Grad>): Grad[] {
  const gys = new Array<Grad>(outputs.length)
  for (let i = 0; i < gys.length; i++) gys[i] = grads.get(outputs[i]) ?? new Variable(zerosLike(outputs[i].data))
  return gys
}

/** A function waits once, from the moment that the first of its outputs has a gradient. */
function enqueue(f: FunctionNode, waiting: (FunctionNode[] | undefined)[], grads: Map<Variable, Grad>): void {
  if (f.outputs.length > 1 && f.outputs.some((y) => grads.has(y))) return
  const generation = waiting[f.generation]
  if (generation === undefined) waiting[f.generation] = [f]
  else generation.push(f)
}

/** Is this a gradient of x: of the right type and of its shape? */
export const isGradient = (gradient: Grad, x: Variable): boolean =>
  gradient instanceof Variable && sameShape(gradient.shape, x.shape)

/** What to throw when it is not; the message begins with `role`. */
export const noGradient = (gradient: Grad, x: Variable, role: string): Error =>
  gradient instanceof Variable
    ? new RangeError(`${role} has shape [${gradient.shape}], but what it belongs to has shape [${x.shape}]`)
    : new TypeError(`${role} must be of type Variable, got ${describe(gradient)}`)

/** The gradient in the dtype of x, which would take on that of its gradients; integers have none in theirs. */
const inTypeOf = (x: Variable, gradient: Grad): Grad =>
  gradient.dtype !== x.dtype && isFloat(x.dtype) ? gradient.astype(x.dtype) : gradient

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
export function constant(data: NdArray): Variable {
  const x = new Variable(data)
  x.needsGrad = false
  return x
}
