import type { NdArray } from '@dezero/ndarray'
import type { Arrays } from './arrays.ts'
import { type ElementType, fromElements, isShape, sizeInBytes, toElements, typeOf } from './elements.ts'

// Hugging Face's .safetensors: the length of the header in 8 bytes, the header, which is JSON, and the numbers of all
// tensors, without gaps: { "l0/W": { "dtype": "F32", "shape": [784, 1000], "data_offsets": [0, 3136000] } }.

const types: Readonly<Record<string, ElementType>> = {
  F64: 'f8',
  F32: 'f4',
  F16: 'f2',
  BF16: 'bf2',
  I64: 'i8',
  I32: 'i4',
  I16: 'i2',
  I8: 'i1',
  U64: 'u8',
  U32: 'u4',
  U16: 'u2',
  U8: 'u1',
  BOOL: 'b1',
}

const names = { float64: 'F64', float32: 'F32', int32: 'I32', bool: 'BOOL' } as const

/** What the format keeps for itself among the names: a text for each of some keys. */
const metadata = '__metadata__'

/** The bytes of a .safetensors file. @throws RangeError for a name that the format keeps for itself. */
export function toSafetensors(arrays: Arrays): Uint8Array {
  if (Object.hasOwn(arrays, metadata)) throw new RangeError(`.safetensors: no array can be named ${metadata}`)
  // Large elements first, so that all are aligned.
  const size = ([, x]: [string, NdArray]) => sizeInBytes(typeOf[x.dtype])
  const entries = Object.entries(arrays).sort((a, b) => size(b) - size(a))
  let end = 0
  const tensors = entries.map(([name, x]) => {
    const begin = end
    end += x.size * size([name, x])
    return [name, { dtype: names[x.dtype], shape: x.shape, data_offsets: [begin, end] }]
  })
  const json = JSON.stringify(Object.fromEntries(tensors))
  const header = new TextEncoder().encode(json)
  const start = 8 * Math.ceil((8 + header.length) / 8)
  const out = new Uint8Array(start + end).fill(0x20, 8, start)
  new DataView(out.buffer).setBigUint64(0, BigInt(start - 8), true)
  out.set(header, 8)
  let at = start
  for (const [, x] of entries) {
    const bytes = toElements(x)
    out.set(bytes, at)
    at += bytes.length
  }
  return out
}

/** Every header is an object. */
export const isSafetensors = (bytes: Uint8Array): boolean => bytes[8] === 0x7b

interface Tensor {
  name: string
  dtype: string
  shape: number[]
  begin: number
  end: number
}

/** @throws RangeError or TypeError, which begins with `source`; TypeError for numbers of a type that is not read. */
export function fromSafetensors(source: string, bytes: Uint8Array): Arrays {
  const { header, data } = partsOf(source, bytes)
  const tensors = Object.entries(header)
    .filter(([name]) => name !== metadata)
    .map(([name, value]) => tensorOf(source, name, value))
  checkOffsets(source, tensors, data.length)
  const arrays = tensors.map(({ name, dtype, shape, begin, end }) => {
    const entry = `${source}: ${name}`
    if (Object.hasOwn(types, dtype)) return [name, fromElements(entry, types[dtype], data.subarray(begin, end), shape)]
    throw new TypeError(`${entry}: numbers of type ${dtype} are not read, only ${Object.keys(types).join(', ')}`)
  })
  return Object.fromEntries(arrays)
}

function partsOf(source: string, bytes: Uint8Array): { header: object; data: Uint8Array } {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true))
  const start = 8 + length
  if (start > bytes.length) {
    throw damaged(source, `its header should have ${length} bytes, but ${bytes.length - 8} follow`)
  }
  return { header: jsonIn(source, bytes.subarray(8, start)), data: bytes.subarray(start) }
}

function jsonIn(source: string, bytes: Uint8Array): object {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return header
  } catch {}
  throw damaged(source, 'its header is no JSON object')
}

function tensorOf(source: string, name: string, value: unknown): Tensor {
  const { dtype, shape, data_offsets: offsets } = Object(value)
  if (typeof dtype === 'string' && isShape(shape) && isShape(offsets) && offsets.length === 2) {
    return { name, dtype, shape, begin: offsets[0], end: offsets[1] }
  }
  throw damaged(source, `its header does not say dtype, shape and data_offsets of ${name}`)
}

/** The numbers of all tensors follow each other, up to the end. */
function checkOffsets(source: string, tensors: readonly Tensor[], length: number): void {
  let end = 0
  for (const tensor of tensors.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (tensor.begin < end) throw damaged(source, `${tensor.name} overlaps with what is before it`)
    if (tensor.begin > end) throw damaged(source, `there is a gap before ${tensor.name}`)
    if (tensor.end < tensor.begin) throw damaged(source, `${tensor.name} ends before it begins`)
    end = tensor.end
  }
  if (end === length) return
  throw damaged(source, `its tensors take ${end} bytes, but there are ${length}`)
}

const damaged = (source: string, how: string) => new RangeError(`${source}: the .safetensors file is damaged: ${how}`)
