import { type DType, NdArray, type Shape, type TypedArray } from '@dezero/ndarray'

/**
 * How files write one number, in NumPy's letters: u1 is uint8, i8 int64, f2 float16; bf2 is bfloat16, which NumPy lacks.
 * The bytes here are little-endian, as in the memory of every machine that runs JavaScript today.
 */
export type ElementType = 'f8' | 'f4' | 'f2' | 'bf2' | 'i8' | 'i4' | 'i2' | 'i1' | 'u8' | 'u4' | 'u2' | 'u1' | 'b1'

/** How each dtype is written. */
export const typeOf: Readonly<Record<DType, 'f8' | 'f4' | 'i4' | 'b1'>> = {
  float64: 'f8',
  float32: 'f4',
  int32: 'i4',
  bool: 'b1',
}

/** The numbers, with a dtype that holds every one of them exactly; undefined where there is none. */
type Read = (memory: ArrayBuffer) => [TypedArray, DType] | undefined

interface Element {
  /** In bytes. */
  size: number
  name: string
  read: Read
}

const elements: Readonly<Record<ElementType, Element>> = {
  f8: { size: 8, name: 'float64', read: (memory) => [new Float64Array(memory), 'float64'] },
  f4: { size: 4, name: 'float32', read: (memory) => [new Float32Array(memory), 'float32'] },
  f2: { size: 2, name: 'float16', read: (memory) => [fromFloat16(new Uint16Array(memory)), 'float32'] },
  bf2: { size: 2, name: 'bfloat16', read: (memory) => [fromBfloat16(new Uint16Array(memory)), 'float32'] },
  i8: { size: 8, name: 'int64', read: (memory) => fromBigIntegers(new BigInt64Array(memory)) },
  i4: { size: 4, name: 'int32', read: (memory) => [new Int32Array(memory), 'int32'] },
  i2: { size: 2, name: 'int16', read: (memory) => [Int32Array.from(new Int16Array(memory)), 'int32'] },
  i1: { size: 1, name: 'int8', read: (memory) => [Int32Array.from(new Int8Array(memory)), 'int32'] },
  u8: { size: 8, name: 'uint64', read: (memory) => fromBigIntegers(new BigUint64Array(memory)) },
  u4: { size: 4, name: 'uint32', read: (memory) => fromUint32(new Uint32Array(memory)) },
  u2: { size: 2, name: 'uint16', read: (memory) => [Int32Array.from(new Uint16Array(memory)), 'int32'] },
  u1: { size: 1, name: 'uint8', read: (memory) => [Int32Array.from(new Uint8Array(memory)), 'int32'] },
  b1: { size: 1, name: 'bool', read: (memory) => [new Uint8Array(memory).map(Math.sign), 'bool'] },
}

export const isElementType = (code: string | undefined): code is ElementType =>
  code !== undefined && Object.hasOwn(elements, code)

export const sizeInBytes = (type: ElementType): number => elements[type].size

/** The lengths of axes, as a header says them. */
export const isShape = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0)

/**
 * An array of the numbers in the bytes, which are copied.
 *
 * @throws RangeError, which begins with `source`, for a wrong number of bytes, and for a number that no dtype here holds.
 */
export function fromElements(source: string, type: ElementType, bytes: Uint8Array, shape: Shape): NdArray {
  const { size, name, read } = elements[type]
  const needed = shape.reduce((product, length) => product * length, size)
  if (needed !== bytes.length) {
    throw new RangeError(
      `${source}: ${name} numbers of shape [${shape}] take ${needed} bytes, but there are ${bytes.length}; the file is damaged`,
    )
  }
  const numbers = read(new Uint8Array(bytes).buffer)
  if (numbers !== undefined) return new NdArray(...numbers, shape)
  throw new RangeError(`${source}: a number of type ${name} is too large; integers are read up to 2 ** 53`)
}

/** The bytes of an array, row by row. */
export const toElements = (x: NdArray): Uint8Array => new Uint8Array(x.toTypedArray().buffer)

function fromFloat16(halves: Uint16Array): Float32Array {
  const out = new Float32Array(halves.length)
  for (let i = 0; i < out.length; i++) out[i] = float16(halves[i])
  return out
}

/** A sign, 5 bits of an exponent, 10 bits of a fraction. */
function float16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = (bits & 1023) / 1024
  if (exponent === 0) return sign * fraction * 2 ** -14
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction) * 2 ** (exponent - 15)
}

/** bfloat16 is the upper half of a float32. */
function fromBfloat16(halves: Uint16Array): Float32Array {
  const bits = new Uint32Array(halves.length)
  for (let i = 0; i < bits.length; i++) bits[i] = halves[i] << 16
  return new Float32Array(bits.buffer)
}

function fromUint32(words: Uint32Array): [TypedArray, DType] {
  return words.every((word) => word < 2 ** 31)
    ? [Int32Array.from(words), 'int32']
    : [Float64Array.from(words), 'float64']
}

/** int32 where all fit, or else float64, which holds every integer up to 2 ** 53. */
function fromBigIntegers(integers: BigInt64Array | BigUint64Array): [TypedArray, DType] | undefined {
  const numbers = new Float64Array(integers.length)
  for (let i = 0; i < numbers.length; i++) numbers[i] = Number(integers[i])
  if (numbers.every((x) => x === (x | 0))) return [Int32Array.from(numbers), 'int32']
  return numbers.every(Number.isSafeInteger) ? [numbers, 'float64'] : undefined
}
