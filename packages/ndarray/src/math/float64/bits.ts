const float = new Float64Array(1)
// Typed arrays put the lower half first: every engine in use is little-endian.
const words = new Int32Array(float.buffer)

/** The upper half of x's 64 bits: sign, exponent and 20 bits of the fraction. */
export function highWord(x: number): number {
  float[0] = x
  return words[1]
}

/** x with the lower half cleared. */
export function withoutLowWord(x: number): number {
  float[0] = x
  words[0] = 0
  return float[0]
}

/** 2 ** k for -1023 < k < 1024, at k + 1022: looking one up takes half as long as building it from bits. */
const powersOfTwo = new Float64Array(2046)
powersOfTwo[0] = 2.2250738585072014e-308
for (let i = 1; i < 2046; i++) powersOfTwo[i] = 2 * powersOfTwo[i - 1]

/** x · 2 ** k for |k| < 2045. */
export function scale(x: number, k: number): number {
  if (k > -1023 && k < 1024) return x * powersOfTwo[k + 1022]
  const half = k >> 1
  return x * powersOfTwo[half + 1022] * powersOfTwo[k - half + 1022]
}

/** The k for which x · 2 ** -k lies between √½ and √2; x must be positive and finite. */
export function exponent(x: number): number {
  if (x < 2 ** -1022) return exponent(x * 2 ** 54) - 54
  return ((highWord(x) + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 1023
}
