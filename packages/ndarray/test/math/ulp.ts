const bits = new DataView(new ArrayBuffer(8))

/** The distance from |x| to the next double. */
export function ulp(x: number): number {
  bits.setFloat64(0, Math.abs(x))
  const next = bits.getBigUint64(0) + 1n
  bits.setBigUint64(0, next)
  return bits.getFloat64(0) - Math.abs(x)
}

/** The same for float32. */
export function ulp32(x: number): number {
  bits.setFloat32(0, Math.abs(x))
  bits.setUint32(0, bits.getUint32(0) + 1)
  return bits.getFloat32(0) - Math.abs(x)
}

/** Any double, every pattern of bits as likely as another; the same ones for the same seed. */
export const anyDoubles = (n: number, seed: number): Float64Array => new Float64Array(anyBits(2 * n, seed).buffer)

/** The same for float32. */
export const anySingles = (n: number, seed: number): Float32Array => new Float32Array(anyBits(n, seed).buffer)

function anyBits(words: number, seed: number): Uint32Array<ArrayBuffer> {
  const bits = new Uint32Array(words)
  for (let i = 0, state = seed; i < words; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bits[i] = state ^ (state << 13) ^ (state >>> 7)
  }
  return bits
}

/** n numbers between low and high that look like no pattern; the same ones every time. */
export const spread = (n: number, low: number, high: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => low + (high - low) * ((i * 0.6180339887498949 + 0.1) % 1))
