import { type DType, NdArray } from '@dezero/ndarray'
import { checkOptions, isFloat } from '@dezero/ndarray/internal'
import { checkVariable, type GraphFunction, type GraphVariable } from './graph.ts'

/** The properties of a Variable that a backward pass needs; Variables of both cores have them. */
export interface PlayedVariable extends GraphVariable {
  readonly data: NdArray
  readonly dtype: DType
  grad: PlayedGrad | undefined
  readonly creator: PlayedFunction | undefined
  readonly generation: number
  readonly needsGrad: boolean
  add(other: NdArray): PlayedVariable
  astype(dtype: DType): PlayedVariable
  /** The full core's, where gradients are Variables. */
  detach?(): PlayedVariable
  backward(options?: { retainGrad?: boolean; createGraph?: boolean }): void
}

/** The properties of a FunctionNode that a backward pass needs. */
export interface PlayedFunction extends GraphFunction {
  readonly inputs: readonly PlayedVariable[]
  readonly outputs: readonly PlayedVariable[]
  differentiate(gys: (PlayedGrad | undefined)[]): readonly (PlayedGrad | null)[]
}

/** A gradient: an array in the simple core, a Variable in the full one. */
export type PlayedGrad = NdArray | PlayedVariable

/** One function of a backward pass: what comes in, what goes out, and what that adds up to. */
export interface BackwardFrame<V extends PlayedVariable = PlayedVariable> {
  /** The function that is asked. */
  readonly node: NonNullable<V['creator']>
  /** The gradient of each output, complete; zeros for one that nothing used. */
  readonly gys: readonly NonNullable<V['grad']>[]
  /** The gradient for each input; null where there is none. */
  readonly gxs: readonly (NonNullable<V['grad']> | null)[]
  /** The gradient of each input, summed so far; those that need none, such as bare numbers, are left out. */
  readonly sums: ReadonlyMap<V, NonNullable<V['grad']>>
}

export interface BackwardFramesOptions {
  /** Record the pass too, so that the gradients in it have graphs, which have frames in turn. */
  createGraph?: boolean
}

/**
 * The pass of `y.backward()`, one frame for each function in the order they are asked; a leaf has none.
 * It starts from `y.grad`, or from ones. No `grad` is changed.
 *
 * @throws Error where `y.backward()` throws, and for `createGraph` inside `noGrad`.
 *
 * @example
 * ```ts
 * import { Variable } from '@dezero/core'
 * import { backwardFrames } from '@dezero/utils'
 *
 * const x = new Variable(3)
 * const [frame] = backwardFrames(x.mul(x))
 * console.log(frame.node.name, String(frame.gxs)) // Mul variable(3.0),variable(3.0)
 * ```
 */
export function backwardFrames<V extends PlayedVariable>(
  y: V,
  options: BackwardFramesOptions = {},
): BackwardFrame<V>[] {
  const { createGraph = false } = checkOptions('backwardFrames', options, { createGraph: true })
  checkVariable(y, 'backwardFrames')
  const start = startOf(y, createGraph)
  const pass = new PlayedPass(createGraph)
  pass.add(y, start)
  const frames: BackwardFrame[] = []
  for (let node = pass.next(); node !== undefined; node = pass.next()) frames.push(pass.ask(node))
  return frames as unknown as BackwardFrame<V>[]
}

/** The gradient that backward() starts from; it is a leaf that gets it here, and y stays as it is. */
function startOf(y: PlayedVariable, createGraph: boolean): PlayedGrad {
  if (y.creator === undefined) refuseWithoutGraph(y)
  const leaf = new (y.constructor as new (data: NdArray) => PlayedVariable)(y.data)
  leaf.grad = y.grad
  leaf.backward(createGraph ? { createGraph } : {}) // the simple core has no such option, and says so
  if (createGraph && leaf.add(y.data).creator === undefined) throw unrecorded()
  return leaf.grad as unknown as PlayedGrad
}

/** What was computed without a graph has no creator either, and only backward() tells it from a leaf. */
function refuseWithoutGraph(y: PlayedVariable): void {
  const { grad } = y
  try {
    y.backward()
  } finally {
    y.grad = grad
  }
}

const unrecorded = () =>
  new Error('backwardFrames: createGraph records the pass, and inside noGrad nothing is recorded; call it outside')

/** The pass of the cores (`backward.ts`), in their order and to the last digit, with all sums kept. */
class PlayedPass {
  readonly #createGraph: boolean
  readonly #sums = new Map<PlayedVariable, PlayedGrad>()
  readonly #waiting: PlayedVariable[][] = [] // by generation
  readonly #asked = new Set<PlayedFunction>()

  constructor(createGraph: boolean) {
    this.#createGraph = createGraph
  }

  /** Adds to the gradient of x, and returns the sum. */
  add(x: PlayedVariable, gx: PlayedGrad): PlayedGrad {
    const before = this.#sums.get(x)
    const sum = before === undefined ? gx : this.#settled(x, before.add(gx as NdArray))
    this.#sums.set(x, sum)
    if (before === undefined && x.creator !== undefined) {
      this.#waiting[x.generation - 1] ??= []
      this.#waiting[x.generation - 1].push(x)
    }
    return sum
  }

  /** The next function whose gradients are complete: the youngest. */
  next(): PlayedFunction | undefined {
    const waiting = this.#waiting
    for (; waiting.length > 0; waiting.pop()) {
      const youngest = waiting[waiting.length - 1]
      for (let f = youngest?.pop()?.creator; f !== undefined; f = youngest?.pop()?.creator) {
        if (!this.#asked.has(f)) return f // otherwise another of its outputs has led to it
      }
    }
    return undefined
  }

  ask(node: PlayedFunction): BackwardFrame {
    this.#asked.add(node)
    const { inputs, outputs } = node
    const gys = outputs.map((y) => (y.creator === node ? this.#sums.get(y) : undefined))
    const gxs = node.differentiate(gys).map((gx, i) => gx && this.#settled(inputs[i], gx))
    const sums = new Map<PlayedVariable, PlayedGrad>()
    for (const [i, gx] of gxs.entries()) {
      if (gx !== null && inputs[i].needsGrad) sums.set(inputs[i], this.add(inputs[i], gx))
    }
    return { node, gys: gys as PlayedGrad[], gxs, sums } // differentiate has put zeros where nothing was
  }

  /** In the dtype of x, as the cores have it, and without a graph unless there is to be one. */
  #settled(x: PlayedVariable, gx: PlayedGrad): PlayedGrad {
    const gradient = gx.dtype !== x.dtype && isFloat(x.dtype) ? gx.astype(x.dtype) : gx
    return this.#createGraph || gradient instanceof NdArray ? gradient : gradient.detach!()
  }
}
