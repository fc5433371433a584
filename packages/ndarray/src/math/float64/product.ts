/** What the last call of `product` lost. */
export const lost = new Float64Array(1)

/** a · b, rounded; the rest of the exact product is left in `lost` (Dekker, 1971). |a| and |b| must stay below 2 ** 970. */
export function product(a: number, b: number): number {
  const rounded = a * b
  const a1 = upperHalf(a)
  const b1 = upperHalf(b)
  const a0 = a - a1
  const b0 = b - b1
  lost[0] = a0 * b0 - (rounded - a1 * b1 - a0 * b1 - a1 * b0)
  return rounded
}

function upperHalf(a: number): number {
  const shifted = a * (2 ** 27 + 1)
  return shifted - (shifted - a)
}
