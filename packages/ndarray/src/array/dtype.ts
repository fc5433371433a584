/** Element types, and NumPy's rule for what comes out when two of them meet. */
export type DType = 'float64' | 'float32' | 'int32' | 'bool'

/** The storage behind each dtype; `bool` keeps 0 and 1 in bytes. */
export type TypedArray = Float64Array | Float32Array | Int32Array | Uint8Array

export const isFloat = (dtype: DType): boolean => dtype === 'float64' || dtype === 'float32'

/** What functions such as `exp` give: float32 for float32, and float64 for all other dtypes. */
export const floating = (dtype: DType): DType => (isFloat(dtype) ? dtype : 'float64')

/** NumPy's promotion: int32 next to float32 needs float64, since float32 cannot hold every int32. */
export function resultType(a: DType, b: DType): DType {
  if (a === b || b === 'bool') return a
  if (a === 'bool') return b
  return 'float64'
}

/** A JavaScript number is weak: it takes the dtype it meets, unless that dtype cannot hold it. */
export function weakType(value: number, partner: DType): DType {
  if (isFloat(partner)) return partner
  return value === (value | 0) ? 'int32' : 'float64'
}

/** Zero-filled storage for `size` elements. */
export function storage(dtype: DType, size: number): TypedArray {
  switch (dtype) {
    case 'float64':
      return new Float64Array(size)
    case 'float32':
      return new Float32Array(size)
    case 'int32':
      return new Int32Array(size)
    case 'bool':
      return new Uint8Array(size)
    default:
      throw new TypeError(`dtype: ${JSON.stringify(dtype)} is unknown; use 'float64', 'float32', 'int32' or 'bool'`)
  }
}
