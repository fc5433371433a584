import { describeValue } from '../array/describe-value.ts'
import { type DType, storage, type TypedArray } from '../array/dtype.ts'
import { empty, isSharedByScalars, scalar, zeroed } from '../array/memory.ts'
import { NdArray, type Nested } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { asShapeOfNew, type Shape } from '../array/shape.ts'
import { astype, convert } from './casting.ts'
import { fromLists } from './nested-lists.ts'

/** Everything that `array` takes; integers of fewer bits become int32. */
export type ArrayLike = NdArray | Nested | TypedArray | Int8Array | Int16Array | Uint16Array | Uint8ClampedArray

export interface DTypeOption {
  dtype?: DType | undefined
}

/** Made once: every number in a graph becomes an array by these functions. */
const dtypeExample = { dtype: 'int32' } as const

const dtypeOf = (operation: string, options: DTypeOption): DType | undefined =>
  checkOptions(operation, options, dtypeExample).dtype

/**
 * A new array from a number, nested lists, a typed array or another array.
 * Numbers become float64 and booleans bool; a typed array keeps its type. `dtype` overrides.
 *
 * @throws TypeError for anything that is not a number, RangeError for ragged lists.
 */
export function array(values: ArrayLike, options: DTypeOption = {}): NdArray {
  return fromValues('array', values, dtypeOf('array', options))
}

/**
 * The array itself when it is one already (and has the dtype asked for), else `array(values)`.
 * Errors begin with `role`: the operation, and which of its arguments this is.
 */
export function asArray(values: ArrayLike, options: DTypeOption & { role?: string | undefined } = {}): NdArray {
  const { dtype, role = 'asArray' } = checkOptions('asArray', options, { dtype: 'int32', role: 'add, argument 1' })
  if (values instanceof NdArray && (dtype === undefined || dtype === values.dtype)) return values
  return fromValues(role, values, dtype)
}

/** Every argument that should hold numbers is converted here; errors name the operation. */
export function fromValues(operation: string, values: unknown, dtype?: DType): NdArray {
  if (typeof values === 'number') return scalar(element(values, dtype), dtype ?? 'float64')
  if (typeof values === 'boolean') return scalar(Number(values), dtype ?? 'bool')
  if (values instanceof NdArray) return convert(values, dtype ?? values.dtype)
  if (Array.isArray(values)) return fromLists(operation, values, dtype)
  if (ArrayBuffer.isView(values)) return fromTypedArray(operation, values, dtype)
  if (isForeign(values)) {
    throw new TypeError(
      `${operation}: this NdArray comes from another copy of @dezero/ndarray; "npm ls @dezero/ndarray" shows which are installed`,
    )
  }
  const advice = holdsArray(values)
    ? '; take the array in its data, where the graph ends, or use the function of the core, which takes Variables'
    : ''
  throw new TypeError(
    `${operation}: expected a number, nested lists of numbers or an NdArray, got ${describeValue(values)}${advice}`,
  )
}

/** Is this a Variable of one of the cores, which this package does not know? */
const holdsArray = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'data' in value && value.data instanceof NdArray

/** Is this an array of another installed copy of this package, which has a class of its own? */
const isForeign = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'strides' in value && 'offset' in value

/** The number that stands for `value` in an array of `dtype`: anything but 0 is true. */
const element = (value: number, dtype: DType | undefined): number => (dtype === 'bool' ? Number(value !== 0) : value)

function fromTypedArray(operation: string, values: ArrayBufferView, dtype?: DType): NdArray {
  if (isSharedByScalars(values)) {
    throw new TypeError(`${operation}: the data of a 0-d array holds others too; pass the array itself, or its item()`)
  }
  const view = (own: DType) => {
    const elements = values as TypedArray
    return convert(new NdArray(elements, own, [elements.length]), dtype ?? own)
  }
  if (values instanceof Float64Array) return view('float64')
  if (values instanceof Float32Array) return view('float32')
  if (
    values instanceof Int32Array ||
    values instanceof Int16Array ||
    values instanceof Int8Array ||
    values instanceof Uint16Array ||
    values instanceof Uint8Array ||
    values instanceof Uint8ClampedArray
  ) {
    return fromIntegers(values, dtype ?? 'int32')
  }
  throw new TypeError(
    `${operation}: a ${describeValue(values)} has no matching dtype; convert it to a Float64Array or an Int32Array first`,
  )
}

function fromIntegers(values: ArrayLikeOfNumbers, dtype: DType): NdArray {
  const data = storage(dtype, values.length)
  for (let i = 0; i < values.length; i++) data[i] = element(values[i], dtype)
  return new NdArray(data, dtype, [values.length])
}

interface ArrayLikeOfNumbers {
  readonly length: number
  readonly [index: number]: number
}

/** An array of zeros. `zeros([2, 3])` is a matrix, `zeros(3)` a vector, `zeros([])` 0-d. */
export function zeros(shape: number | Shape, options: DTypeOption = {}): NdArray {
  refuseSecondLength('zeros', shape, options)
  return zeroed(asShapeOfNew('zeros', shape), dtypeOf('zeros', options) ?? 'float64')
}

