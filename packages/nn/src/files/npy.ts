import type { NdArray } from '@dezero/ndarray'
import { fromElements, isElementType, isShape, sizeInBytes, toElements, typeOf } from './elements.ts'

// NumPy's .npy: a magic string, two bytes of a version, the length of the header, the header, which is a dict in Python's
// notation, padded so that the numbers begin at a multiple of 64 bytes, and the numbers.

const magic = '\x93NUMPY'

/** The bytes of a .npy file of version 1.0, as NumPy writes it. */
export function toNpy(x: NdArray): Uint8Array {
  const type = typeOf[x.dtype]
  const order = sizeInBytes(type) === 1 ? '|' : '<'
  const shape = x.ndim === 1 ? `${x.shape[0]},` : x.shape.join(', ')
  const header = `{'descr': '${order}${type}', 'fortran_order': False, 'shape': (${shape}), }`
  const start = 64 * Math.ceil((magic.length + 4 + header.length + 1) / 64)
  const length = start - magic.length - 4
  const lengthBytes = String.fromCharCode(length & 255, length >> 8)
  const beginning = `${`${magic}\x01\x00${lengthBytes}${header}`.padEnd(start - 1)}\n`
  const numbers = toElements(x)
  const out = new Uint8Array(start + numbers.length)
  for (let i = 0; i < start; i++) out[i] = beginning.charCodeAt(i)
  out.set(numbers, start)
  return out
}

export const isNpy = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, magic.length)) === magic

/**
 * The array in a .npy file of any version and byte order, row by row or column by column.
 *
 * @throws RangeError, which begins with `source`, for a damaged file, TypeError for elements that are not numbers.
 */
export function fromNpy(source: string, bytes: Uint8Array): NdArray {
  const { descr, isFortran, shape, start } = headerOf(source, bytes)
  const [, order, type] = /^([<>|=])(\w+)$/.exec(descr) ?? []
  if (!isElementType(type)) {
    throw new TypeError(`${source}: elements of NumPy's type '${descr}' are not read; astype('float32') makes numbers`)
  }
  const stored = bytes.subarray(start)
  const numbers = order === '>' ? swapped(stored, sizeInBytes(type)) : stored
  if (!isFortran) return fromElements(source, type, numbers, shape)
  return fromElements(source, type, numbers, shape.toReversed()).T.copy()
}

function headerOf(source: string, bytes: Uint8Array) {
  if (!isNpy(bytes)) throw new RangeError(`${source}: not a .npy file, for it does not begin with \\x93NUMPY`)
  const version = bytes[6]
  const { byteLength } = bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, byteLength)
  const start = version === 1 ? 10 : 12
  const end =
    byteLength < start ? Number.NaN : start + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true))
  const text = new TextDecoder().decode(bytes.subarray(start, end))
  const header = end <= byteLength && version >= 1 && version <= 3 ? dictIn(text) : undefined
  const { descr, fortran_order: isFortran, shape } = header ?? {}
  if (Array.isArray(descr))
    throw new TypeError(`${source}: elements with fields are not read; save each field by itself`)
  if (typeof descr === 'string' && typeof isFortran === 'boolean' && isShape(shape)) {
    return { descr, isFortran, shape, start: end }
  }
  throw new RangeError(`${source}: the header of the .npy file cannot be read; the file is damaged`)
}

/** A dict of strings, booleans and tuples of integers; undefined for anything else. */
function dictIn(python: string): Record<string, unknown> | undefined {
  const json = python
    .replaceAll("'", '"')
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replace(/\bTrue\b/, 'true')
    .replace(/\bFalse\b/, 'false')
    .replace(/(\d)L\b/g, '$1') // Python 2 marked long integers
    .replace(/,\s*(?=[\]}])/g, '')
  try {
    return Object(JSON.parse(json))
  } catch {
    return undefined
  }
}

/** The bytes of each number in the opposite order. */
function swapped(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(bytes)
  for (let at = 0; at < out.length; at += size) out.subarray(at, at + size).reverse()
  return out
}
