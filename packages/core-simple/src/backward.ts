import { isFloat } from '@dezero/ndarray/internal'
import type { Grad, Variable } from './variable.ts'

/** Which results on the way keep their gradient, as leaves do: none, all, or these. */
export type Kept = boolean | ReadonlySet<Variable>

/** The gradients of `output` with respect to its leaves and to the results that are kept: the backward pass (step 16). */
export function gradientsOf(output: Variable, start: Grad, kept: Kept): Map<Variable, Grad> {
  if (output.withoutGraph) throw noGraph(output)
  const pass = new Pass(output.generation)
  const oldest = typeof kept === 'boolean' ? 0 : oldestOf(kept)
  try {
    pass.add(output, start)
    for (let y = pass.next(); y !== undefined; y = pass.next()) {
      const f = y.creator
      if (f === undefined) {
        pass.addToLeaf(y, pass.take(y) as Grad) // a backward() on the way has cut it off
        continue
      }
      const { inputs, outputs } = f
      const gys = new Array<Grad | undefined>(outputs.length)
      for (let i = 0; i < gys.length; i++) gys[i] = outputs[i].creator === f ? pass.take(outputs[i]) : undefined
      if (kept !== false) pass.keep(outputs, gys, kept)
      if (y.generation <= oldest) continue // nothing that is asked for lies behind it
      const gxs = f.differentiate(gys)
      for (let i = 0; i < gxs.length; i++) {
        const gx = gxs[i]
        if (gx !== null && inputs[i].needsGrad) pass.add(inputs[i], gx)
      }
    }
  } finally {
    pass.end()
  }
  return pass.grads
}

/** The smallest generation among these. */
function oldestOf(variables: ReadonlySet<Variable>): number {
  let oldest = Number.POSITIVE_INFINITY
  for (const { generation } of variables) if (generation < oldest) oldest = generation
  return oldest
}

/** One backward pass. The gradient of a result waits at it until it is complete; the youngest generation goes first. */
export class Pass {
  readonly grads = new Map<Variable, Grad>()
  readonly #byGeneration: (Variable[] | undefined)[]

  constructor(generation: number) {
    this.#byGeneration = new Array(generation)
  }

  /** Adds to the gradient of x. */
  add(x: Variable, gradient: Grad): void {
    const gx = inTypeOf(x, gradient)
    if (x.creator === undefined) this.addToLeaf(x, gx)
    else if (x.pendingGrad === undefined) this.#enqueue(x, gx)
    else if (x.pass === this) x.pendingGrad = x.pendingGrad.add(gx)
    else throw nested(x)
  }

  addToLeaf(x: Variable, gx: Grad): void {
    const sum = this.grads.get(x)
    this.grads.set(x, sum === undefined ? gx : sum.add(gx))
  }

  #enqueue(x: Variable, gx: Grad): void {
    x.pendingGrad = gx
    x.pass = this
    const waiting = this.#byGeneration[x.generation - 1]
    if (waiting === undefined) this.#byGeneration[x.generation - 1] = [x]
    else waiting.push(x)
  }

  /** The next result whose gradient is complete: all functions that use it are younger, and done. */
  next(): Variable | undefined {
    const queue = this.#byGeneration
    for (; queue.length > 0; queue.pop()) {
      const youngest = queue[queue.length - 1]
      for (let y = youngest?.pop(); y !== undefined; y = youngest?.pop()) {
        if (y.pass === this) return y // otherwise it was taken together with another output of its function
      }
    }
    return undefined
  }

  /** The gradient that waits at y. The pass lets go of y, which may live on: the state of a recurrent network, say. */
  take(y: Variable): Grad | undefined {
    if (y.pass !== this) return undefined
    const gy = y.pendingGrad
    y.pendingGrad = undefined
    y.pass = undefined
    return gy
  }

  keep(outputs: readonly Variable[], gys: readonly (Grad | undefined)[], kept: true | ReadonlySet<Variable>): void {
    for (let i = 0; i < gys.length; i++) {
      const gy = gys[i]
      if (gy !== undefined && (kept === true || kept.has(outputs[i]))) this.grads.set(outputs[i], gy)
    }
  }

  /** After an error some gradients still wait. */
  end(): void {
    for (const variables of this.#byGeneration) for (const x of variables ?? []) this.take(x)
  }
}

/** The gradient in the dtype of x, which would take on that of its gradients; integers have none in theirs. */
export const inTypeOf = (x: Variable, gradient: Grad): Grad =>
  gradient.dtype !== x.dtype && isFloat(x.dtype) ? gradient.astype(x.dtype) : gradient

const called = ({ name }: Variable) => (name === undefined ? 'this variable' : `variable "${name}"`)

const noGraph = (y: Variable) =>
  new Error(
    `backward: ${called(y)} was computed without a graph, so it cannot be differentiated; compute it outside noGrad, and a gradient with { createGraph: true }`,
  )

const nested = (y: Variable) =>
  new Error(
    `backward: ${called(y)} is part of another backward pass, inside which this one was called; keep their graphs apart (leaves may be shared)`,
  )
