import { arange, array } from '@dezero/ndarray'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { type Arrays, arrayFromBytes, arraysFromBytes, arraysToBytes, arrayToBytes } from '../../src/files.ts'
import { latin1 } from './bytes.ts'

const arrays = { 'l0/W': arange(12).reshape(3, 4), 'l0/b': array([1, 2, 3], { dtype: 'int32' }), flag: array(true) }

const files: Record<string, [Uint8Array, (bytes: Uint8Array) => unknown]> = {
  npz: [arraysToBytes(arrays, 'npz'), arraysFromBytes],
  'deflated npz': [zipSync({ 'l0/W.npy': arrayToBytes(arrays['l0/W']) }), arraysFromBytes],
  safetensors: [arraysToBytes(arrays, 'safetensors'), arraysFromBytes],
  npy: [arrayToBytes(arrays['l0/W']), arrayFromBytes],
}

/** A few bits are turned over, a few bytes are written over, and the end may be cut off. */
const damage = fc.record({
  bits: fc.array(fc.nat(), { maxLength: 4 }),
  bytes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x7f, 0xff, 0x30, 0x2d)), { maxLength: 4 }),
  cut: fc.option(fc.nat(), { freq: 4 }),
})

function damaged(whole: Uint8Array, { bits, bytes, cut }: { bits: number[]; bytes: number[][]; cut: number | null }) {
  const out = whole.slice()
  for (const bit of bits) out[(bit >> 3) % out.length] ^= 1 << (bit & 7)
  for (const [at, byte] of bytes) out[at % out.length] = byte
  return cut === null ? out : out.subarray(0, cut % out.length)
}

function tryToRead(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
  try {
    read(bytes)
  } catch (error) {
    expect((error as Error).message).toMatch(/^arrays?FromBytes: .+/)
  }
}

it.each(Object.keys(files))('a damaged %s file gives arrays, or an error that says where it comes from', (format) => {
  const [whole, read] = files[format]
  fc.assert(fc.property(damage, (how) => tryToRead(read, damaged(whole, how))))
})

const odd = fc.oneof(
  fc.constantFrom(
    -1,
    0.5,
    2 ** 31,
    2 ** 53,
    1e300,
    'F64',
    'BOOL',
    '__proto__',
    [],
    [2],
    [2 ** 30, 2 ** 30],
    [0, 1e300],
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

it('so does a .safetensors file whose header says something else', () => {
  const tensor = { dtype: 'F64', shape: [2], data_offsets: [0, 16] }
  const changed = fc.oneof(fc.record({ dtype: odd, shape: odd, data_offsets: odd }, { requiredKeys: [] }), odd)
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('W', 'b', '__proto__', '__metadata__'), changed), (changes) => {
      const tensors = Object.entries(changes).map(([name, value]) => [name, withFields(tensor, value)])
      const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(tensors)))
      tryToRead(
        arraysFromBytes,
        Uint8Array.of(header.length & 255, header.length >> 8, 0, 0, 0, 0, 0, 0, ...header, ...new Uint8Array(16)),
      )
    }),
  )
})

const withFields = (tensor: object, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...tensor, ...value } : value

it('so does a .npy file whose header says something else', () => {
  const python = fc.oneof(
    fc.constantFrom(
      '(2,)',
      '()',
      '(2, 1L)',
      'True',
      'None',
      "'<f8'",
      "'>i8'",
      "'|b1'",
      "'<U3'",
      "'f'",
      '[(',
      '(1e300,)',
    ),
    odd.map((value) => JSON.stringify(value)),
  )
  const fields = fc.record({ descr: python, fortran_order: python, shape: python }, { requiredKeys: [] })
  fc.assert(
    fc.property(fields, fc.nat(4), (changes, version) => {
      const all = { descr: "'<f8'", fortran_order: 'False', shape: '(2,)', ...changes }
      const dict = `{${Object.entries(all).map(([name, value]) => `'${name}': ${value}`)}}`
      const lengths =
        version === 1 ? [dict.length & 255, dict.length >> 8] : [dict.length & 255, dict.length >> 8, 0, 0]
      const start = Uint8Array.of(...latin1('\x93NUMPY'), version, 0, ...lengths)
      tryToRead(arrayFromBytes, Uint8Array.of(...start, ...new TextEncoder().encode(dict), ...new Uint8Array(16)))
    }),
  )
})

it('each changed bit of the numbers in a .npz file is noticed', () => {
  const whole = files.npz[0]
  const directory = whole.length - 22 - 3 * 46 - 'l0/W.npyl0/b.npyflag.npy'.length
  for (let bit = 0; bit < directory * 8; bit++) {
    const bytes = whole.slice()
    bytes[bit >> 3] ^= 1 << (bit & 7)
    let read: Arrays | undefined
    try {
      read = arraysFromBytes(bytes)
    } catch {}
    if (read) expect(read).toEqual(arrays)
  }
})
