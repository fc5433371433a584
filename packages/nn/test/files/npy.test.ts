import { array, NdArray, zeros } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrayFromBytes, arrayToBytes } from '../../src/files.ts'
import { anyArray, latin1 } from './bytes.ts'

/** A .npy file of version 1.0 with this header, which NumPy pads, and these numbers. */
const npy = (header: string, ...numbers: number[]): Uint8Array =>
  Uint8Array.of(...latin1(`\x93NUMPY\x01\0${String.fromCharCode(header.length)}\0${header}`), ...numbers)

const header = (descr: string, shape: string, isFortran = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${isFortran}, 'shape': ${shape}, }\n`

describe('a .npy file', () => {
  it('has the bytes that np.save writes', () => {
    const bytes = arrayToBytes(array([[1, 2, -1]], { dtype: 'int32' }))
    const dict = "{'descr': '<i4', 'fortran_order': False, 'shape': (1, 3), }".padEnd(117)
    expect(bytes).toEqual(
      Uint8Array.of(...latin1(`\x93NUMPY\x01\0\x76\0${dict}\n`), 1, 0, 0, 0, 2, 0, 0, 0, 255, 255, 255, 255),
    )
  })

  it.each([
    ['a number', array(2.5), "'<f8', 'fortran_order': False, 'shape': ()"],
    ['a vector', array([true, false]), "'|b1', 'fortran_order': False, 'shape': (2,)"],
    ['nothing', zeros([0, 3], { dtype: 'float32' }), "'<f4', 'fortran_order': False, 'shape': (0, 3)"],
  ])('says so of %s', (_, x, said) => {
    const bytes = arrayToBytes(x)
    expect(String.fromCharCode(...bytes)).toContain(said)
    expect(arrayFromBytes(bytes)).toEqual(x.copy())
  })

  it('gives back every bit of any array, also of views', () => {
    fc.assert(
      fc.property(anyArray, (x) => {
        const read = arrayFromBytes(arrayToBytes(x))
        expect(read.dtype).toBe(x.dtype)
        expect(read.shape).toEqual(x.shape)
        expect(read.toTypedArray()).toEqual(x.toTypedArray())
        expect(arrayFromBytes(arrayToBytes(read.T))).toEqual(read.T.copy())
      }),
    )
  })
})

describe('reading', () => {
  it.each([
    ['|u1', 'int32', [0, 255], [0, 255]],
    ['|i1', 'int32', [127, 128], [127, -128]],
    ['<i2', 'int32', [1, 0, 0, 128], [1, -32768]],
    ['>i2', 'int32', [0, 1, 128, 0], [1, -32768]],
    ['>u2', 'int32', [0, 1, 255, 255], [1, 65535]],
    ['<i4', 'int32', [1, 0, 0, 0, 254, 255, 255, 255], [1, -2]],
    ['>u4', 'int32', [0, 0, 0, 1, 127, 255, 255, 255], [1, 2147483647]],
    ['>u4', 'float64', [0, 0, 0, 1, 255, 255, 255, 255], [1, 4294967295]],
    ['<i8', 'int32', [1, 0, 0, 0, 0, 0, 0, 0, ...new Array(8).fill(255)], [1, -1]],
    ['>i8', 'float64', [0, 0, 0, 0, 0, 0, 0, 1, 0, 31, ...new Array(6).fill(255)], [1, 2 ** 53 - 1]],
    ['<f2', 'float32', [0, 60, 255, 123], [1, 65504]],
    ['>f2', 'float32', [0, 1, 252, 0], [2 ** -24, Number.NEGATIVE_INFINITY]],
    ['>f4', 'float32', [63, 128, 0, 0, 192, 0, 0, 0], [1, -2]],
    ['>f8', 'float64', [63, 240, 0, 0, 0, 0, 0, 0, 192, 0, 0, 0, 0, 0, 0, 0], [1, -2]],
    ['|b1', 'bool', [0, 1], [false, true]],
  ])('%s gives %s', (descr, dtype, bytes, numbers) => {
    const x = arrayFromBytes(npy(header(descr, '(2,)'), ...bytes))
    expect([x.dtype, x.tolist()]).toEqual([dtype, numbers])
  })

  it('takes the order of Fortran', () => {
    const x = arrayFromBytes(npy(header('|u1', '(2, 3)', 'True'), 1, 4, 2, 5, 3, 6))
    expect(x).toEqual(new NdArray(Int32Array.of(1, 2, 3, 4, 5, 6), 'int32', [2, 3]))
  })

  it('takes the long integers of Python 2, and any order of the keys', () => {
    const old = "{'shape': (1L, 2L), 'fortran_order': False, 'descr': '|u1'}"
    expect(arrayFromBytes(npy(old, 3, 4)).tolist()).toEqual([[3, 4]])
  })

  it('takes an ArrayBuffer, and copies the numbers', () => {
    const bytes = npy(header('|b1', '(1,)'), 1)
    const x = arrayFromBytes(bytes.slice().buffer)
    bytes.fill(0)
    expect(x.tolist()).toEqual([true])
  })
})

describe('is refused:', () => {
  it.each([
    ['another file', latin1('GIF89a'), RangeError, 'not a .npy file, for it does not begin with \\x93NUMPY'],
    ['a file cut off in the header', npy(header('<f4', '(2,)')).subarray(0, 40), RangeError, 'the header of'],
    ['a file cut off in its first bytes', npy('').subarray(0, 9), RangeError, 'the header of'],
    ['a later version', latin1('\x93NUMPY\x04\0\0\0\0\0'), RangeError, 'the header of'],
    ['a header that is no dict', npy('[1, 2]'), RangeError, 'the header of'],
    ['a negative length', npy(header('|u1', '(-1,)')), RangeError, 'the header of'],
    [
      'too few numbers',
      npy(header('<f4', '(2,)'), 0, 0, 0, 0),
      RangeError,
      'of shape [2] take 8 bytes, but there are 4',
    ],
    ['too many numbers', npy(header('|u1', '()'), 0, 0), RangeError, 'of shape [] take 1 bytes, but there are 2'],
    ['a shape beyond all memory', npy(header('|u1', `(${'9999999,'.repeat(9)})`)), RangeError, 'but there are 0'],
    [
      'int64 beyond 2 ** 53',
      npy(header('<i8', '(1,)'), ...new Array(6).fill(0), 32, 0),
      RangeError,
      'of type int64 is too',
    ],
    ['complex numbers', npy(header('<c8', '(0,)')), TypeError, "elements of NumPy's type '<c8' are not read"],
    ['text', npy(header('<U5', '(0,)')), TypeError, "elements of NumPy's type '<U5' are not read"],
    ['pickled objects', npy(header('|O', '(0,)')), TypeError, "elements of NumPy's type '|O' are not read"],
    ['fields', npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}"), TypeError, 'with fields'],
    ['what is no bytes', [1, 2] as never, TypeError, 'expected a Uint8Array or an ArrayBuffer, got a list of 2'],
  ])('%s', (_, bytes, kind, reason) => {
    const read = () => arrayFromBytes(bytes)
    expect(read).toThrow(kind)
    expect(read).toThrow(/^arrayFromBytes: /)
    expect(read).toThrow(reason)
  })
})
