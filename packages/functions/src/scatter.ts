import { asOperand, FunctionNode, take, Untake, type Variable, type VariableLike } from '@dezero/core'
import type { NdArray, TakeOptions } from '@dezero/ndarray'
import { checkOptions, normalizeAxis, sameShape, stretches } from '@dezero/ndarray/internal'
import { operandsOf } from './floats.ts'

/** y = x with values added at whole-number indices along an axis,  ∂L/∂x = ∂L/∂y,  ∂L/∂values = ∂L/∂y at the indices */
export class Scatter extends FunctionNode {
  static override get name() {
    return 'Scatter'
  }

  override readonly attributes: { readonly axis: number }

  constructor(axis: number) {
    super()
    this.attributes = { axis }
  }
  override isLabel(input: number) {
    return input === 1
  }
  forward(x: NdArray, indices: NdArray, values: NdArray) {
    return x.scatterAdd(indices, values, this.attributes)
  }
  backward(gy: Variable) {
    const [, indices, values] = this.inputs
    return [gy, null, values.needsGrad ? take(gy, indices, this.attributes) : null]
  }
}

/**
 * x with `values` added at whole-number indices along an axis, or of the flattened x: what `take` reads, this writes.
 * An index that stands twice gets both values; negative ones count from the end. `values` has the shape that
 * `take(x, indices, { axis })` gives, or one that broadcasts to it.
 *
 * @throws RangeError for an index outside x, and for values that do not fit.
 */
export function scatter(
  x: VariableLike,
  indices: VariableLike,
  values: VariableLike,
  options: TakeOptions = {},
): Variable {
  const { axis } = checkOptions('scatter', options, { axis: 0 })
  const [onto, added] = operandsOf('scatter, argument', [x, values])
  const at = asOperand(indices, 'scatter, indices')
  const target = axis === undefined ? onto.reshape(-1) : onto
  const along = normalizeAxis('scatter', axis ?? 0, target.ndim)
  const shape = target.shape.toSpliced(along, 1, ...at.shape)
  if (!stretches(added.shape, shape)) {
    throw new RangeError(
      `scatter: values of shape [${added.shape}] do not stretch to [${shape}], which take gives for these indices`,
    )
  }
  return new Scatter(along).call(target, at, added.broadcastTo(shape)).reshape(onto.shape)
}

/**
 * The sums of the entries of `data` with one id: ids (N) and data (N, …) give (numSegments, …), zeros for an id that
 * nothing has. Ids of several axes (N, T) go with data (N, T, …).
 *
 * @throws RangeError for an id that is no whole number from 0 to numSegments − 1.
 */
export function segmentSum(data: VariableLike, segmentIds: VariableLike, numSegments: number): Variable {
  const entries = asOperand(data, 'segmentSum, data')
  const ids = asOperand(segmentIds, 'segmentSum, segment ids')
  if (!(Number.isInteger(numSegments) && numSegments >= 0)) {
    throw new RangeError(`segmentSum: the number of segments must be a whole number from 0 on, got ${numSegments}`)
  }
  const [front, entry] = [entries.shape.slice(0, ids.ndim), entries.shape.slice(ids.ndim)]
  if (!sameShape(front, ids.shape)) {
    throw new RangeError(
      `segmentSum: data of shape [${entries.shape}] and segment ids of shape [${ids.shape}] do not fit: each entry of the ` +
        'data needs one id, so the shape of the ids begins that of the data',
    )
  }
  checkIds(ids.data, numSegments)
  return new Untake([numSegments, ...entry], 0).call(entries, ids)
}

function checkIds(ids: NdArray, numSegments: number): void {
  const flat = ids.reshape(-1)
  for (let i = 0; i < flat.size; i++) {
    const id = flat.item(i)
    if (Number.isInteger(id) && id >= 0 && id < numSegments) continue
    throw new RangeError(
      `segmentSum: ${id} is no segment; with numSegments ${numSegments} they are whole numbers from 0 to ${numSegments - 1}`,
    )
  }
}
