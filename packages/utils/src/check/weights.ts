import { array, type NdArray, onesLike } from '@dezero/ndarray'

/**
 * Numbers of either sign between 0.5 and 1.5, always the same for one seed, for the elements of `like`.
 * They are random so that errors in several elements do not cancel, and come from a separate generator so that programs
 * with `random.seed` get the same numbers with and without a check. A single element has the weight 1.
 */
export function weightsFor(like: NdArray, seed: number): NdArray {
  if (like.size === 1) return onesLike(like)
  const next = mulberry32(seed)
  const values = Float64Array.from({ length: like.size }, () => Math.fround((next() + 0.5) * (next() < 0.5 ? -1 : 1)))
  return array(values, { dtype: like.dtype === 'float32' ? 'float32' : 'float64' }).reshape(like.shape)
}

/** Tommy Ettinger's generator: numbers in [0, 1), of 32 bits. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}
