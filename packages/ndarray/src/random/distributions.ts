import { describeValue } from '../array/describe-value.ts'
import type { TypedArray } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { asShapeOfNew, sizeOf } from '../array/shape.ts'
import type { MersenneTwister } from './generator.ts'

// The draws of NumPy's legacy `np.random`, each from the stream given: the same seed, the same numbers to the last bit.

export interface SizeOption {
  /** The shape of the result, or the length of a vector; a single number (0-d) when left out. */
  size?: number | readonly number[] | undefined
}

export function rand(stream: MersenneTwister, shape: readonly number[]): NdArray {
  return floats(asLengths('rand', shape), (data, from, to) => {
    for (let i = from; i < to; i++) data[i] = stream.nextDouble()
  })
}

export function randn(stream: MersenneTwister, shape: readonly number[]): NdArray {
  return floats(asLengths('randn', shape), (data, from, to) => {
    for (let i = from; i < to; i++) data[i] = stream.nextGauss()
  })
}

function asLengths(name: string, lengths: readonly number[]): readonly number[] {
  const [shape] = lengths as readonly unknown[]
  if (!Array.isArray(shape)) return asShapeOfNew(name, lengths)
  const example = shape.every(Number.isInteger) ? shape : [2, 3]
  throw new TypeError(`${name}: lengths stand one by one, as in NumPy: ${name}(${example.join(', ')})`)
}

export function uniform(stream: MersenneTwister, low = 0, high = 1, options: SizeOption = {}): NdArray {
  const { size = [] } = checkOptions('uniform', options, { size: 3 })
  for (const bound of [low, high]) {
    if (typeof bound !== 'number') throw new TypeError(`uniform: expected numbers, got ${describeValue(bound)}`)
  }
  const range = high - low
  if (!Number.isFinite(range)) {
    throw new RangeError(`uniform: the range from ${low} to ${high} is not finite; give two finite bounds`)
  }
  return floats(asShapeOfNew('uniform', size), (data, from, to) => {
    for (let i = from; i < to; i++) data[i] = low + range * stream.nextDouble()
  })
}

export function randint(
  stream: MersenneTwister,
  bound: number,
  second?: number | SizeOption,
  third: SizeOption = {},
): NdArray {
  const hasOptions = typeof second === 'object' && second !== null
  const { size = [] } = checkOptions('randint', hasOptions ? second : third, { size: 3 })
  const [low, high] = hasOptions || second === undefined ? [0, bound] : [bound, second]
  checkIntegers('randint', low, high)
  const shape = asShapeOfNew('randint', size)
  const data = new Int32Array(sizeOf(shape))
  for (let i = 0; i < data.length; i++) data[i] = low + stream.nextInterval(high - 1 - low)
  return new NdArray(data, 'int32', shape)
}

function floats(shape: readonly number[], fill: (data: TypedArray, from: number, to: number) => void): NdArray {
  const { data, offset, size } = empty(shape, 'float64')
  fill(data, offset, offset + size)
  return new NdArray(data, 'float64', shape, undefined, offset)
}

// ---- checks of arguments ----

function checkIntegers(operation: string, low: number, high: number): void {
  for (const bound of [low, high]) {
    if (typeof bound !== 'number') {
      throw new TypeError(`${operation}: expected whole numbers, got ${describeValue(bound)}`)
    }
    if (!Number.isInteger(bound)) throw new TypeError(`${operation}: bound ${bound} must be a whole number`)
  }
  if (low >= high) throw new RangeError(`${operation}: low ${low} must be below high ${high}`)
  if (low < -(2 ** 31) || high > 2 ** 31) {
    throw new RangeError(`${operation}: numbers from ${low} to ${high - 1} do not fit int32; stay within ±2 ** 31`)
  }
}
