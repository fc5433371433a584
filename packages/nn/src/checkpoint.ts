import type { ArrayLike, NdArray, RandomGenerator, RandomState } from '@dezero/ndarray'
import { checkOptions, describeValue } from '@dezero/ndarray/internal'
import { type Arrays, readArrays, writeArrays } from './files/arrays.ts'
import { Layer } from './layer.ts'
import { assignWeights, weightsFor } from './weights.ts'

interface SavedState {
  updates: number
  memories: (Record<string, ArrayLike> | null)[]
}

/** What an Optimizer of @dezero/optim has. */
interface Resumable {
  state(): { updates: number; memories: (Record<string, NdArray | number> | null)[] }
  loadState(state: SavedState): unknown
}

type Generator = Pick<RandomGenerator, 'state' | 'loadState'>

/** All that the rest of a training depends on. */
export interface Checkpoint {
  model: Layer<unknown>
  optimizer?: Resumable | undefined
  /** `random`, which the whole program shares, or a generator of your own. */
  generator?: Generator | undefined
}

// In the file: model/l0/W, optimizer/updates, optimizer/0/m for the first parameter, generator/key ….

/**
 * Writes the state of a training to a .npz or .safetensors file, completely or not at all: a run that goes on from it
 * gives the same digits as one that was not interrupted.
 *
 * @throws Error as `saveWeights` does.
 */
export async function saveCheckpoint(file: string | URL, parts: Checkpoint): Promise<void> {
  const { model, optimizer, generator } = checkedParts('saveCheckpoint', parts)
  writeArrays('saveCheckpoint', file, {
    ...inside('model', weightsFor('saveCheckpoint', model)),
    ...(optimizer && inside('optimizer', optimizerArrays(optimizer))),
    ...(generator && inside('generator', generatorArrays(generator))),
  })
}

/**
 * Goes on from a checkpoint with the same model, optimizer and generator, built as before; those that are not given are
 * left out. The settings of an optimizer are not in the file.
 *
 * @throws RangeError or TypeError when the file does not fit; then nothing has changed.
 */
export async function loadCheckpoint(file: string | URL, parts: Checkpoint): Promise<void> {
  const { model, optimizer, generator } = checkedParts('loadCheckpoint', parts)
  const source = `loadCheckpoint: ${file}`
  const saved = partsIn(source, await readArrays('loadCheckpoint', file), parts)
  const weights = [...model.namedParams().values(), ...model.namedBuffers().values()]
  const before = weights.map((p) => p.data)
  const drawn = generator?.state()
  try {
    assignWeights(source, model, saved.model)
    if (generator) generator.loadState(generatorState(saved.generator))
    if (optimizer) optimizer.loadState(optimizerState(saved.optimizer, optimizer.state().memories.length))
  } catch (error) {
    weights.forEach((p, i) => {
      p.data = before[i]
    })
    if (drawn) generator?.loadState(drawn)
    throw error
  }
}

function checkedParts(operation: string, parts: Checkpoint): Checkpoint {
  checkOptions<object>(operation, parts, { model: 'model', optimizer: 'optimizer', generator: 'random' })
  if (parts.model instanceof Layer) return parts
  throw new TypeError(`${operation}: model must be a layer or a model, got ${describeValue(parts.model)}`)
}

/** The arrays of each part, by their names in it. @throws Error where one that is asked for was not saved. */
function partsIn(source: string, arrays: Arrays, wanted: Checkpoint): Record<keyof Checkpoint, Arrays> {
  const found: Record<keyof Checkpoint, [string, NdArray][]> = { model: [], optimizer: [], generator: [] }
  for (const [path, x] of Object.entries(arrays)) {
    const [, part, name] = /^(model|optimizer|generator)\/(.*)$/s.exec(path) ?? []
    found[part as keyof Checkpoint]?.push([name, x])
  }
  for (const [part, entries] of Object.entries(found)) {
    if (entries.length > 0 || wanted[part as keyof Checkpoint] === undefined) continue
    throw new Error(
      `${source}: there is no ${part} in it; give saveCheckpoint the same parts, and loadWeights reads weights`,
    )
  }
  const [model, optimizer, generator] = [found.model, found.optimizer, found.generator].map(Object.fromEntries)
  return { model, optimizer, generator }
}

const inside = (part: string, arrays: Readonly<Record<string, ArrayLike>>): Record<string, ArrayLike> =>
  Object.fromEntries(Object.entries(arrays).map(([name, x]) => [`${part}/${name}`, x]))

function optimizerArrays(optimizer: Resumable): Record<string, ArrayLike> {
  const { updates, memories } = optimizer.state()
  const arrays: Record<string, ArrayLike> = { updates }
  for (const [i, memory] of memories.entries()) Object.assign(arrays, inside(`${i}`, memory ?? {}))
  return arrays
}

/** A parameter of which there is nothing had not been updated yet, or needs no memory. */
function optimizerState({ updates, ...arrays }: Arrays, count: number): SavedState {
  const memories: SavedState['memories'] = new Array(count).fill(null)
  for (const [path, x] of Object.entries(arrays)) {
    const [, i, name] = /^(\d+)\/(.*)$/s.exec(path) ?? []
    memories[Number(i)] = { ...memories[Number(i)], [name]: x.ndim === 0 ? x.item() : x }
  }
  return { updates: updates?.item(), memories }
}

function generatorArrays(generator: Generator): Record<string, ArrayLike> {
  const { key, position, spareGauss } = generator.state()
  return { key: [...key], position, spareGauss: spareGauss ?? Number.NaN }
}

function generatorState({ key, position, spareGauss }: Arrays): RandomState {
  const spare = spareGauss?.item()
  return {
    key: Array.from(key?.toTypedArray() ?? []),
    position: position?.item(),
    spareGauss: Number.isNaN(spare) ? null : spare,
  }
}
