import { Parameter } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { describeValue, sameShape } from '@dezero/ndarray/internal'

/** What has parameters: a layer, a model, or anything else with this method. */
export interface HasParams {
  params(): Iterable<Parameter>
}

/** The gradients of one update, without the parameters that got none. */
export type Gradients = ReadonlyMap<Parameter, NdArray>

/** What happens to the gradients between `backward()` and the update; it returns new ones, or leaves some out. */
export type Hook = (gradients: Gradients) => Gradients

/** A hook with settings: `new WeightDecay(1e-4)`. */
export interface HookObject {
  call(gradients: Gradients): Gradients
}

/** The gradients that the last `backward()` left, after all hooks, in the dtypes of their parameters. */
export function gradientsOf(params: Iterable<Parameter>, hooks: readonly Hook[]): Gradients {
  const found = new Map<Parameter, NdArray>()
  for (const p of params) if (p.grad !== undefined) found.set(p, p.grad.data)
  const hooked = hooks.reduce<Gradients>((gradients, hook) => hook(gradients), found)
  const gradients = new Map<Parameter, NdArray>()
  for (const [p, g] of hooked) gradients.set(p, checked(p, g))
  return gradients
}

function checked(p: Parameter, g: NdArray): NdArray {
  if (sameShape(g.shape, p.shape)) return g.astype(p.dtype)
  const name = p.name === undefined ? 'a parameter' : `parameter ${p.name}`
  throw new RangeError(
    `update: the gradient of ${name} has shape [${g.shape}], but the parameter has shape [${p.shape}]; ` +
      'call clearGrads() and backward() after data of another shape is assigned, and let hooks keep shapes',
  )
}

/** Each parameter once, however many of the targets have it. */
export function paramsOf(operation: string, targets: Iterable<unknown>): Set<Parameter> {
  const params = new Set<Parameter>()
  for (const target of targets) {
    if (target instanceof Parameter) params.add(target)
    else if (hasParams(target)) for (const p of target.params()) params.add(p)
    else throw new TypeError(`${operation}: expected layers and Parameters, got ${describeValue(target)}`)
  }
  return params
}

const hasParams = (target: unknown): target is HasParams =>
  typeof (target as Partial<HasParams> | null | undefined)?.params === 'function'
