import type { Parameter, Variable } from '@dezero/core'
import { type ArrayLike, asArray, concat, type NdArray } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'
import type { Layer, LayerBuffer } from '@dezero/nn'
import { arraysToBytes, weightsOf } from '@dezero/nn/files'
import { checkModes, forAnyBatch } from './batch.ts'
import { constant } from './constants.ts'
import { linesOf } from './layout.ts'
import { type Fields, fieldsOf, linesOfFields } from './module.ts'
import { atom, type Code } from './operations/code.ts'
import { dropout } from './operations/networks.ts'
import { pythonFile } from './python/file.ts'
import type { TorchModule } from './to-torch.ts'
import { LayerCall, settle, trace } from './trace.ts'
import { numberOf, type Written, written } from './written.ts'

export interface ModelOptions {
  readonly inputs: Readonly<Record<string, ArrayLike | Variable>>
  readonly name: string
  readonly batch: boolean
}

/** A model as an nn.Module: its layers, and the graph of a call as `forward`. */
export function modelToTorch(model: Layer<unknown>, { inputs, name, batch }: ModelOptions): TorchModule {
  const args = Object.keys(inputs)
  const given = Object.entries(inputs).map(([name, x]) => asArray(arrayOf(x), { role: `toTorch, input ${name}` }))
  settle(model, given)
  const weights = weightsOf(model)
  const xs = inTypeOf(Object.values(weights), given)
  const fields = fieldsOf(model)
  const forward = forwardOf(model, fields, xs, { args, batch })
  const lines = linesOf(forward, new Set(['self', 'torch', 'nn', 'F', ...args, ...forward.helpers]))
  const kinds = new Set([...fields.units.keys()].map((layer) => layer.constructor.name))
  if (kinds.has(name) || forward.helpers.has(name)) {
    throw new RangeError(
      `toTorch: the file has a ${name} of its own; give the model another name, { name: 'My${name}' }`,
    )
  }
  const code = pythonFile({
    about: `${name}, written by DeZero for TypeScript for ${args.map((arg, i) => `${arg} (${shapeOf(xs[i], batch).join(', ')})`).join(', ')}.`,
    main: classOf(name, linesOfFields(fields.members), args, lines),
    layers: kinds,
    functions: forward.helpers,
  })
  const dotted = Object.entries(weights).map(([path, x]) => [path.replaceAll('/', '.'), x])
  return { code, weights: arraysToBytes(Object.fromEntries(dotted), 'safetensors') }
}

const arrayOf = (x: ArrayLike | Variable): ArrayLike =>
  'data' in Object(x) && 'creator' in Object(x) ? (x as Variable).data : (x as ArrayLike)

const shapeOf = ({ shape }: NdArray, batch: boolean): (number | string)[] =>
  batch && shape.length > 0 ? ['N', ...shape.slice(1)] : [...shape]

/** Inputs of floats in the dtype of the parameters, as PyTorch wants them. */
function inTypeOf(weights: readonly NdArray[], inputs: readonly NdArray[]): NdArray[] {
  const types = new Set(weights.map(({ dtype }) => dtype).filter(isFloat))
  const [dtype] = types
  return inputs.map((x) => (types.size === 1 && isFloat(x.dtype) ? x.astype(dtype) : x))
}

function classOf(name: string, fields: readonly string[], args: readonly string[], lines: readonly string[]): string {
  const indented = (line: string) => `        ${line}\n`
  return `class ${name}(nn.Module):
    def __init__(self):
        super().__init__()
${fields.map(indented).join('')}
    def forward(self, ${args.join(', ')}):
${lines.map(indented).join('')}`
}

/** The graph of a call, the same in training and in `testMode`, and for batches of any length if that is asked for. */
function forwardOf(
  model: Layer<unknown>,
  fields: Fields,
  inputs: readonly NdArray[],
  { args, batch }: { args: readonly string[]; batch: boolean },
): Written {
  const rows = batch && inputs[0].ndim > 0 ? inputs[0].shape[0] : 0
  const repeated = (times: number) =>
    inputs.map((x) =>
      rows > 0 && x.ndim > 0 && x.shape[0] === rows ? concat(new Array(times).fill(x.slice(':1'))) : x,
    )
  const write = (xs: readonly NdArray[], train: boolean) => {
    const graph = trace(model, [...fields.units.keys()], { inputs: xs, train })
    return written(graph, wordingOf(model, fields, args, graph.values))
  }
  const twice = write(repeated(2), true)
  checkModes(twice, write(repeated(2), false))
  if (rows === 0) return twice
  return forAnyBatch(twice, write(repeated(3), true), { rows: [2, 3], name: `len(${args[0]})` })
}

function wordingOf(
  model: Layer<unknown>,
  { units, states }: Fields,
  args: readonly string[],
  values: readonly Variable[],
) {
  const given = new Map(args.map((arg, i) => [values[i], arg]))
  const device = `device=${args[0]}.device`
  const nameOf = (x: Variable) => given.get(x) ?? states.get(x as Parameter | LayerBuffer)
  const number = (x: Variable) => (nameOf(x) === undefined ? numberOf(x) : undefined)
  const leaf = (x: Variable): Code => {
    const name = nameOf(x)
    if (name !== undefined) return atom(name)
    const text = number(x)
    if (text !== undefined) return atom(text)
    const code = constant(x.data, device)
    if (code !== undefined) return code
    throw new RangeError(
      `toTorch: ${model.constructor.name} computes with ${x.size} numbers of shape [${x.shape}]${x.name === undefined ? '' : `, ${x.name},`} ` +
        'that are none of its parameters; keep them in a LayerBuffer, which is saved with the weights',
    )
  }
  const special = (call: Written['graph']['calls'][number], x: (i: number) => string): Code | undefined => {
    if (call instanceof LayerCall) return atom(`${units.get(call.layer)}(${x(0)})`)
    const isDrawn = call.name === 'Dropout' && call.inputs[1].creator === undefined && !given.has(call.inputs[1])
    return isDrawn ? dropout(x(0), (call.attributes as { ratio: number }).ratio) : undefined
  }
  return { leaf, number, device, special }
}
