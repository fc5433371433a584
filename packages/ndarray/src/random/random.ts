import { describeValue } from '../array/describe-value.ts'
import type { NdArray } from '../array/ndarray.ts'
import type { ChoiceOptions, SizeOption } from './distributions.ts'
import * as distributions from './distributions.ts'
import { MersenneTwister, type RandomState } from './generator.ts'

/** The methods of NumPy's legacy `np.random`: the same seed gives the same numbers, to the last bit. */
export interface RandomGenerator {
  /** Restarts the generator: the same `n` gives the same numbers; without `n` they are unpredictable. */
  seed(n?: number): void
  /** Uniform draws from [0, 1): `rand()` one, `rand(2, 3)` an array of that shape; float64. */
  rand(...shape: number[]): NdArray
  /** Draws from the standard normal distribution: `randn()` one, `randn(2, 3)` an array of that shape; float64. */
  randn(...shape: number[]): NdArray
  /** Uniform draws from [low, high); float64. */
  uniform(low?: number, high?: number, options?: SizeOption): NdArray
  /** Whole numbers from `low` (included) to `high` (excluded), or from 0 to the only bound given; int32. */
  randint(high: number, options?: SizeOption): NdArray
  randint(low: number, high: number | undefined, options?: SizeOption): NdArray
  /** The numbers 0 … n - 1 (int32), or the array's entries along its first axis, in random order. */
  permutation(x: number | NdArray): NdArray
  /** Values taken at random from a 1-d array, or from 0 … a - 1 (int32). */
  choice(a: number | NdArray, options?: ChoiceOptions): NdArray
  /** Where the generator is in its stream, as plain data. */
  state(): RandomState
  /** Goes on from there: the draws that followed `state()` follow again. */
  loadState(state: RandomState): void
}

/** A generator of one's own: its draws change no other. It starts as `seed(n)` starts one. */
export function generator(n?: number): RandomGenerator {
  let stream = n === undefined ? undefined : seeded(n)
  // Made at the first draw: some platforms allow no random numbers while modules load.
  const current = () => {
    stream ??= seeded(unforeseen())
    return stream
  }
  return {
    seed: (n = unforeseen()) => {
      stream = seeded(n)
    },
    rand: (...shape) => distributions.rand(current(), shape),
    randn: (...shape) => distributions.randn(current(), shape),
    uniform: (low, high, options) => distributions.uniform(current(), low, high, options),
    randint: (bound: number, second?: number | SizeOption, third?: SizeOption) =>
      distributions.randint(current(), bound, second, third),
    permutation: (x) => distributions.permutation(current(), x),
    choice: (a, options) => distributions.choice(current(), a, options),
    state: () => current().state,
    loadState: (state) => {
      checkState(state)
      current().state = state
    },
  }
}

/** The generator that the whole program shares, as NumPy's `np.random`; `random.generator(n)` is one of your own. */
export const random: RandomGenerator & { generator(n?: number): RandomGenerator } = { ...generator(), generator }

const unforeseen = () => Math.floor(Math.random() * 2 ** 32)

function seeded(n: number): MersenneTwister {
  if (isWord(n)) return new MersenneTwister(n)
  throw new RangeError(`seed: ${n} is not a seed; give a whole number from 0 to 2 ** 32 - 1`)
}

const isWord = (n: unknown) => Number.isInteger(n) && (n as number) >= 0 && (n as number) < 2 ** 32

function checkState(state: RandomState): void {
  const { key, position, spareGauss } = state ?? {}
  const isKey = Array.isArray(key) && key.length === 624 && key.every(isWord)
  const isPosition = Number.isInteger(position) && position >= 0 && position <= 624
  if (isKey && isPosition && (spareGauss === null || Number.isFinite(spareGauss))) return
  throw new TypeError(
    `loadState: ${describeValue(state)} is not a state; give what state() returned: { key: 624 words, position, spareGauss }`,
  )
}
