import type { DType, TypedArray } from './dtype.ts'
import { format } from './format.ts'
import { contiguousStrides, formatShape, normalizeIndex, sizeOf } from './shape.ts'
import type { Strided } from './strided.ts'

/** A number, a boolean, or lists of them nested to any depth. */
export type Nested = number | boolean | readonly Nested[]

/**
 * An n-dimensional array: a typed array seen through a shape.
 *
 * `array()` makes one from numbers and checks them; the constructor takes what it is given.
 *
 * Element (i, j, …) is `data[offset + i * strides[0] + j * strides[1] + …]`. Several arrays may share
 * one `data`, so values are never written in place. Several `data` may share one buffer, which lives as long as any of
 * them: use `copy()`, which has memory of its own, to keep a small array for long or to transfer it to another thread.
 * Memory is freed by the garbage collector.
 */
export class NdArray implements Strided {
  /** Not to be written: other arrays, and graphs that have read it, share it; `toTypedArray()` gives a copy. */
  readonly data: TypedArray
  readonly shape: readonly number[]
  /** Steps between neighbours along each axis, counted in elements; 0 repeats, negative runs backwards. */
  readonly strides: readonly number[]
  readonly offset: number
  readonly dtype: DType

  constructor(
    data: TypedArray,
    dtype: DType,
    shape: readonly number[],
    strides: readonly number[] = contiguousStrides(shape),
    offset = 0,
  ) {
    this.data = data
    this.dtype = dtype
    this.shape = shape
    this.strides = strides
    this.offset = offset
  }

  get ndim(): number {
    return this.shape.length
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape)
  }

  /** Length of the first axis; a 0-d array has none and throws. */
  get length(): number {
    if (this.shape.length === 0) throw new TypeError('length: a 0-d array has no length; read .size or .item()')
    return this.shape[0]
  }

  /** The array with its axes reversed. */
  get T(): NdArray {
    return new NdArray(this.data, this.dtype, this.shape.toReversed(), this.strides.toReversed(), this.offset)
  }

  /** One element as a number: the only one, or the one at `index` (negative counts from the end). */
  item(...index: number[]): number {
    if (index.length === 0) {
      if (this.size !== 1) {
        throw new RangeError(
          `item: an array of shape ${formatShape(this.shape)} holds ${this.size} elements; say which: item(i, j, …)`,
        )
      }
      return this.data[this.offset]
    }
    if (index.length !== this.shape.length) {
      throw new RangeError(
        `item: ${index.length} indices for the ${this.ndim} axes of shape ${formatShape(this.shape)}`,
      )
    }
    let at = this.offset
    for (let axis = 0; axis < index.length; axis++) {
      at += normalizeIndex('item', index[axis], axis, this.shape) * this.strides[axis]
    }
    return this.data[at]
  }

  /** Nested lists of numbers, or of booleans for bool; a bare number or boolean for a 0-d array. */
  tolist(): Nested {
    if (this.ndim === 0) return this.dtype === 'bool' ? this.data[this.offset] !== 0 : this.data[this.offset]
    return listOf(this, 0, this.offset)
  }

  /** The text that NumPy's `print` shows. */
  toString(): string {
    return format(this)
  }

  /** `JSON.stringify(x)` writes nested lists, which `array()` reads. */
  toJSON(): Nested {
    return this.tolist()
  }

  /** `${x}` and x + '' give the text; JavaScript's arithmetic operators would give NaN, and are refused. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint !== 'number') return this.toString()
    throw new TypeError('an NdArray has no operators: write x.mul(2) for x * 2, and x.item() for the number in it')
  }

  /** Node's `console.log(x)` shows the numbers, as Python's `print(x)` does. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return format(this)
  }
}

/** The part of x from the element at `at` on, along this axis and those behind it. */
function listOf(x: NdArray, axis: number, at: number): Nested[] {
  const [length, step] = [x.shape[axis], x.strides[axis]]
  if (axis === x.ndim - 1) {
    return x.dtype === 'bool' ? booleans(x.data, at, step, length) : numbers(x.data, at, step, length)
  }
  const list = new Array<Nested>(length)
  for (let i = 0; i < length; i++) list[i] = listOf(x, axis + 1, at + i * step)
  return list
}

// A function for each type, so that V8 stores the numbers unboxed.

function numbers(data: TypedArray, at: number, step: number, length: number): number[] {
  const list = new Array<number>(length)
  for (let i = 0; i < length; i++) list[i] = data[at + i * step]
  return list
}

function booleans(data: TypedArray, at: number, step: number, length: number): boolean[] {
  const list = new Array<boolean>(length)
  for (let i = 0; i < length; i++) list[i] = data[at + i * step] !== 0
  return list
}
