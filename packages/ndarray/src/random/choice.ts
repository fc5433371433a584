import { describeValue } from '../array/describe-value.ts'
import { NdArray } from '../array/ndarray.ts'
import { checkOptions } from '../array/options.ts'
import { asShapeOfNew, formatShape, sizeOf } from '../array/shape.ts'
import { take } from '../ops/indexing.ts'
import type { SizeOption } from './distributions.ts'
import type { MersenneTwister } from './generator.ts'

export function permutation(stream: MersenneTwister, x: number | NdArray): NdArray {
  if (typeof x === 'number') {
    checkCount('permutation', x)
    return vector(shuffled(stream, x))
  }
  checkArray('permutation', x)
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
  if (typeof replace !== 'boolean') {
    throw new TypeError(`choice: expected replace to be true or false, got ${describeValue(replace)}`)
  }
  const shape = asShapeOfNew('choice', size)
  const count = sizeOf(shape)
  const population = populationOf(a)
  if (population === 0 && count > 0) throw new RangeError('choice: nothing to choose from: the population is empty')
  if (!replace && count > population) {
    throw new RangeError(`choice: cannot take ${count} of ${population} without replacement`)
  }
  const chosen = choose(stream, population, count, replace, p === undefined ? p : probabilities(p, population))
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

// ---- checks of arguments ----

function checkCount(operation: string, n: number): void {
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`${operation}: ${n} must be a whole number ≥ 0`)
  if (n > 2 ** 31) throw new RangeError(`${operation}: numbers below ${n} do not fit int32; stay within 2 ** 31`)
}

function checkArray(operation: string, x: NdArray): void {
  if (x instanceof NdArray) return
  const advice = Array.isArray(x) ? '; array(list) makes one of a list' : ''
  throw new TypeError(`${operation}: expected a number or an NdArray, got ${describeValue(x)}${advice}`)
}

function populationOf(a: number | NdArray): number {
  if (typeof a === 'number') {
    checkCount('choice', a)
    return a
  }
  checkArray('choice', a)
  if (a.ndim !== 1) {
    throw new RangeError(
      `choice: shape ${formatShape(a.shape)} must be 1-d; choose row numbers with choice(rows) instead`,
    )
  }
  return a.shape[0]
}

function probabilities(p: readonly number[] | NdArray, population: number): Float64Array {
  const isArray = p instanceof NdArray
  if (!isArray && !Array.isArray(p)) {
    throw new TypeError(`choice: expected probabilities p as a list or an NdArray, got ${describeValue(p)}`)
  }
  if (isArray && p.ndim !== 1) throw new RangeError(`choice: p of shape ${formatShape(p.shape)} must be 1-d`)
  if (p.length !== population) {
    throw new RangeError(`choice: p has ${p.length} probabilities for ${population} values; give one for each`)
  }
  const values = Float64Array.from({ length: population }, (_, i) => (isArray ? p.item(i) : p[i]))
  const wrong = values.findIndex((value, i) => !(value >= 0) || !(isArray || typeof p[i] === 'number'))
  if (wrong >= 0) {
    const found = isArray || typeof p[wrong] === 'number' ? values[wrong] : describeValue(p[wrong])
    throw new RangeError(`choice: p holds ${found}; probabilities must be numbers ≥ 0`)
  }
  // NumPy's tolerance: half of the digits must agree.
  const tolerance = Math.sqrt(isArray && p.dtype === 'float32' ? 2 ** -23 : 2 ** -52)
  const sum = values.reduce((a, b) => a + b, 0)
  if (!(Math.abs(sum - 1) <= tolerance)) {
    throw new RangeError(`choice: p sums to ${sum}, not to 1; divide each probability by the sum`)
  }
  return values
}
