import type { RandomGenerator } from '@dezero/ndarray'

/** The indices 0 … n - 1 in random order, or without a generator in ascending order. */
export function orderOf(n: number, generator: RandomGenerator | undefined): Int32Array {
  if (!generator) return Int32Array.from({ length: n }, (_, i) => i)
  const { data, offset } = generator.permutation(n)
  return Int32Array.from(data.subarray(offset, offset + n))
}
