import type { TypedArray } from '../array/dtype.ts'
import type { NdArray } from '../array/ndarray.ts'
import { type Shape, sizeOf } from '../array/shape.ts'

/**
 * One run of n elements: out[k], out[k + sk], … from x[i], x[i + si], … and y[j], y[j + sj], …
 * Strides of 1 are the plain indexed loop, 0 repeats an element; loops with one operand ignore y.
 */
export type Loop = (
  n: number,
  out: TypedArray,
  k: number,
  sk: number,
  x: TypedArray,
  i: number,
  si: number,
  y: TypedArray,
  j: number,
  sj: number,
) => void

/**
 * Rows of n elements: out[k], out[k + 1], … without gaps, from x[i], x[i + si], … and y[j], y[j + sj], …;
 * in x and y a step of its own leads to the next row.
 */
export type Block = (
  rows: number,
  n: number,
  out: TypedArray,
  k: number,
  x: TypedArray,
  i: number,
  xRow: number,
  si: number,
  y: TypedArray,
  j: number,
  yRow: number,
  sj: number,
) => void

type Strides = readonly number[]

/**
 * Runs `loop` over every element of `shape`, reading each operand with its own strides.
 * Axes that lie end to end in all operands are merged first, so contiguous operands are one run.
 * Where out has no gaps, `block` may take the two innermost of the axes that are left at once.
 */
export function walk(
  loop: Loop,
  shape: Shape,
  out: NdArray,
  outStrides: Strides,
  x: NdArray,
  xStrides: Strides,
  y: NdArray,
  yStrides: Strides,
  block?: Block,
): void {
  if (sizeOf(shape) === 0) return
  const lengths = [1]
  const so = [0]
  const sx = [0]
  const sy = [0]
  for (let axis = shape.length - 1, top = 0; axis >= 0; axis--) {
    const n = shape[axis]
    if (n === 1) continue
    const run = lengths[top]
    if (
      run === 1 ||
      (outStrides[axis] === so[top] * run && xStrides[axis] === sx[top] * run && yStrides[axis] === sy[top] * run)
    ) {
      if (run === 1) {
        so[top] = outStrides[axis]
        sx[top] = xStrides[axis]
        sy[top] = yStrides[axis]
      }
      lengths[top] = run * n
    } else {
      top = lengths.push(n) - 1
      so.push(outStrides[axis])
      sx.push(xStrides[axis])
      sy.push(yStrides[axis])
    }
  }

  const count = new Array<number>(lengths.length).fill(0)
  let k = out.offset
  let i = x.offset
  let j = y.offset
  const inBlocks = block !== undefined && lengths.length > 1
  for (;;) {
    if (inBlocks) block(lengths[1], lengths[0], out.data, k, x.data, i, sx[1], sx[0], y.data, j, sy[1], sy[0])
    else loop(lengths[0], out.data, k, so[0], x.data, i, sx[0], y.data, j, sy[0])
    let axis = inBlocks ? 2 : 1
    for (; axis < lengths.length; axis++) {
      k += so[axis]
      i += sx[axis]
      j += sy[axis]
      if (++count[axis] < lengths[axis]) break
      k -= so[axis] * lengths[axis]
      i -= sx[axis] * lengths[axis]
      j -= sy[axis] * lengths[axis]
      count[axis] = 0
    }
    if (axis >= lengths.length) return
  }
}
