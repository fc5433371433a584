import { arange, array } from '@dezero/ndarray'
import { runs } from '@dezero/testing/runs'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { type Arrays, arrayFromBytes, arraysFromBytes, arraysToBytes, arrayToBytes } from '../../src/files.ts'

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

it.each(Object.keys(files))('a damaged %s file gives arrays, or an error that says where it comes from', (format) => {
  const [whole, read] = files[format]
  const tryToRead = (bytes: Uint8Array) => {
    try {
      read(bytes)
    } catch (error) {
      expect((error as Error).message).toMatch(/^arrays?FromBytes: .+/)
    }
  }
  fc.assert(
    fc.property(damage, (how) => tryToRead(damaged(whole, how))),
    { numRuns: runs(400) },
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
