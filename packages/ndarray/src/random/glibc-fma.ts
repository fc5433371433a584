import { lost, product } from '../math/float64/product.ts'

/** a · b + c, rounded once. |a| and |b| must stay below 2 ** 970, and |a · b|, unless 0, above 2 ** -960. */
export function fma(a: number, b: number, c: number): number {
  const high = product(a, b)
  const low = lost[0]
  const sum = high + c
  // This sum is rounded too: where that could change the result, it is computed exactly.
  const rest = low + lostBySum(high, c, sum)
  const margin = rest * 2 ** -51
  const result = sum + (rest - margin)
  return result === sum + (rest + margin) ? result : sumOfThree(high, low, c)
}

/** a + b - sum, where sum is a + b, rounded (Knuth, 1969). */
function lostBySum(a: number, b: number, sum: number): number {
  const fromB = sum - a
  return a - (sum - fromB) + (b - fromB)
}

/** high + low + c, rounded once: two exact sums, and what they lose is rounded to odd (Boldo & Melquiond, 2008). */
function sumOfThree(high: number, low: number, c: number): number {
  const middle = c + low
  const sum = high + middle
  return sum + sumToOdd(lostBySum(c, low, middle), lostBySum(high, middle, sum))
}

const float = new Float64Array(1)
// Typed arrays put the lower half first: every engine in use is little-endian.
const words = new Int32Array(float.buffer)

/** a + b; if it needs more than 53 bits, the neighbouring double whose last bit is 1. */
function sumToOdd(a: number, b: number): number {
  const sum = a + b
  const rest = lostBySum(a, b, sum)
  if (rest === 0) return sum
  float[0] = sum
  if ((words[0] & 1) === 1) return sum
  if (rest > 0 === sum > 0) words[0] |= 1
  else if (words[0]-- === 0) words[1]--
  return float[0]
}
