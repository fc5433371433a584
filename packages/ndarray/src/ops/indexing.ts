import { describeValue } from '../array/describe-value.ts'
import { resultType, type TypedArray } from '../array/dtype.ts'
import { empty, zeroed } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { formatShape, normalizeAxis, normalizeIndex, type Shape, sameShape, sizeOf } from '../array/shape.ts'
import { run, walk } from '../kernels/dispatch.ts'
import { copy } from '../kernels/table.ts'
import { convert } from './casting.ts'
import { type ArrayLike, asArray } from './creation.ts'
import { contiguous, reshape } from './layout.ts'

/** One place in `slice`: an index (drops the axis), 'start:stop:step', '...' (all axes between), null (a new axis). */
export type SliceIndex = number | string | null

/**
 * Basic slicing as NumPy's `x[1:3, ::-1, 0]`, written `x.slice('1:3', '::-1', 0)`. Always a view.
 *
 * @throws RangeError for an index outside its axis or more indices than axes, TypeError for text that is no slice.
 */
export function slice(x: NdArray, indices: readonly SliceIndex[]): NdArray {
  const shape: number[] = []
  const strides: number[] = []
  let offset = x.offset
  let axis = 0
  for (const index of expandEllipsis(x, indices)) {
    if (index === null) {
      shape.push(1)
      strides.push(0)
      continue
    }
    const length = x.shape[axis]
    if (typeof index === 'number') {
      offset += normalizeIndex('slice', index, axis, x.shape) * x.strides[axis]
    } else {
      const { start, count, step } = span(index, length)
      if (count > 0) offset += start * x.strides[axis]
      shape.push(count)
      strides.push(step * x.strides[axis])
    }
    axis++
  }
  return new NdArray(x.data, x.dtype, shape, strides, offset)
}

/** The adjoint of `slice`: zeros of `shape`, with the values at the indices. */
export function unslice(values: NdArray, shape: Shape, indices: readonly SliceIndex[]): NdArray {
  const out = zeroed(shape, values.dtype)
  assign(slice(out, indices), values)
  return out
}

/** Writes the values into a view of an array that nobody else has seen yet. */
export function assign(view: NdArray, values: NdArray): void {
  walk(copy, view.shape, view, view.strides, values, values.strides, values, values.strides)
}

/** One entry for every axis: '...' and axes that were left out become ':'. */
export function expandEllipsis(x: Pick<NdArray, 'ndim' | 'shape'>, indices: readonly SliceIndex[]): SliceIndex[] {
  const used = indices.filter((index) => index !== null && index !== '...').length
  const dots = indices.filter((index) => index === '...').length
  if (used > x.ndim) {
    throw new RangeError(`slice: ${used} indices for the ${x.ndim} axes of shape ${formatShape(x.shape)}`)
  }
  if (dots > 1) throw new TypeError("slice: '...' may stand once only")
  const rest = new Array<SliceIndex>(x.ndim - used).fill(':')
  return dots === 0 ? [...indices, ...rest] : indices.flatMap((index) => (index === '...' ? rest : [index]))
}

const SPAN = /^\s*([+-]?\d+)?\s*:\s*([+-]?\d+)?\s*(?::\s*([+-]?\d+)?\s*)?$/

/** 'start:stop:step' on an axis of `length`, clipped as Python clips it. */
export function span(text: string, length: number): { start: number; count: number; step: number } {
  const match = typeof text === 'string' ? SPAN.exec(text) : null
  if (match === null) {
    throw new TypeError(
      `slice: ${describeValue(text)} is no index; write a number, 'start:stop:step', '...' or null; take picks several`,
    )
  }
  const step = match[3] === undefined ? 1 : Number(match[3])
  if (step === 0) throw new RangeError(`slice: the step in '${text}' must not be 0`)
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1]
  const bound = (part: string | undefined, open: number) => {
    if (part === undefined) return open
    const at = Number(part)
    return Math.min(Math.max(at < 0 ? at + length : at, low), high)
  }
  const start = bound(match[1], step > 0 ? low : high)
  const stop = bound(match[2], step > 0 ? high : low)
  return { start, count: Math.max(0, Math.ceil((stop - start) / step)), step }
}

export interface TakeOptions {
  /** The axis to take from; the flattened array when left out. */
  axis?: number | undefined
}

