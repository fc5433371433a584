import type { TypedArray } from '../array/dtype.ts'
import { empty } from '../array/memory.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { asShape, formatShape, sizeOf } from '../array/shape.ts'
import { take } from '../ops/indexing.ts'
import type { MersenneTwister } from './generator.ts'

// The draws of NumPy's legacy `np.random`, each from the generator given: the same seed, the same numbers to the last bit.

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
  if (!Array.isArray(shape)) return asShape(name, lengths)
  throw new TypeError(`${name}: lengths stand one by one, as in NumPy: ${name}(${shape.join(', ')})`)
}

export function uniform(stream: MersenneTwister, low = 0, high = 1, options: SizeOption = {}): NdArray {
  const { size = [] } = checkOptions('uniform', options, { size: 3 })
  const range = high - low
  if (!Number.isFinite(range)) {
    throw new RangeError(`uniform: the range from ${low} to ${high} is not finite; give two finite bounds`)
  }
  return floats(asShape('uniform', size), (data, from, to) => {
    for (let i = from; i < to; i++) data[i] = low + range * stream.nextDouble()
  })
}

export function randint(
  stream: MersenneTwister,
  bound: number,
  second?: number | SizeOption,
  third: SizeOption = {},
): NdArray {
  const { size = [] } = checkOptions('randint', typeof second === 'object' ? second : third, { size: 3 })
  const [low, high] = typeof second === 'number' ? [bound, second] : [0, bound]
  checkIntegers('randint', low, high)
  const shape = asShape('randint', size)
  const data = new Int32Array(sizeOf(shape))
  for (let i = 0; i < data.length; i++) data[i] = low + stream.nextInterval(high - 1 - low)
  return new NdArray(data, 'int32', shape)
}

export function permutation(stream: MersenneTwister, x: number | NdArray): NdArray {
  if (typeof x === 'number') {
    checkCount('permutation', x)
    return vector(shuffled(stream, x))
  }
  if (x.ndim === 0) throw new TypeError('permutation: a 0-d array has no axis to shuffle; give a number or an array')
  return take(x, vector(shuffled(stream, x.shape[0])), { axis: 0 })
}

export interface ChoiceOptions extends SizeOption {
  /** May a value be taken more than once? Yes, unless `false`. */
  replace?: boolean | undefined
  /** The probability of each value; equal ones when left out. */
  p?: readonly number[] | NdArray | undefined
}

export function choice(stream: MersenneTwister, a: number | NdArray, options: ChoiceOptions = {}): NdArray {
  const { size = [], replace = true, p } = checkOptions('choice', options, { size: 3, replace: false, p: [0.5, 0.5] })
  const shape = asShape('choice', size)
  const count = sizeOf(shape)
  const population = populationOf(a)
  if (population === 0 && count > 0) throw new RangeError('choice: nothing to choose from: the population is empty')
  if (!replace && count > population) {
    throw new RangeError(`choice: cannot take ${count} of ${population} without replacement`)
  }
  const chosen = choose(stream, population, count, replace, p && probabilities(p, population))
  const indices = new NdArray(chosen, 'int32', shape)
  return typeof a === 'number' ? indices : take(a, indices)
}

function choose(
  stream: MersenneTwister,
  population: number,
  count: number,
  replace: boolean,
  p: Float64Array | undefined,
): Int32Array {
  if (p) return replace ? chooseWeighted(stream, p, count) : chooseWeightedDistinct(stream, p, count)
  if (!replace) return shuffled(stream, population).slice(0, count)
  return Int32Array.from({ length: count }, () => stream.nextInterval(population - 1))
}

function chooseWeighted(stream: MersenneTwister, p: Float64Array, count: number): Int32Array {
  const cumulative = cumulativeOf(p)
  return Int32Array.from({ length: count }, () => indexAbove(cumulative, stream.nextDouble()))
}

