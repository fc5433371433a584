import { type ArrayLike, asArray, NdArray, type Nested, onesLike, zerosLike } from '@dezero/ndarray'
import { checkOptions, describeValue, sameShape } from '@dezero/ndarray/internal'
import { gradientsOf, inTypeOf, type Pass } from './backward.ts'
import { config, usingConfig } from './config.ts'
import type { FunctionNode } from './function.ts'

/** What a gradient is: a Variable, so that it can be differentiated again. */
export type Grad = Variable

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
  /** @internal A result whose function was not recorded: nothing can be differentiated. */
  withoutGraph = false
  /** @internal The last assignment of `data`, as a count of all assignments. */
  writtenAt = 0
  /** @internal How many assignments there had been when a function made this variable. */
  madeAt = 0
  /** @internal The gradient summed so far by the running pass. */
  pendingGrad: Grad | undefined = undefined
  /** @internal The pass that `pendingGrad` belongs to. */
  pass: Pass | undefined = undefined
  // Not #private: what compares objects field by field would find all Variables equal.
  private array: NdArray

  constructor(data: ArrayLike, options?: { name?: string | undefined }) {
    this.array = data instanceof NdArray ? data : asArray(data, { role: 'Variable' })
    this.name = options === undefined ? undefined : checkOptions('Variable', options, { name: 'x' }).name
  }

  /** The array. Its numbers are not to be written, for a graph that has read them would not notice; `data.toTypedArray()` copies them. */
  get data(): NdArray {
    return this.array
  }

  /** New data for a leaf, as an optimizer assigns it; graphs built before can no longer be differentiated. */
  set data(data: ArrayLike) {
    this.array = asArray(data, { role: 'Variable.data' })
    this.writtenAt = ++writes.count
  }

  get shape(): readonly number[] {
    return this.array.shape
  }

  get ndim(): number {
    return this.array.ndim
  }

  get size(): number {
    return this.array.size
  }

  /** Length of the first axis; a 0-d variable has none and throws. */
  get length(): number {
    return this.array.length
  }

  get dtype(): NdArray['dtype'] {
    return this.array.dtype
  }

  /**
   * Ties an output of a call to that call; its generation is looked up unless it is at hand.
   *
   * @throws Error for a variable that is none of the outputs.
   */
  setCreator(creator: FunctionNode, generation = creator.generation): void {
    if (creator.outputs[0] !== this && !creator.outputs.includes(this)) {
      throw new Error(`setCreator: this variable is no output of ${creator.name}; call() makes those`)
    }
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
   * @throws Error when this variable was computed without a graph, or data that a function has read was assigned since.
   */
  backward(options: BackwardOptions = {}): void {
    const { retainGrad, createGraph } = checkOptions('backward', options, { retainGrad: true, createGraph: true })
    const start = this.grad ?? new Variable(onesLike(this.data))
    if (!isGradient(start, this)) throw noGradient(start, this, 'backward: the gradient to start from')
    usingConfig('enableBackprop', createGraph ?? false, () => accumulate(this, start, retainGrad ?? false))
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

  /** Node's `console.log(x)` shows the numbers, as Python's `print(x)` does. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

/** Adds to the gradients only when the whole pass, and every addition, has succeeded. */
function accumulate(output: Variable, start: Grad, retainGrad: boolean): void {
  const grads = gradientsOf(output, start, retainGrad)
  for (const [x, gx] of grads) {
    if (!x.grad || x === output) continue
    if (!isGradient(x.grad, x)) throw noGradient(x.grad, x, 'backward: an earlier gradient, which clearGrad() removes,')
    grads.set(x, inTypeOf(x, x.grad).add(gx))
  }
  output.grad = undefined // it is what the pass started from, and comes back if it is kept
  for (const [x, gx] of grads) x.grad = x === output || config.enableBackprop ? gx : ownGrad(gx)
}

export interface GradientsOptions extends Pick<BackwardOptions, 'createGraph'> {
  /** The gradient of y to start from; ones when left out. */
  startGrad?: Grad | undefined
  /** `undefined`, instead of zeros, for what y does not depend on. */
  allowUnused?: boolean | undefined
}

/**
 * The gradient of y with respect to each of `xs`, leaves or intermediate results; no `grad` is read or changed.
 *
 * @throws Error when y was computed without a graph, or data that a function has read was assigned since.
 */
export function gradients(
  y: Variable,
  xs: readonly Variable[],
  options: GradientsOptions & { allowUnused: true },
): (Grad | undefined)[]
export function gradients(y: Variable, xs: readonly Variable[], options?: GradientsOptions): Grad[]
export function gradients(y: Variable, xs: readonly Variable[], options: GradientsOptions = {}): (Grad | undefined)[] {
  const examples = { createGraph: true, allowUnused: true, startGrad: y }
  const { createGraph, allowUnused, startGrad } = checkOptions('gradients', options, examples)
  const wrong = Array.isArray(xs) ? [y, ...xs].filter((x) => !(x instanceof Variable)) : [xs]
  if (wrong.length > 0)
    throw new TypeError(`gradients: expected a Variable and a list of some, got ${describeValue(wrong[0])}`)
  const start = startGrad ?? new Variable(onesLike(y.data))
  if (!isGradient(start, y)) throw noGradient(start, y, 'gradients: startGrad')
  const grads = usingConfig('enableBackprop', createGraph ?? false, () => gradientsOf(y, start, new Set(xs)))
  for (const x of xs) if (!(allowUnused || grads.has(x))) grads.set(x, zeroGrad(x))
  if (!createGraph) for (const [x, gx] of grads) grads.set(x, ownGrad(gx))
  return xs.map((x) => grads.get(x))
}

/** The gradient of what nothing depends on. */
export const zeroGrad = (x: Variable): Grad => new Variable(zerosLike(x.data))

/** Outside a graph each variable gets a gradient of its own, for somebody may assign data to one. */
function ownGrad(gx: Grad): Grad {
  const own = new Variable(gx.data)
  own.withoutGraph = true
  return own
}

/** Is this a gradient of x: of the right type and of its shape? */
export const isGradient = (gradient: Grad, x: Variable): boolean =>
  gradient instanceof Variable && sameShape(gradient.shape, x.shape)

/** What to throw when it is not; the message begins with `role`. */
export const noGradient = (gradient: Grad, x: Variable, role: string): Error =>
  gradient instanceof Variable
    ? new RangeError(`${role} has shape [${gradient.shape}], but what it belongs to has shape [${x.shape}]`)
    : new TypeError(`${role} must be of type Variable, got ${describeValue(gradient)}`)