/** The elements (or sub-arrays along `axis`) at whole-number indices; negative ones count from the end. */
export function take(x: NdArray, indices: ArrayLike, options: TakeOptions = {}): NdArray {
  const { axis } = checkOptions('take', options, { axis: 0 })
  const at = fromIndices('take', indices)
  const source = contiguous(axis === undefined ? reshape(x, [-1]) : x)
  const along = normalizeAxis('take', axis === undefined ? 0 : axis, source.ndim)
  const [outer, inner] = around(source, along)
  const places = resolve('take', at, along, source.shape)
  const out = empty(source.shape.toSpliced(along, 1, ...at.shape), x.dtype)
  for (let block = 0; block < outer; block++) {
    const from = source.offset + block * source.shape[along] * inner
    const to = out.offset + block * places.length * inner
    if (inner === 1) gather(places, source.data, from, out.data, to)
    else gatherRuns(inner, places, source.data, from, out.data, to)
  }
  return out
}

function gather(places: Int32Array, x: TypedArray, from: number, out: TypedArray, to: number): void {
  for (let i = 0; i < places.length; i++) out[to + i] = x[from + places[i]]
}

function gatherRuns(n: number, places: Int32Array, x: TypedArray, from: number, out: TypedArray, to: number): void {
  for (let i = 0; i < places.length; i++) run(copy, n, out, to + i * n, 1, x, from + places[i] * n, 1, x, 0, 0)
}

/**
 * The adjoint of `take`: a copy of x with `values` added at the indices; one that occurs twice is added twice.
 * `values` has the shape of `take(x, indices, { axis })`. The dtypes meet as in `add`; bool counts as int32.
 */
export function scatterAdd(x: NdArray, indices: ArrayLike, values: ArrayLike, options: TakeOptions = {}): NdArray {
  const { axis } = checkOptions('scatterAdd', options, { axis: 0 })
  const at = fromIndices('scatterAdd', indices)
  const added = contiguous(asArray(values, { role: 'scatterAdd' }))
  const dtype = resultType(x.dtype, added.dtype)
  const target = convert(axis === undefined ? reshape(x, [-1]) : x, dtype === 'bool' ? 'int32' : dtype)
  const along = normalizeAxis('scatterAdd', axis === undefined ? 0 : axis, target.ndim)
  const shape = target.shape.toSpliced(along, 1, ...at.shape)
  if (!sameShape(added.shape, shape)) {
    throw new RangeError(
      `scatterAdd: values have shape ${formatShape(added.shape)}; ${formatShape(shape)} is what take gives for these indices`,
    )
  }
  const [outer, inner] = around(target, along)
  const places = resolve('scatterAdd', at, along, target.shape)
  for (let block = 0; block < outer; block++) {
    const to = target.offset + block * target.shape[along] * inner
    const from = added.offset + block * places.length * inner
    if (inner === 1) scatter(places, added.data, from, target.data, to)
    else scatterRuns(inner, places, added.data, from, target.data, to)
  }
  return reshape(target, x.shape)
}

function scatter(places: Int32Array, x: TypedArray, from: number, out: TypedArray, to: number): void {
  for (let i = 0; i < places.length; i++) out[to + places[i]] += x[from + i]
}

function scatterRuns(n: number, places: Int32Array, x: TypedArray, from: number, out: TypedArray, to: number): void {
  for (let i = 0; i < places.length; i++) {
    const at = to + places[i] * n
    for (let e = 0; e < n; e++) out[at + e] += x[from + i * n + e]
  }
}

function fromIndices(name: string, indices: ArrayLike): NdArray {
  const at = contiguous(asArray(indices, { role: name }))
  if (at.dtype === 'bool') throw new TypeError(`${name}: booleans are no indices; where(mask, x, y) chooses by a mask`)
  return at
}

/** Numbers of blocks before an axis and of elements behind it. */
const around = (x: NdArray, axis: number): [number, number] => [
  sizeOf(x.shape.slice(0, axis)),
  sizeOf(x.shape.slice(axis + 1)),
]

/** Indices counted from 0, each checked against its axis. */
function resolve(name: string, at: NdArray, axis: number, shape: Shape): Int32Array {
  const { data, offset, size } = at
  const length = shape[axis]
  const places = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const index = data[offset + i]
    const isPlace = index >= 0 && index < length && Number.isInteger(index)
    places[i] = isPlace ? index : normalizeIndex(name, index, axis, shape)
  }
  return places
}
