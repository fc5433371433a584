import { concat, type NdArray, type Shape } from '@dezero/ndarray'
import { sameShape } from '@dezero/ndarray/internal'
import type { Program, Replayable, ReplayableCall } from '@dezero/utils'

/** Which axis of a result is that of the batch; results that have none are missing. */
export type BatchAxes = ReadonlyMap<object, number>

/**
 * Runs the program with one row more in the batch, and looks which axis of each result has grown.
 *
 * An operation that folds the batch fixes its size, for what follows may have been told the number: a mean divides by it.
 *
 * @throws Error that names the operation which fixes the size of the batch.
 */
export function batchAxes<V extends Replayable>(program: Program<V>, batch: readonly V[]): BatchAxes {
  const axes = new Map<object, number>()
  const values = new Map<object, NdArray>()
  const rows = rowsOf(batch)
  for (const x of batch) {
    axes.set(x, 0)
    values.set(x, concat([x.data, x.data.slice('0:1')]))
  }
  for (const f of program.calls as readonly ReplayableCall<V>[]) {
    if (!f.inputs.some((x) => axes.has(x))) continue
    const ys = longer(f, axes, values, rows)
    f.outputs.forEach((y, i) => {
      axes.set(y, grownAxis(f, y.data.shape, ys[i].shape, rows))
      values.set(y, ys[i])
    })
  }
  return axes
}

function rowsOf(batch: readonly Replayable[]): number {
  const [first] = batch
  for (const { data, name } of batch) {
    if (data.ndim > 0 && data.shape[0] > 1 && data.shape[0] === first.data.shape[0]) continue
    throw new RangeError(
      `toOnnx: batch has inputs of shapes [${first.data.shape}] and [${data.shape}]${name === undefined ? '' : ` ("${name}")`}; their first axis must be of one length above 1, for a single row broadcasts`,
    )
  }
  return first?.data.shape[0]
}

/** The results for a batch with one row more. */
function longer<V extends Replayable>(
  f: ReplayableCall<V>,
  axes: BatchAxes,
  values: ReadonlyMap<object, NdArray>,
  rows: number,
): NdArray[] {
  const xs = f.inputs.map((x) => values.get(x) ?? x.data)
  try {
    const shape = longerShape(f, axes, rows)
    if (shape === undefined) return [f.forward(...xs)].flat()
    if (f.name === 'Reshape') return [xs[0].reshape(shape)]
    return [f.name === 'SumTo' ? xs[0].sumTo(shape) : xs[0].broadcastTo(shape)]
  } catch (error) {
    throw new Error(`${fixed(f, rows)}: ${(error as Error).message}`)
  }
}

/** These operations have the shape of their result among their attributes; undefined for all others. */
function longerShape<V extends Replayable>(f: ReplayableCall<V>, axes: BatchAxes, rows: number): Shape | undefined {
  const [x] = f.inputs
  const [{ data }] = f.outputs
  const axis = axes.get(x) as number
  if (f.name === 'Reshape') return withLength(data.shape, sameElementsBefore(x.data.shape, axis, data.shape), rows)
  if (f.name !== 'SumTo' && f.name !== 'BroadcastTo') return undefined
  return withLength(data.shape, axis + data.ndim - x.data.ndim, rows)
}

/** The shape with one more where the batch is. */
const withLength = (shape: Shape, axis: number, rows: number): Shape =>
  shape.map((length, i) => (i === axis && length === rows ? rows + 1 : length))

/** The axis of another shape of the same elements that is where an axis was. */
function sameElementsBefore(from: Shape, axis: number, to: Shape): number {
  const before = from.slice(0, axis).reduce((product, length) => product * length, 1)
  let product = 1
  return to.findIndex((length) => {
    const found = product === before && length === from[axis]
    product *= length
    return found
  })
}

function grownAxis<V>(f: ReplayableCall<V>, shape: Shape, longerShape: Shape, rows: number): number {
  const axis = shape.findIndex((length, i) => length === rows && longerShape[i] === rows + 1)
  if (axis >= 0 && sameShape(longerShape, shape.with(axis, rows + 1))) return axis
  throw new Error(
    sameShape(longerShape, shape)
      ? `${fixed(f, rows)}: its result of shape [${shape}] has no axis for the batch, and what follows may have been told the number of rows, as in a mean`
      : `${fixed(f, rows)}: its result of shape [${shape}] becomes [${longerShape}] for one row more`,
  )
}

const fixed = <V>({ name }: ReplayableCall<V>, rows: number): string =>
  `toOnnx: ${name} fixes the size of the batch, which was ${rows} when the graph was recorded; leave batch out, or this operation`
