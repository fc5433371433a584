import type { Parameter } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'
import { type Gradients, gradientsOf, type HasParams, type Hook, type HookObject, paramsOf } from './gradients.ts'
import { type LearningRate, rateAt } from './schedules.ts'
import { type Memory, type OptimizerState, restored, type SavedState } from './state.ts'

/** What an optimizer updates: a model, a layer, a Parameter, or a list of them. */
export type Target = HasParams | Parameter | Iterable<HasParams | Parameter>

/**
 * Changes parameters so that a loss falls: `new SGD({ lr: 0.1 }).setup(model)`, and after each `backward()` `update()`.
 *
 * A subclass says how one parameter is updated, in arrays; new arrays take the place of the old ones. Parameters that
 * got no gradient are skipped.
 */
export abstract class Optimizer<M extends Memory = Memory> {
  /** A number, or a function of how many updates there have been before; it may be assigned at any time. */
  lr: LearningRate
  #params: (() => Set<Parameter>) | undefined
  readonly #hooks: Hook[] = []
  readonly #memories = new Map<Parameter, M>()
  #updates = 0

  constructor(lr: LearningRate) {
    this.lr = lr
  }

  /** What is remembered of a parameter before its first update. */
  protected start(_p: NdArray): M {
    return {} as M
  }

  /** The new data of a parameter, from its data and its gradient; `memory` may be assigned to. */
  protected abstract updateOne(p: NdArray, gradient: NdArray, memory: M, lr: number): NdArray

  /** Says what to update. A model is searched at each update, so that it may still change. */
  setup(target: Target): this {
    const targets = Symbol.iterator in Object(target) ? [...(target as Iterable<unknown>)] : [target]
    paramsOf('setup', targets)
    this.#params = () => paramsOf('setup', targets)
    return this
  }

  /** Adds a function, or a hook such as `new WeightDecay(1e-4)`, that the gradients go through before each update. */
  addHook(hook: Hook | HookObject): this {
    const isFunction = typeof hook === 'function'
    if (!isFunction && typeof hook?.call !== 'function') {
      throw new TypeError(`addHook: expected a function or an object with call(gradients), got ${describeValue(hook)}`)
    }
    this.#hooks.push(isFunction ? hook : (gradients) => hook.call(gradients))
    return this
  }

  /** @throws Error when there is nothing to update, RangeError when a gradient has not the shape of its parameter. */
  update(): void {
    const gradients: Gradients = gradientsOf(this.#found('update'), this.#hooks)
    const lr = rateAt(this.lr, this.#updates)
    for (const [p, gradient] of gradients) {
      const memory = this.#memories.get(p) ?? this.start(p.data)
      p.data = this.updateOne(p.data, gradient, memory, lr)
      this.#memories.set(p, memory)
    }
    this.#updates++
  }

  /** What is remembered, as plain data, so that a run that goes on from it equals one that was not interrupted. */
  state(): OptimizerState {
    const memories = [...this.#found('state')].map((p) => this.#memories.get(p))
    return { updates: this.#updates, memories: memories.map((memory) => (memory ? { ...memory } : null)) }
  }

  /**
   * Goes on from what `state()` gave, in the same process or, through JSON, in another one. The settings given to
   * the constructor are not in it.
   *
   * @throws Error when it does not fit the parameters; then nothing has changed.
   */
  loadState(state: SavedState): this {
    const memories = restored([...this.#found('loadState')], state, (p) => this.start(p.data))
    this.#memories.clear()
    for (const [p, memory] of memories) this.#memories.set(p, memory)
    this.#updates = state.updates
    return this
  }

  #found(operation: string): Set<Parameter> {
    if (this.#params === undefined) throw new Error(`${operation}: nothing to update yet; call setup(model) first`)
    const params = this.#params()
    if (params.size > 0) return params
    throw new Error(
      `${operation}: no parameters were found; they are searched in the fields of layers, in lists and in plain objects: ` +
        'a #private field cannot be seen, nor can a Map',
    )
  }
}
