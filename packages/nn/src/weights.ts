import type { Parameter } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { checkOptions, isFloat, sameShape } from '@dezero/ndarray/internal'
import type { LayerBuffer } from './buffer.ts'
import { type Arrays, readArrays, writeArrays } from './files/arrays.ts'
import type { Layer } from './layer.ts'
import { shapeInWords } from './size.ts'

export interface LoadOptions {
  /** Is every difference between the file and the model an error? Default true. */
  strict?: boolean | undefined
}

/** The names of what `{ strict: false }` has left out; three empty lists where all fits. */
export interface LeftOut {
  /** In the model, but not in the file. */
  missing: string[]
  /** In the file, but not in the model; also a second name of a parameter, with other numbers than the first. */
  superfluous: string[]
  /** In both, but of another shape, or fractions for integers. */
  misfits: string[]
}

type State = Parameter | LayerBuffer

const statesOf = (model: Layer<unknown>): Map<string, State> =>
  new Map<string, State>([...model.namedParams(), ...model.namedBuffers()])

/**
 * The arrays of all parameters and buffers, by path: what a file of weights holds.
 *
 * @throws Error where the first call has still to say a shape, or where there are no parameters.
 */
export const weightsOf = (model: Layer<unknown>): Arrays => weightsFor('weightsOf', model)

/**
 * Gives the parameters and buffers of a model these numbers, in their own dtypes. A parameter whose shape is not known
 * yet takes that of its array.
 *
 * @throws RangeError that lists everything missing, superfluous and of another shape, unless `strict` is false; then
 * nothing has changed.
 */
export const setWeights = (model: Layer<unknown>, arrays: Readonly<Arrays>, options: LoadOptions = {}): LeftOut =>
  assignWeights('setWeights', model, arrays, checkedOptions('setWeights', options))

export function saveWeights(model: Layer<unknown>, file: string | URL): void {
  writeArrays('saveWeights', file, weightsFor('saveWeights', model))
}

export async function loadWeights(model: Layer<unknown>, file: string | URL, options: LoadOptions): Promise<LeftOut> {
  const checked = checkedOptions('loadWeights', options)
  return assignWeights(`loadWeights: ${file}`, model, await readArrays('loadWeights', file), checked)
}

const checkedOptions = (operation: string, options: LoadOptions) => checkOptions(operation, options, { strict: false })

/** `weightsOf` for any operation, which errors name. */
export function weightsFor(operation: string, model: Layer<unknown>): Arrays {
  const states = [...statesOf(model)]
  const kind = model.constructor.name
  if (states.length === 0) {
    throw new Error(`${operation}: no parameters were found in ${kind}; a #private field cannot be seen, nor can a Map`)
  }
  const unknown = states.filter(([, { size }]) => size === 0)
  if (unknown.length === 0) return Object.fromEntries(states.map(([name, { data }]) => [name, data]))
  const shapes = unknown.map(([name, { shape }]) => `${name} ${shapeInWords(shape)}`)
  throw new Error(
    `${operation}: in ${kind} these have no numbers yet: ${shapes.join(', ')}; run the model once on an input, ` +
      'or give their layers an inSize',
  )
}

/** `setWeights` for any operation; errors begin with `source`. */
export function assignWeights(
  source: string,
  model: Layer<unknown>,
  arrays: Readonly<Arrays>,
  { strict = true }: LoadOptions = {},
): LeftOut {
  const match = matched(model, arrays)
  const { found, missing, superfluous, misfits } = match
  if (strict && missing.length + superfluous.length + misfits.size > 0) throw difference(source, model, arrays, match)
  for (const [state, array] of found) state.data = array.astype(state.dtype)
  return { missing, superfluous, misfits: [...misfits.keys()] }
}

interface Match {
  found: Map<State, NdArray>
  missing: string[]
  superfluous: string[]
  misfits: Map<string, State>
}

/** What goes where. PyTorch's count of batches is left out silently, for nothing here needs it. */
function matched(model: Layer<unknown>, arrays: Readonly<Arrays>): Match {
  const states = statesOf(model)
  const match: Match = { found: new Map(), missing: [], superfluous: [], misfits: new Map() }
  for (const [name, state] of states) if (Object.hasOwn(arrays, name)) assign(match, name, state, arrays[name])
  const others = Object.keys(arrays).filter((name) => !states.has(name) && !/(^|[./])num_batches_tracked$/.test(name))
  const known = new Set<unknown>(states.values())
  for (const name of others) {
    const field = fieldAt(model, name)
    assign(match, name, known.has(field) ? (field as State) : undefined, arrays[name])
  }
  const given = new Set([...match.found.keys(), ...match.misfits.values()])
  for (const [name, state] of states) if (!given.has(state)) match.missing.push(name)
  return match
}

function assign({ found, superfluous, misfits }: Match, name: string, state: State | undefined, array: NdArray): void {
  const before = state && found.get(state)
  if (state === undefined || (before && !sameNumbers(before, array))) superfluous.push(name)
  else if (fits(array, state)) found.set(state, array)
  else misfits.set(name, state)
}

/** What is at this path, which may be another one than the first of a parameter, or have PyTorch's dots. */
function fieldAt(model: Layer<unknown>, path: string): unknown {
  let part: unknown = model
  for (const name of path.split(/[/.]/)) part = Object.hasOwn(Object(part), name) ? Object(part)[name] : undefined
  return part
}

/** A length of 0 is not known yet: any will do. */
function fits(array: NdArray, { shape, dtype }: State): boolean {
  const sameLengths = shape.length === array.ndim && array.shape.every((n, i) => n > 0 && (shape[i] || n) === n)
  return sameLengths && (isFloat(dtype) || !isFloat(array.dtype))
}

function sameNumbers(a: NdArray, b: NdArray): boolean {
  const numbers = b.toTypedArray()
  return sameShape(a.shape, b.shape) && a.toTypedArray().every((number, i) => Object.is(number, numbers[i]))
}

function difference(source: string, model: Layer<unknown>, arrays: Readonly<Arrays>, match: Match): RangeError {
  const misfits = [...match.misfits].map(([name, state]) => `${name} ${inWords(arrays[name])} for ${inWords(state)}`)
  const superfluous = match.superfluous.map((name) => `${name} [${arrays[name].shape}]`)
  const list = Object.entries({ missing: match.missing, superfluous, 'of another shape': misfits })
    .filter(([, names]) => names.length > 0)
    .map(([title, names]) => `\n  ${title}: ${names.join(', ')}`)
  return new RangeError(
    `${source}: the weights do not fit ${model.constructor.name}, so nothing was changed; ` +
      `{ strict: false } loads those that fit:${list.join('')}`,
  )
}

const inWords = ({ shape, dtype }: State | NdArray) => `${shapeInWords(shape)} ${dtype}`
