import { NdArray } from '@dezero/ndarray'
import fc from 'fast-check'

/** The characters as bytes. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

const vectors = {
  float64: (length: number) => fc.float64Array({ minLength: length, maxLength: length }),
  float32: (length: number) => fc.float32Array({ minLength: length, maxLength: length }),
  int32: (length: number) => fc.int32Array({ minLength: length, maxLength: length }),
  bool: (length: number) => fc.uint8Array({ minLength: length, maxLength: length, max: 1 }),
}

/** An array of any dtype, with up to three axes; some axes are empty. */
export const anyArray: fc.Arbitrary<NdArray> = fc
  .tuple(
    fc.constantFrom('float64', 'float32', 'int32', 'bool'),
    fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
  )
  .chain(([dtype, shape]) =>
    vectors[dtype](shape.reduce((size, length) => size * length, 1)).map((data) => new NdArray(data, dtype, shape)),
  )

/** Some arrays, under names of any characters. */
export const anyArrays: fc.Arbitrary<Record<string, NdArray>> = fc
  .uniqueArray(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), anyArray), {
    selector: ([name]) => name,
    maxLength: 5,
  })
  .map((entries) => Object.fromEntries(entries))
