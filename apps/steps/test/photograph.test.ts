import { array, type NdArray } from '@dezero/ndarray'
import type {} from '@dezero/testing/matchers' // the type of toBeAllClose
import { encode, type ImageData } from 'fast-png'
import jpeg from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { photograph, pixelsOf, resized } from '../src/photograph.ts'

const png = (image: Partial<ImageData> & { data: ImageData['data'] }) =>
  pixelsOf(encode({ width: 2, height: 1, depth: 8, ...image }))

const both = (...pixels: [number[], number[]]) => [pixels]

describe('pixels', () => {
  it.each<[string, () => NdArray, number[][][]]>([
    [
      'red, green and blue',
      () => png({ data: Uint8Array.of(1, 2, 3, 4, 5, 6), channels: 3 }),
      both([1, 2, 3], [4, 5, 6]),
    ],
    [
      'with opacity',
      () => png({ data: Uint8Array.of(1, 2, 3, 9, 4, 5, 6, 9), channels: 4 }),
      both([1, 2, 3], [4, 5, 6]),
    ],
    ['grey', () => png({ data: Uint8Array.of(7, 8), channels: 1 }), both([7, 7, 7], [8, 8, 8])],
    ['grey with opacity', () => png({ data: Uint8Array.of(7, 0, 8, 0), channels: 2 }), both([7, 7, 7], [8, 8, 8])],
    [
      'black and white',
      () => png({ data: Uint8Array.of(0b01000000), depth: 1, channels: 1 }),
      both([0, 0, 0], [255, 255, 255]),
    ],
    [
      'of 16 bits',
      () => png({ data: Uint16Array.of(257, 65535), depth: 16, channels: 1 }),
      both([1, 1, 1], [255, 255, 255]),
    ],
    [
      'with a palette',
      () =>
        png({
          data: Uint8Array.of(0b00010000),
          depth: 4,
          channels: 1,
          palette: [
            [1, 2, 3],
            [4, 5, 6],
          ],
        }),
      both([4, 5, 6], [1, 2, 3]),
    ],
  ])('of a PNG file are read: %s', (_, read, pixels) => {
    expect(read().tolist()).toEqual(pixels)
  })

  it('of a JPEG file are read', () => {
    const red = Buffer.from(Array(64).fill([200, 30, 40, 255]).flat())
    const pixels = pixelsOf(jpeg.encode({ data: red, width: 8, height: 8 }, 100).data)
    expect(pixels.shape).toEqual([8, 8, 3])
    expect(
      pixels
        .sub(array([200, 30, 40]))
        .abs()
        .max()
        .item(),
    ).toBeLessThanOrEqual(2)
  })

  it('of another file are refused with a sentence', () => {
    const message = (file: string) => expect(() => photograph.parse(file))
    message('no-such.png').toThrow(/^takes a PNG or JPEG file, and cannot read "no-such\.png": ENOENT: .*\.$/)
    message(import.meta.filename).toThrow(/: its first bytes are those of neither\.$/)
    expect(() =>
      pixelsOf(encode({ data: new Uint8Array(12), width: 2, height: 2, channels: 3 }).slice(0, -20)),
    ).toThrow()
  })
})

describe('another size', () => {
  const gradient = array([
    [0, 1, 2, 3, 4, 5],
    [10, 11, 12, 13, 14, 15],
    [40, 60, 20, 90, 0, 30],
  ])
  const image = gradient.reshape(3, 6, 1).repeat(3, { axis: 2 })
  const firstOf = (pixels: NdArray) => pixels.slice('...', 0)

  it('is that of Pillow, smaller and larger', () => {
    expect(firstOf(resized(image, 2))).toBeAllClose(
      [
        [5, 7.5],
        [34.6875, 25.4688],
      ],
      { atol: 1e-4 },
    )
    expect(firstOf(resized(image, 4))).toBeAllClose(
      [
        [0.375, 1.7778, 3.2222, 4.625],
        [6.625, 8.0278, 9.4722, 10.875],
        [24.2969, 22.7778, 27.8472, 16.1719],
        [47.5, 41.1111, 52.2222, 18.75],
      ],
      { atol: 1e-4 },
    )
  })

  it('leaves pixels of the same size as they are', () => {
    const square = image.slice(':', ':3')
    expect(resized(square, 3).tolist()).toEqual(square.tolist())
  })
})