/** Draws in rounds; values that were found get the probability 0 before the next round. */
function chooseWeightedDistinct(stream: MersenneTwister, p: Float64Array, count: number): Int32Array {
  const possible = p.filter((probability) => probability > 0).length
  if (possible < count) {
    throw new RangeError(
      `choice: cannot take ${count} without replacement: values with a probability above 0: ${possible}`,
    )
  }
  const urn = p.slice()
  const found = new Set<number>()
  while (found.size < count) {
    for (const index of chooseWeighted(stream, urn, count - found.size)) found.add(index)
    for (const index of found) urn[index] = 0
  }
  return Int32Array.from(found)
}

/** Sums of the first 1, 2, … probabilities, the last of them exactly 1. */
function cumulativeOf(p: Float64Array): Float64Array {
  const sums = p.slice()
  for (let i = 1; i < sums.length; i++) sums[i] += sums[i - 1]
  const total = sums[sums.length - 1]
  return sums.map((sum) => sum / total)
}

/** The first index whose entry is above `value`, in an ascending list. */
function indexAbove(sorted: Float64Array, value: number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const half = (from + to) >>> 1
    if (sorted[half] > value) to = half
    else from = half + 1
  }
  return from
}

/** 0 … n - 1 in random order (Fisher and Yates, from the end). */
function shuffled(stream: MersenneTwister, n: number): Int32Array {
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  for (let i = n - 1; i > 0; i--) {
    const j = stream.nextInterval(i)
    const moved = order[i]
    order[i] = order[j]
    order[j] = moved
  }
  return order
}

const vector = (numbers: Int32Array) => new NdArray(numbers, 'int32', [numbers.length])

function floats(shape: readonly number[], fill: (data: TypedArray, from: number, to: number) => void): NdArray {
  const { data, offset, size } = empty(shape, 'float64')
  fill(data, offset, offset + size)
  return new NdArray(data, 'float64', shape, undefined, offset)
}

// ---- checks of arguments ----

function checkIntegers(operation: string, low: number, high: number): void {
  for (const bound of [low, high]) {
    if (!Number.isInteger(bound)) throw new TypeError(`${operation}: bound ${bound} must be a whole number`)
  }
  if (low >= high) throw new RangeError(`${operation}: low ${low} must be below high ${high}`)
  if (low < -(2 ** 31) || high > 2 ** 31) {
    throw new RangeError(`${operation}: numbers from ${low} to ${high - 1} do not fit int32; stay within ±2 ** 31`)
  }
}

function checkCount(operation: string, n: number): void {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`${operation}: ${n} must be a whole number ≥ 0`)
}

function populationOf(a: number | NdArray): number {
  if (typeof a === 'number') {
    checkCount('choice', a)
    return a
  }
  if (a.ndim !== 1) {
    throw new RangeError(
      `choice: shape ${formatShape(a.shape)} must be 1-d; choose row numbers with choice(rows) instead`,
    )
  }
  return a.shape[0]
}

function probabilities(p: readonly number[] | NdArray, population: number): Float64Array {
  const isArray = p instanceof NdArray
  if (isArray && p.ndim !== 1) throw new RangeError(`choice: p of shape ${formatShape(p.shape)} must be 1-d`)
  if (p.length !== population) {
    throw new RangeError(`choice: p has ${p.length} probabilities for ${population} values; give one for each`)
  }
  const values = Float64Array.from({ length: population }, (_, i) => (isArray ? p.item(i) : p[i]))
  const wrong = values.find((value) => !(value >= 0))
  if (wrong !== undefined) throw new RangeError(`choice: p holds ${wrong}; probabilities must be numbers ≥ 0`)
  // NumPy's tolerance: half of the digits must agree.
  const tolerance = Math.sqrt(isArray && p.dtype === 'float32' ? 2 ** -23 : 2 ** -52)
  const sum = values.reduce((a, b) => a + b, 0)
  if (!(Math.abs(sum - 1) <= tolerance)) {
    throw new RangeError(`choice: p sums to ${sum}, not to 1; divide each probability by the sum`)
  }
  return values
}
