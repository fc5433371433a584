import { log } from './glibc-log.ts'

const stateSize = 624
const middle = 397

/** Where a generator is in its stream, as plain data: `JSON.stringify` keeps it to the last bit. */
export interface RandomState {
  /** The 624 words of the Mersenne Twister, as in NumPy's `get_state()[1]`. */
  readonly key: readonly number[]
  /** How many of them are used up: 0 to 624. */
  readonly position: number
  /** The second number of a pair that `randn` made, for the next draw; null when there is none. */
  readonly spareGauss: number | null
}

/** MT19937, the generator behind NumPy's `np.random.seed`: the same seed gives the same stream. */
export class MersenneTwister {
  readonly #state = new Uint32Array(stateSize)
  #position = stateSize
  /** The second number of a pair; NaN when it is used up. */
  #spareGauss = Number.NaN

  /** `seed`: a whole number from 0 to 2 ** 32 - 1 (the reference code's `init_genrand`). */
  constructor(seed: number) {
    this.#state[0] = seed
    for (let i = 1; i < stateSize; i++) {
      const previous = this.#state[i - 1]
      this.#state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i
    }
  }

  get state(): RandomState {
    const spareGauss = Number.isNaN(this.#spareGauss) ? null : this.#spareGauss
    return { key: Array.from(this.#state), position: this.#position, spareGauss }
  }

  set state({ key, position, spareGauss }: RandomState) {
    this.#state.set(key)
    this.#position = position
    this.#spareGauss = spareGauss ?? Number.NaN
  }

  /** A whole number from 0 to 2 ** 32 - 1. */
  nextUint32(): number {
    if (this.#position === stateSize) this.#twist()
    let y = this.#state[this.#position++]
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }

  /** A number in [0, 1) with 53 random bits. */
  nextDouble(): number {
    const high = this.nextUint32() >>> 5
    const low = this.nextUint32() >>> 6
    return (high * 2 ** 26 + low) / 2 ** 53
  }

  /** A draw from the standard normal distribution: Marsaglia's polar method makes two at a time. */
  nextGauss(): number {
    const spare = this.#spareGauss
    if (!Number.isNaN(spare)) {
      this.#spareGauss = Number.NaN
      return spare
    }
    let x1: number
    let x2: number
    let r2: number
    do {
      x1 = 2 * this.nextDouble() - 1
      x2 = 2 * this.nextDouble() - 1
      r2 = x1 * x1 + x2 * x2
    } while (r2 >= 1 || r2 === 0)
    const scale = Math.sqrt((-2 * log(r2)) / r2)
    this.#spareGauss = scale * x1
    return scale * x2
  }

  /** A whole number from 0 to `max` (included, below 2 ** 32): masked draws until one fits. */
  nextInterval(max: number): number {
    // A single possible value needs no draw.
    if (max === 0) return 0
    const mask = 0xffffffff >>> Math.clz32(max)
    let value: number
    do value = (this.nextUint32() & mask) >>> 0
    while (value > max)
    return value
  }

  #twist(): void {
    const state = this.#state
    const last = stateSize - 1
    // The state is a ring; three loops avoid a division for each index.
    for (let i = 0; i < stateSize - middle; i++) state[i] = state[i + middle] ^ mixed(state[i], state[i + 1])
    for (let i = stateSize - middle; i < last; i++) {
      state[i] = state[i + middle - stateSize] ^ mixed(state[i], state[i + 1])
    }
    state[last] = state[middle - 1] ^ mixed(state[last], state[0])
    this.#position = 0
  }
}

/** The upper bit of one word and the lower bits of the next, times the generator's matrix. */
function mixed(word: number, next: number): number {
  const y = (word & 0x80000000) | (next & 0x7fffffff)
  return (y >>> 1) ^ (-(y & 1) & 0x9908b0df)
}
