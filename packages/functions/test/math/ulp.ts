const bits = new DataView(new ArrayBuffer(8))

/** The distance from |x| to the next double. */
export function ulp(x: number): number {
  bits.setFloat64(0, Math.abs(x))
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n)
  return bits.getFloat64(0) - Math.abs(x)
}
