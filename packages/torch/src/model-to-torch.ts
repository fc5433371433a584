import { Variable } from '@dezero/core'
import { type ArrayLike, asArray, type NdArray } from '@dezero/ndarray'
import { isFloat } from '@dezero/ndarray/internal'
import type { Layer } from '@dezero/nn'
import { arraysToBytes, weightsOf } from '@dezero/nn/files'
import { fieldsOf, linesOfFields } from './fields.ts'
import { forwardOf, forwardOfBatches } from './forward.ts'
import { linesOf } from './layout.ts'
import { ownNames, pythonFile } from './python/file.ts'
import type { TorchModule } from './to-torch.ts'
import { settle } from './trace.ts'

export interface ModelOptions {
  readonly inputs: Readonly<Record<string, ArrayLike | Variable>>
  readonly name: string
  readonly batch: boolean
}

/** A model as an nn.Module: its layers, and a call of it as `forward`. */
export function modelToTorch(model: Layer<unknown>, { inputs, name, batch }: ModelOptions): TorchModule {
  const args = Object.keys(inputs)
  const given = args.map((arg) => arrayOf(arg, inputs[arg]))
  settle(model, given)
  const weights = weightsOf(model)
  const xs = inTypeOf(Object.values(weights), given)
  const traced = { model, fields: fieldsOf(model), args }
  const inBatches = batch && xs[0].ndim > 0 && xs[0].size > 0
  const forward = inBatches ? forwardOfBatches(traced, xs) : forwardOf(traced, xs)
  const lines = linesOf(forward, [...ownNames, ...args])
  const kinds = new Set([...traced.fields.units.keys()].map((layer) => layer.constructor.name))
  checkName(name, [...kinds, ...forward.helpers])
  const shapes = xs.map(({ shape }, i) => `${args[i]} (${(inBatches ? ['N', ...shape.slice(1)] : shape).join(', ')})`)
  const code = pythonFile({
    about: `${name}, written by DeZero for TypeScript for ${shapes.join(', ')}.`,
    main: classOf(name, linesOfFields(traced.fields.members), args, lines),
    layers: kinds,
    functions: forward.helpers,
  })
  const dotted = Object.entries(weights).map(([path, x]) => [path.replaceAll('/', '.'), x])
  return { code, weights: arraysToBytes(Object.fromEntries(dotted), 'safetensors') }
}

const arrayOf = (arg: string, x: ArrayLike | Variable): NdArray =>
  x instanceof Variable ? x.data : asArray(x, { role: `toTorch, input ${arg}` })

/** Inputs of floats in the dtype of the parameters, as PyTorch wants them. */
function inTypeOf(weights: readonly NdArray[], inputs: readonly NdArray[]): NdArray[] {
  const [dtype, ...others] = new Set(weights.map((x) => x.dtype).filter(isFloat))
  return inputs.map((x) => (dtype !== undefined && others.length === 0 && isFloat(x.dtype) ? x.astype(dtype) : x))
}

function checkName(name: string, taken: readonly string[]): void {
  if (!taken.includes(name)) return
  throw new RangeError(`toTorch: the file has a ${name} of its own; give the model another name, { name: 'My${name}' }`)
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
