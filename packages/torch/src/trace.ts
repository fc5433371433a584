import { FunctionNode, noGrad, testMode, usingConfig, Variable, type VariableLike } from '@dezero/core'
import { type NdArray, random } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'
import { type Layer, Recurrent } from '@dezero/nn'
import { type Graph, graphOf } from './graph.ts'

/** One call of a layer, as one function. */
export class LayerCall extends FunctionNode {
  static override get name() {
    return 'LayerCall'
  }

  readonly layer: Layer<unknown>

  constructor(layer: Layer<unknown>) {
    super()
    this.layer = layer
  }
  override isLabel() {
    return true // the layer brings its input into the dtype of its parameters
  }
  forward(x: NdArray) {
    const forward: (x: Variable) => Variable = Object.getPrototypeOf(this.layer).forward
    return noGrad(() => testMode(() => forward.call(this.layer, new Variable(x)))).data // no statistics follow
  }
  backward(): never {
    throw new RangeError(
      `toTorch: the model differentiates what ${this.layer.constructor.name} gives while it computes; ` +
        'write that graph as a function: toTorch([y, gx], { inputs })',
    )
  }
}

/** How the model is called: on what, and in training or in `testMode`. */
export interface Mode {
  readonly inputs: readonly NdArray[]
  readonly train: boolean
}

/** Calls a model whose sizes the first call says, so that it has all its parameters. */
export function settle(model: Layer<unknown>, inputs: readonly NdArray[]): void {
  const states = [...model.namedParams().values(), ...model.namedBuffers().values()]
  if (states.some(({ size }) => size === 0))
    withoutState(model, () => noGrad(() => testMode(() => model.call(...(inputs as [])))))
}

/**
 * The graph of one call of a model, in which the calls of some layers are single functions. Nothing of the model is
 * changed but the sizes that a first call says; recurrent layers begin with no state, and keep the one that they have.
 */
export function trace(model: Layer<unknown>, units: readonly Layer<unknown>[], { inputs, train }: Mode): Graph {
  const draws = random.state()
  try {
    for (const layer of units) Object.assign(layer, { forward: (x: VariableLike) => new LayerCall(layer).call(x) })
    const xs = inputs.map((x) => new Variable(x))
    const run = () =>
      usingConfig('train', train, () => usingConfig('enableBackprop', true, () => model.call(...(xs as []))))
    return graphOf(xs, outputsOf(model, withoutState(model, run)))
  } finally {
    for (const layer of units) Reflect.deleteProperty(layer, 'forward')
    random.loadState(draws)
  }
}

/** Runs something while recurrent layers have no state, and gives them back theirs. */
function withoutState<T>(model: Layer<unknown>, run: () => T): T {
  const layers = [...model.namedLayers().values()].filter((layer) => layer instanceof Recurrent)
  const states = layers.map((layer) => ({ ...layer }))
  try {
    for (const layer of layers) layer.resetState()
    return run()
  } finally {
    layers.forEach((layer, i) => {
      Object.assign(layer, states[i])
    })
  }
}

function outputsOf(model: Layer<unknown>, y: unknown): Variable[] {
  const list = Array.isArray(y) ? y : [y]
  const wrong = list.find((item) => !(item instanceof Variable))
  if (wrong === undefined && list.length > 0) return list
  throw new TypeError(
    `toTorch: ${model.constructor.name} gives ${describeValue(wrong)}; a model for PyTorch gives a Variable, or a list of some`,
  )
}
