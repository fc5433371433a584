import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gunzipped, parseIdx } from '../../src/mnist/idx.ts'
import { idxFile } from '../idx-file.ts'

const arrays = fc
  .array(fc.nat(5), { minLength: 1, maxLength: 4 })
  .chain((shape) => fc.tuple(fc.constant(shape), bytesOf(shape.reduce((a, b) => a * b, 1))))
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

it('what was written is read again, compressed or not', async () => {
  await fc.assert(
    fc.asyncProperty(arrays, fc.boolean(), async ([shape, values], compress) => {
      const file = idxFile(shape, values)
      const bytes = await gunzipped('file', new Uint8Array(compress ? gzipSync(file) : file))
      expect(parseIdx('file', bytes, shape.length)).toEqual({ shape, values })
    }),
  )
})

it('a file anywhere in a larger buffer is read', () => {
  const file = new Uint8Array(40)
  file.set(idxFile([2], [8, 9]), 5)
  expect(parseIdx('file', file.subarray(5, 15), 1)).toEqual({ shape: [2], values: Uint8Array.of(8, 9) })
})

describe('refused are', () => {
  const labels = idxFile([3], [1, 2, 3])

  it.each([
    [
      'a file that is cut off',
      labels.subarray(0, -1),
      'labels: the header promises 3 = 3 bytes, but 2 follow; get the file again',
    ],
    [
      'a file with more at its end',
      Uint8Array.of(...labels, 0),
      'labels: the header promises 3 = 3 bytes, but 4 follow',
    ],
    ['images for labels', idxFile([1, 1, 1], [0]), 'labels: begins with the magic number 2051, not with 2049'],
    ['a page for a file', new TextEncoder().encode('<!doctype html>'), 'begins with the magic number 1008821359'],
    ['elements of another type', Uint8Array.of(0, 0, 0x0d, 1, 0, 0, 0, 0), 'begins with the magic number 3329'],
    ['an empty file', new Uint8Array(0), 'labels: 0 bytes are no idx file; get the file again'],
  ])('%s', (_, bytes, message) => expect(() => parseIdx('labels', bytes, 1)).toThrow(message))

  it.each([
    ['compressed files that are cut off', (gz: Uint8Array) => gz.slice(0, -9)],
    ['compressed files that are damaged', (gz: Uint8Array) => gz.map((byte, i) => (i === 14 ? byte ^ 0xff : byte))],
  ])('%s', async (_, damage) => {
    const gz = new Uint8Array(
      gzipSync(
        idxFile(
          [2000],
          new Uint8Array(2000).map((_, i) => (i * i) % 251),
        ),
      ),
    )
    await expect(gunzipped('labels.gz', new Uint8Array(damage(gz)))).rejects.toThrow(
      'labels.gz: gzip cannot read it: damaged or cut off; get the file again',
    )
  })
})
