import { arange, array, ones } from '@dezero/ndarray'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { arraysFromBytes, arraysToBytes, arrayToBytes } from '../../src/files.ts'
import { anyArrays, latin1 } from './bytes.ts'

const x = arange(6).reshape(2, 3)
const names = { 'l0/W': x, 'l0/b': ones(3, { dtype: 'float32' }) }

describe('a .npz file', () => {
  it('gives back every bit of any arrays, under any names', () => {
    fc.assert(
      fc.property(anyArrays, (arrays) => {
        expect(arraysFromBytes(arraysToBytes(arrays, 'npz'))).toEqual(arrays)
      }),
    )
  })

  it('has a .npy file for each name, stored as by np.savez', () => {
    const text = String.fromCharCode(...arraysToBytes(names, 'npz'))
    for (const name of ['l0/W.npy', 'l0/b.npy', String.fromCharCode(...arrayToBytes(x))]) expect(text).toContain(name)
  })

  it('has the same bytes at any time', () => {
    expect(arraysToBytes(names, 'npz')).toEqual(arraysToBytes(names, 'npz'))
    expect([...arraysToBytes(names, 'npz').subarray(10, 14)]).toEqual([0, 0, 0x21, 0]) // 1980, as NumPy writes
  })

  it('is read also when it was deflated, as in the book', () => {
    const bytes = zipSync({ 'x.npy': arrayToBytes(ones(10_000)) })
    expect(bytes.length).toBeLessThan(500)
    expect(arraysFromBytes(bytes)).toEqual({ x: ones(10_000) })
  })

  it('may have a comment at the end', () => {
    const bytes = arraysToBytes({ x }, 'npz')
    const commented = Uint8Array.of(...bytes, ...latin1('comment'))
    commented[bytes.length - 2] = 7
    expect(arraysFromBytes(commented)).toEqual({ x })
  })

  it('may be empty', () => expect(arraysFromBytes(arraysToBytes({}, 'npz'))).toEqual({}))
})

describe('is refused:', () => {
  const whole = arraysToBytes({ x }, 'npz')
  const changed = (at: number, byte: number) => {
    const bytes = whole.slice()
    bytes[at < 0 ? bytes.length + at : at] = byte
    return bytes
  }
  const directory = whole.length - 22 - 46 - 'x.npy'.length

  it.each([
    ['a file that was cut off', whole.subarray(0, -1), RangeError, 'the zip file is damaged: the end is missing'],
    ['a changed number', changed(40, 0xff), RangeError, 'x.npy: the zip file is damaged: its check sum'],
    ['another size', changed(directory + 24, 1), RangeError, 'x.npy: the zip file is damaged: its check sum'],
    ['a size beyond all memory', changed(directory + 27, 255), RangeError, 'x.npy: the zip file is damaged: its'],
    ['a directory elsewhere', changed(-6, 0), RangeError, 'the zip file is damaged: its directory is broken'],
    ['a file elsewhere', changed(directory + 42, 1), RangeError, 'x.npy: the zip file is damaged: its check sum'],
    ['a password', changed(directory + 8, 1), TypeError, 'x.npy: it is encrypted'],
    ['another packing', changed(directory + 10, 14), TypeError, 'x.npy: it is packed by method 14'],
    ['what is no array', zipSync({ 'read.me': latin1('hello') }), RangeError, 'read.me: not a .npy file'],
    ['text in an array', zipSync({ 'a.npy': latin1('\x93NUMPY') }), RangeError, 'a.npy: the header of the .npy file'],
    ['a single array', arrayToBytes(x), TypeError, 'it holds a single array, without a name; loadArray reads it'],
  ])('%s', (_, bytes, kind, reason) => {
    const read = () => arraysFromBytes(bytes)
    expect(read).toThrow(kind)
    expect(read).toThrow(`arraysFromBytes: ${reason}`)
  })

  it('two arrays of one name', () => {
    const twice = zipSync({ 'a.npy': arrayToBytes(x), 'b.npy': arrayToBytes(x) })
    for (let i = 0; i < twice.length; i++) if (String.fromCharCode(twice[i], twice[i + 1]) === 'b.') twice[i] = 97
    expect(() => arraysFromBytes(twice)).toThrow('it has two files named a.npy')
  })

  it('what is no number, by its name', () => {
    expect(() => arraysToBytes({ x, y: 'text' as never }, 'npz')).toThrow('arraysToBytes: y: expected a number')
  })

  it('another format', () => {
    expect(() => arraysToBytes({ x: array(1) }, 'npy' as never)).toThrow(
      new TypeError("arraysToBytes: the format is 'npz' or 'safetensors', got the string \"npy\""),
    )
  })
})
