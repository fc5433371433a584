import { type ArrayLike, asArray, NdArray, type Nested, onesLike, zerosLike } from '@dezero/ndarray'
import { checkOptions, describeValue, isFloat, sameShape } from '@dezero/ndarray/internal'
import type { FunctionNode } from './function.ts'

/** What a gradient is: an array, which has no gradient of its own. */
export type Grad = NdArray

/** What operations take: Variables, and whatever becomes an array. */
export type VariableLike = Variable | ArrayLike

export interface BackwardOptions {
  /** Keep the gradients of intermediate results; otherwise only leaves keep theirs (step 18). */
  retainGrad?: boolean | undefined
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
  /** How many assignments there had been when a function made this variable. */
  madeAt = 0
  /** What has arrived of its gradient in a backward pass, while the function that made it waits for its turn. */
  arrived: Grad | undefined = undefined
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

  /** The call that made this variable; its generation is looked up unless it is at hand. */
  setCreator(creator: FunctionNode, generation = creator.generation): void {
    this.creator = creator
    this.generation = generation + 1
    this.madeAt = writes.count
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
    const { retainGrad } = checkOptions('backward', options, { retainGrad: true })
    const start = this.grad ?? onesLike(this.data)
    if (!isGradient(start, this)) throw noGradient(start, this, 'backward: the gradient to start from')
    accumulate(this, start, retainGrad)
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
  for (const [x, gx] of grads) x.grad = gx
}

/** A gradient and the one from an earlier pass, which a caller may have set. */
function total(x: Variable, earlier: Grad, gx: Grad): Grad {
  if (isGradient(earlier, x)) return inTypeOf(x, earlier).add(gx)
  throw noGradient(earlier, x, 'backward: an earlier gradient, which clearGrad() removes,')
}

/** Variables whose functions wait for their turn, by generation. */
type Waiting = (Variable[] | undefined)[]

/** Those of the pass under way. */
let waiting: Waiting = []

/** The gradients of `output` with respect to everything it was computed from. */
function propagate(output: Variable, start: Grad, retainGrad: boolean): Map<Variable, Grad> {
  // The backward() of a function may hold a pass of its own, through functions that wait in this one.
  const outer = waiting
  const aside = takeArrived(outer)
  waiting = new Array(output.generation)
  try {
    return passBack(output, start, retainGrad)
  } finally {
    takeArrived(waiting) // an error leaves functions that still wait
    waiting = outer
    for (const [y, gy] of aside) y.arrived = gy
  }
}

/** Takes from variables what has arrived at them. */
function takeArrived(from: Waiting) {
  const taken: [Variable, Grad | undefined][] = []
  for (const variables of from) {
    for (const y of variables ?? []) {
      taken.push([y, y.arrived])
      y.arrived = undefined
    }
  }
  return taken
}

/** Functions are taken by generation, the youngest first, when the gradients of their outputs are complete. */
function passBack(output: Variable, start: Grad, retainGrad: boolean): Map<Variable, Grad> {
  const grads = new Map<Variable, Grad>()
  arrive(output, start, grads)
  for (let y = nextVariable(); y !== undefined; y = nextVariable()) {
    const f = y.creator
    // A backward() may have cut y off since: then it is a leaf.
    if (f === undefined) arrive(y, takeFrom(y), grads)
    else passThrough(f, outputsWith(y, f.outputs), grads, retainGrad)
  }
  return grads
}

/** The outputs of the function that y waits for: y alone where only setCreator has tied it to that. */
const outputsWith = (y: Variable, outputs: readonly Variable[]): readonly Variable[] =>
  outputs[0] === y || outputs.includes(y) ? outputs : [y]

/** Takes the gradients of the outputs, all at once, and adds to those of the inputs. */
function passThrough(
  f: FunctionNode,
  outputs: readonly Variable[],
  grads: Map<Variable, Grad>,
  retainGrad: boolean,
): void {
  if (retainGrad) for (const y of outputs) if (y.arrived !== undefined) grads.set(y, y.arrived)
  const gys = new Array<Grad>(outputs.length)
  for (let i = 0; i < gys.length; i++) gys[i] = takeFrom(outputs[i])
  const { inputs } = f
  const gxs = f.differentiate(gys)
  for (let i = 0; i < gxs.length; i++) {
    const x = inputs[i]
    const gx = gxs[i]
    if (gx !== null && x.needsGrad) arrive(x, inTypeOf(x, gx), grads)
  }
}

/** Adds to the gradient of x: for a leaf in `grads`, otherwise at x, where the function that made it takes it. */
function arrive(x: Variable, gx: Grad, grads: Map<Variable, Grad>): void {
  if (x.creator === undefined) {
    const sum = grads.get(x)
    grads.set(x, sum === undefined ? gx : sum.add(gx))
    return
  }
  const sum = x.arrived
  if (sum === undefined) enqueue(x)
  x.arrived = sum === undefined ? gx : sum.add(gx)
}

function enqueue(x: Variable): void {
  const generation = waiting[x.generation - 1]
  if (generation === undefined) waiting[x.generation - 1] = [x]
  else generation.push(x)
}

/** Outputs of one function wait one by one; the first that has its turn takes the others along. */
function nextVariable(): Variable | undefined {
  for (; waiting.length > 0; waiting.pop()) {
    const variables = waiting[waiting.length - 1]
    for (let y = variables?.pop(); y !== undefined; y = variables?.pop()) if (y.arrived !== undefined) return y
  }
  return undefined
}

/** What has arrived at y; zeros for an output that nothing used. */
function takeFrom(y: Variable): Grad {
  const gy = y.arrived ?? zerosLike(y.data)
  y.arrived = undefined
  return gy
}

/** Is this a gradient of x: of the right type and of its shape? */
export const isGradient = (gradient: Grad, x: Variable): boolean =>
  gradient instanceof NdArray && sameShape(gradient.shape, x.shape)

/** What to throw when it is not; the message begins with `role`. */
export const noGradient = (gradient: Grad, x: Variable, role: string): Error =>
  gradient instanceof NdArray
    ? new RangeError(`${role} has shape [${gradient.shape}], but what it belongs to has shape [${x.shape}]`)
    : new TypeError(`${role} must be of type NdArray, got ${describeValue(gradient)}`)

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
