import { describeValue } from '@dezero/ndarray/internal'

/** A number of inputs, outputs or words. */
export function checkSize(layer: string, name: string, size: number): number {
  if (Number.isInteger(size) && size > 0) return size
  throw new RangeError(`${layer}: ${name} must be a whole number ≥ 1, got ${describeValue(size)}`)
}

/** A shape for people; a length of 0 is not known yet. */
export const shapeInWords = (shape: readonly number[]): string => `[${shape.map((length) => length || '?').join(', ')}]`
