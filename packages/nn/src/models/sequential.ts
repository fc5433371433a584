import { asOperand, type Variable, type VariableLike } from '@dezero/core'
import { describeValue } from '@dezero/ndarray/internal'
import { Layer } from '../layer.ts'
import { Model } from './model.ts'
import { layersOf } from './numbered.ts'

/** What a Sequential is made of: a layer, or a function such as `relu`. */
export type Step = Layer | ((x: Variable) => Variable)

/**
 * One layer after the other: `new Sequential(new Linear(10), relu, new Linear(1))`. Its layers are the fields l0, l1, …
 *
 * @example
 * ```ts
 * import { relu } from '@dezero/functions'
 * import { Linear, Sequential } from '@dezero/nn'
 *
 * const model = new Sequential(new Linear(10), relu, new Linear(1))
 * console.log(model.call([[1, 2, 3]]).shape) // [ 1, 1 ]
 * ```
 */
export class Sequential extends Model {
  static override get name() {
    return 'Sequential'
  }

  [name: `l${number}`]: Step

  constructor(...steps: Step[]) {
    super()
    steps.forEach((step, i) => {
      this[`l${i}`] = checked(step, i)
    })
  }

  get layers(): Step[] {
    return layersOf<Step>(this)
  }

  forward(x: VariableLike): Variable {
    let y = asOperand(x, 'input')
    for (const step of this.layers) y = typeof step === 'function' ? step(y) : step.call(y)
    return y
  }
}

function checked(step: Step, i: number): Step {
  const isClass = typeof step === 'function' && step.prototype instanceof Layer
  if (!isClass && (typeof step === 'function' || step instanceof Layer)) return step
  const advice = isClass ? `the class ${step.name}; write new ${step.name}(…)` : describeValue(step)
  throw new TypeError(`Sequential: argument ${i + 1} must be a layer or a function of a Variable, got ${advice}`)
}