/** An array of ones. */
export function ones(shape: number | Shape, options: DTypeOption = {}): NdArray {
  refuseSecondLength('ones', shape, options)
  return filled(asShapeOfNew('ones', shape), 1, dtypeOf('ones', options) ?? 'float64')
}

/** `random.rand(2, 3)` and `x.reshape(2, 3)` take lengths one by one; these functions take a list. */
function refuseSecondLength(operation: string, first: unknown, second: unknown): void {
  if (typeof second !== 'number') return
  throw new TypeError(`${operation}: the lengths stand in one list: ${operation}([${first}, ${second}])`)
}

/** An array that holds one value everywhere. */
export function full(shape: number | Shape, value: number, options: DTypeOption = {}): NdArray {
  const dtype = dtypeOf('full', options) ?? 'float64'
  checkNumbers('full', value)
  return filled(asShapeOfNew('full', shape), element(value, dtype), dtype)
}

/** Zeros with the shape and dtype of x. */
export function zerosLike(x: ArrayLike): NdArray {
  const { shape, dtype } = asArray(x, { role: 'zerosLike' })
  return zeroed(shape, dtype)
}

/** Ones with the shape and dtype of x. */
export function onesLike(x: ArrayLike): NdArray {
  const { shape, dtype } = asArray(x, { role: 'onesLike' })
  return filled(shape, 1, dtype)
}

function filled(shape: Shape, value: number, dtype: DType): NdArray {
  if (shape.length === 0) return scalar(value, dtype)
  const out = empty(shape, dtype)
  out.data.fill(value)
  return out
}

function checkNumbers(operation: string, ...values: unknown[]): void {
  for (const value of values) {
    if (typeof value !== 'number') throw new TypeError(`${operation}: expected numbers, got ${describeValue(value)}`)
  }
}

/** The identity matrix, or ones on the k-th diagonal of an [n, m] matrix. */
export function eye(
  n: number,
  options: DTypeOption & { m?: number | undefined; k?: number | undefined } = {},
): NdArray {
  const { dtype = 'float64', m = n, k = 0 } = checkOptions('eye', options, { dtype: 'int32', m: 4, k: 1 })
  if (!Number.isInteger(k)) throw new TypeError(`eye: the diagonal k must be a whole number, got ${describeValue(k)}`)
  const out = zeroed(asShapeOfNew('eye', [n, m]), dtype)
  for (let row = Math.max(0, -k); row < n && row + k < m; row++) out.data[row * m + row + k] = 1
  return out
}

/** start, start + step, … up to but without stop; with one number, 0, 1, … below it. */
export function arange(stop: number, options?: DTypeOption): NdArray
export function arange(start: number, stop?: number, step?: number, options?: DTypeOption): NdArray
export function arange(start: number, second?: number | DTypeOption, step = 1, fourth: DTypeOption = {}): NdArray {
  const [stop, options] = typeof second === 'object' ? [undefined, second] : [second, fourth]
  const dtype = dtypeOf('arange', options) ?? 'float64'
  const [first, last] = stop === undefined ? [0, start] : [start, stop]
  checkNumbers('arange', first, last, step)
  if (step === 0 || !Number.isFinite((last - first) / step)) {
    throw new RangeError(
      `arange: from ${first} to ${last} in steps of ${step} never ends; give finite numbers and a step other than 0`,
    )
  }
  const count = Math.max(0, Math.ceil((last - first) / step))
  const out = empty(asShapeOfNew('arange', count), 'float64')
  // NumPy repeats the distance between the first two, which is rounded; the digits here are the same.
  const distance = first + step - first
  if (count > 0) out.data[0] = first
  for (let i = 1; i < count; i++) out.data[i] = first + i * distance
  return astype(out, dtype)
}

/** `num` numbers at equal distances from start to stop, both included unless `endpoint` is false; int32 rounds down. */
export function linspace(
  start: number,
  stop: number,
  num = 50,
  options: DTypeOption & { endpoint?: boolean | undefined } = {},
): NdArray {
  const examples = { dtype: 'int32', endpoint: false } as const
  const { dtype = 'float64', endpoint = true } = checkOptions('linspace', options, examples)
  checkNumbers('linspace', start, stop, num)
  const out = empty(asShapeOfNew('linspace', num), 'float64')
  const steps = endpoint ? Math.max(1, num - 1) : num
  const step = (stop - start) / steps
  // Where the step is so small that it rounds to 0, each point is computed from the whole distance.
  for (let i = 0; i < num; i++) out.data[i] = start + (step === 0 ? (i / steps) * (stop - start) : i * step)
  if (endpoint && num > 1) out.data[num - 1] = stop
  if (dtype === 'int32') for (let i = 0; i < num; i++) out.data[i] = Math.floor(out.data[i])
  return astype(out, dtype)
}
