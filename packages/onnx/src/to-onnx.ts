import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { type Program, programOf, type Replayable } from '@dezero/utils'
import { batchAxes } from './batch.ts'
import { refused, translations } from './operations/index.ts'
import { modelBytes } from './schema.ts'
import { Translator } from './translator.ts'

export interface OnnxOptions<V> {
  /** What the model takes when it runs, Parameters too if they are listed; all other leaves are stored in the file. */
  inputs: readonly V[]
  /** Names of values, besides those that Variables have: `{ x, loss }`, or `model.namedParams()`. */
  names?: ReadonlyMap<string, V> | Readonly<Record<string, V>> | undefined
  /** Inputs whose first axis may have any length, the same for all of them: 'N' in the shapes of the model. */
  batch?: readonly V[] | undefined
  /** Take inputs that no output depends on, too. */
  allowUnused?: boolean | undefined
}

/**
 * A recorded graph as the bytes of an ONNX model (opset 21): values, gradients that were computed with `createGraph`, or a
 * whole training step, whose outputs are the loss and the new parameters.
 *
 * @throws Error that names an operation which has no translation, or which fixes the size of the batch; Error for an
 * output that was computed without a graph, for an input that no output depends on, and for a name that two of the inputs
 * and outputs have.
 *
 * @example
 * ```ts
 * import { gradients, Variable } from '@dezero/core'
 * import { toOnnx } from '@dezero/onnx'
 *
 * const x = new Variable([1, 2, 3])
 * const y = x.pow(3).sum()
 * const [gx] = gradients(y, [x], { createGraph: true })
 * const model = toOnnx([y, gx], { inputs: [x], names: { x, y, gx } })
 * console.log(model instanceof Uint8Array) // true
 * ```
 */
export function toOnnx<V extends Replayable>(outputs: readonly V[], options: OnnxOptions<V>): Uint8Array {
  const examples = { inputs: [], names: {}, batch: [], allowUnused: true }
  const { inputs, names = {}, batch = [], allowUnused } = checkOptions('toOnnx', options, examples)
  const program = programOf(outputs, { inputs, allowUnused }, 'toOnnx')
  refuseUnknown(program)
  const notGiven = batch.find((x) => !inputs.includes(x))
  if (notGiven !== undefined) throw new Error(`toOnnx: batch has ${called(notGiven)}, which is none of the inputs`)
  return modelBytes(new Translator(program, namesOf(names), batchAxes(program, batch)).graph())
}

/** All at once, so that nobody has to ask again and again. */
function refuseUnknown({ calls }: Program<Replayable>): void {
  const names = new Set(calls.map(({ name }) => name))
  const unknown = [...names].filter((name) => !Object.hasOwn(translations, name))
  if (unknown.length === 0) return
  const reasons = unknown.map((name) => (Object.hasOwn(refused, name) ? `${name} (${refused[name]})` : name))
  throw new Error(
    `toOnnx: there is no translation of ${reasons.join(', ')}; compute it outside the model, and give its result as an input`,
  )
}

function namesOf<V extends Replayable>(names: ReadonlyMap<string, V> | Readonly<Record<string, V>>): Map<V, string> {
  const entries = names instanceof Map ? [...names] : Object.entries(names as Record<string, V>)
  return new Map(
    entries.map(([name, x]): [V, string] => {
      if (typeof x === 'object' && x !== null && 'data' in x) return [x, name]
      throw new TypeError(`toOnnx: the name "${name}" belongs to no Variable, but to ${describeValue(x)}`)
    }),
  )
}

const called = ({ name, data }: Replayable): string =>
  name === undefined ? `a variable of shape [${data.shape}]` : `"${name}"`
