import { type ArrayLike, asArray, type NdArray } from '@dezero/ndarray'
import { describeValue } from '@dezero/ndarray/internal'
import { readBytes, writeBytes } from './disk.ts'
import { fromNpy, isNpy, toNpy } from './npy.ts'
import { fromNpz, toNpz } from './npz.ts'
import { fromSafetensors, isSafetensors, toSafetensors } from './safetensors.ts'
import { isZip } from './zip.ts'

/** Arrays by name. */
export type Arrays = Record<string, NdArray>

const writers = { npz: toNpz, safetensors: toSafetensors } as const

/** What holds several arrays: NumPy's format, as in the book, or Hugging Face's. */
export type ArraysFormat = keyof typeof writers

/**
 * Writes arrays to a file, completely or not at all: `saveArrays('xy.npz', { x, y })`, which is NumPy's
 * `np.savez('xy.npz', x=x, y=y)`. The extension, .npz or .safetensors, is the format.
 */
export async function saveArrays(file: string | URL, arrays: Readonly<Record<string, ArrayLike>>): Promise<void> {
  writeArrays('saveArrays', file, arrays)
}

/** The arrays in a .npz or .safetensors file, or in one at a URL: `const { x, y } = await loadArrays('xy.npz')`. */
export async function loadArrays(file: string | URL): Promise<Arrays> {
  return readArrays('loadArrays', file)
}

/** The bytes of a file of arrays, for where there are no files. */
export function arraysToBytes(arrays: Readonly<Record<string, ArrayLike>>, format: ArraysFormat): Uint8Array {
  if (Object.hasOwn(writers, format)) return bytesOf('arraysToBytes', arrays, format)
  throw new TypeError(`arraysToBytes: the format is 'npz' or 'safetensors', got ${describeValue(format)}`)
}

/**
 * The arrays in the bytes of a .npz or .safetensors file.
 *
 * float16 and bfloat16 become float32; integers become int32, or float64 where one is too large.
 *
 * @throws RangeError for a damaged file, TypeError for elements that are not read.
 */
export const arraysFromBytes = (bytes: Uint8Array | ArrayBuffer): Arrays =>
  arraysIn('arraysFromBytes', checkedBytes('arraysFromBytes', bytes))

/** Writes one array to a .npy file, as `np.save(file, x)`. */
export async function saveArray(file: string | URL, x: ArrayLike): Promise<void> {
  if (extensionOf(file) !== 'npy')
    throw new TypeError(`saveArray: "${file}" does not end in .npy; saveArrays writes others`)
  writeBytes('saveArray', file, toNpy(asArray(x, { role: 'saveArray' })))
}

/** The array in a .npy file, or in one at a URL. */
export const loadArray = async (file: string | URL): Promise<NdArray> =>
  fromNpy(`loadArray: ${file}`, await readBytes('loadArray', file))

/** The bytes of a .npy file. */
export const arrayToBytes = (x: ArrayLike): Uint8Array => toNpy(asArray(x, { role: 'arrayToBytes' }))

/** The array in the bytes of a .npy file. */
export const arrayFromBytes = (bytes: Uint8Array | ArrayBuffer): NdArray =>
  fromNpy('arrayFromBytes', checkedBytes('arrayFromBytes', bytes))

/** `saveArrays` for other operations, which errors name. */
export function writeArrays(operation: string, file: string | URL, arrays: Readonly<Record<string, ArrayLike>>): void {
  const format = extensionOf(file)
  if (format !== 'npz' && format !== 'safetensors') {
    throw new TypeError(`${operation}: "${file}" must end in .safetensors or .npz, which says what to write`)
  }
  writeBytes(operation, file, bytesOf(operation, arrays, format))
}

/** `loadArrays` for other operations, which errors name. */
export const readArrays = async (operation: string, file: string | URL): Promise<Arrays> =>
  arraysIn(`${operation}: ${file}`, await readBytes(operation, file))

const extensionOf = (file: string | URL) => /\.([^./\\]*)$/.exec(String(file))?.[1].toLowerCase()

function bytesOf(operation: string, arrays: Readonly<Record<string, ArrayLike>>, format: ArraysFormat): Uint8Array {
  const entries = Object.entries(arrays).map(([name, x]) => [name, asArray(x, { role: `${operation}: ${name}` })])
  return writers[format](Object.fromEntries(entries))
}

/** The first bytes say the format, so that also a file without an extension is read. */
function arraysIn(source: string, bytes: Uint8Array): Arrays {
  if (isZip(bytes)) return fromNpz(source, bytes)
  if (isSafetensors(bytes)) return fromSafetensors(source, bytes)
  if (isNpy(bytes)) throw new TypeError(`${source}: it holds a single array, without a name; loadArray reads it`)
  throw new RangeError(`${source}: neither a .npz nor a .safetensors file; is it another file, or damaged?`)
}

function checkedBytes(operation: string, bytes: Uint8Array | ArrayBuffer): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes)
  throw new TypeError(`${operation}: expected a Uint8Array or an ArrayBuffer, got ${describeValue(bytes)}`)
}
