import type { FunctionNode, Variable } from '@dezero/core'
import { concat, type NdArray } from '@dezero/ndarray'
import type { Layer } from '@dezero/nn'
import { checkModes, forAnyBatch } from './batch.ts'
import { constant } from './constants.ts'
import type { Fields } from './fields.ts'
import { atom, type Code } from './operations/code.ts'
import { dropout } from './operations/networks.ts'
import { LayerCall, trace } from './trace.ts'
import { numberOf, type Wording, type Written, written } from './written.ts'

/** A model, and the arguments of its call in Python. */
export interface Traced {
  readonly model: Layer<unknown>
  readonly fields: Fields
  readonly args: readonly string[]
}

/** The call of a model, the same in training and in `testMode`. */
export function forwardOf(traced: Traced, inputs: readonly NdArray[]): Written {
  const training = callOf(traced, inputs, true)
  checkModes(training, callOf(traced, inputs, false))
  return training
}

/** The same for batches of any length, which is that of the first axis of the first input. */
export function forwardOfBatches(traced: Traced, inputs: readonly NdArray[]): Written {
  const [rows] = inputs[0].shape
  const repeated = (times: number) =>
    inputs.map((x) => (x.ndim > 0 && x.shape[0] === rows ? concat(new Array(times).fill(x.slice(':1'))) : x))
  const two = forwardOf(traced, repeated(2))
  const three = callOf(traced, repeated(3), true)
  return forAnyBatch(two, three, { rows: [2, 3], name: `len(${traced.args[0]})` })
}

function callOf(traced: Traced, inputs: readonly NdArray[], train: boolean): Written {
  const graph = trace(traced.model, [...traced.fields.units.keys()], { inputs, train })
  return written(graph, wordingOf(traced, graph.values))
}

/** The first values of the graph are the inputs. */
function wordingOf({ model, fields, args }: Traced, values: readonly Variable[]): Wording {
  const names = new Map<Variable, string>(fields.states)
  args.forEach((arg, i) => {
    names.set(values[i], arg)
  })
  const device = `device=${args[0]}.device`
  const number = (x: Variable) => (names.has(x) ? undefined : numberOf(x))
  return {
    device,
    number,
    leaf(x) {
      if ('withoutGraph' in x && x.withoutGraph === true) throw withoutGraph(model, x)
      const text = names.get(x) ?? number(x)
      const code = text === undefined ? constant(x.data, device) : atom(text)
      if (code === undefined) throw tooMany(model, x)
      return code
    },
    special(call, x): Code | undefined {
      if (call instanceof LayerCall) return atom(`${fields.units.get(call.layer)}(${x(0)})`)
      return isDrawn(call, names) ? dropout(x(0), (call.attributes as { ratio: number }).ratio) : undefined
    },
  }
}

/** Is it dropout by a mask that was drawn during the call? */
const isDrawn = ({ name, inputs }: FunctionNode, names: ReadonlyMap<Variable, string>): boolean =>
  name === 'Dropout' && inputs[1].creator === undefined && !names.has(inputs[1])

const withoutGraph = (model: Layer<unknown>, { shape }: Variable) =>
  new Error(
    `toTorch: ${model.constructor.name} computes something of shape [${shape}] without a graph, inside noGrad or by backward() ` +
      'without createGraph, so that it cannot be written; compute it with a graph',
  )

const tooMany = (model: Layer<unknown>, { name, size, shape }: Variable) =>
  new RangeError(
    `toTorch: ${model.constructor.name} computes with ${size} numbers of shape [${shape}]` +
      `${name === undefined ? '' : `, ${name},`} that are none of its parameters; keep them in a LayerBuffer, which is saved ` +
      'with the weights',
  )
