import type { TypedArray } from '../array/dtype.ts'

/** Copies rows of `width` neighbours: from[i], … to to[k], …; converts where the types differ. */
export function copyRows(
  rows: number,
  width: number,
  from: TypedArray,
  i: number,
  fromStep: number,
  to: TypedArray,
  k: number,
  toStep: number,
): void {
  if (fromStep === width && toStep === width) {
    to.set(from.subarray(i, i + rows * width), k)
    return
  }
  for (let row = 0; row < rows; row++) {
    const start = i + row * fromStep
    to.set(from.subarray(start, start + width), k + row * toStep)
  }
}
