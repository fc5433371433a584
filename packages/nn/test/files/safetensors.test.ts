import { array, NdArray, ones, zeros } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arraysFromBytes, arraysToBytes } from '../../src/files.ts'
import { anyArrays, latin1 } from './bytes.ts'

/** A file with this header and these numbers. */
function file(header: unknown, ...numbers: number[]): Uint8Array {
  const json = latin1(typeof header === 'string' ? header : JSON.stringify(header))
  return Uint8Array.of(json.length, json.length >> 8, 0, 0, 0, 0, 0, 0, ...json, ...numbers)
}

const tensor = (dtype: string, shape: number[], begin: number, end: number) => ({
  dtype,
  shape,
  data_offsets: [begin, end],
})

describe('a .safetensors file', () => {
  it('gives back every bit of any arrays, under any names', () => {
    fc.assert(
      fc.property(anyArrays, (arrays) => {
        expect(arraysFromBytes(arraysToBytes(arrays, 'safetensors'))).toEqual(arrays)
      }),
    )
  })

  it('has a header in JSON, padded so that numbers are aligned, large ones first', () => {
    const bytes = arraysToBytes(
      { flag: array([true]), x: ones([1, 2]), n: zeros([], { dtype: 'int32' }) },
      'safetensors',
    )
    const length = bytes[0] + 256 * bytes[1]
    expect(length % 8).toBe(0)
    expect(JSON.parse(String.fromCharCode(...bytes.subarray(8, 8 + length)))).toEqual({
      x: tensor('F64', [1, 2], 0, 16),
      n: tensor('I32', [], 16, 20),
      flag: tensor('BOOL', [1], 20, 21),
    })
  })

  it('may have metadata, and spaces behind the header', () => {
    expect(
      arraysFromBytes(file('{"__metadata__":{"format":"pt"},"x":{"dtype":"U8","shape":[],"data_offsets":[0,1]}} ', 7)),
    ).toEqual({
      x: new NdArray(Int32Array.of(7), 'int32', []),
    })
  })

  it.each([
    ['F16', 'float32', [0, 60, 0, 192], [1, -2]],
    ['BF16', 'float32', [128, 63, 0, 192], [1, -2]],
    ['U8', 'int32', [1, 255], [1, 255]],
    ['I16', 'int32', [1, 0, 255, 255], [1, -1]],
    ['I64', 'int32', [1, 0, 0, 0, 0, 0, 0, 0, ...new Array(8).fill(255)], [1, -1]],
    ['U64', 'float64', [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], [2 ** 32, 1]],
  ])('of %s gives %s', (dtype, found, bytes, numbers) => {
    const { x } = arraysFromBytes(file({ x: tensor(dtype, [2], 0, bytes.length) }, ...bytes))
    expect([x.dtype, x.tolist()]).toEqual([found, numbers])
  })
})

describe('is refused:', () => {
  const damaged = 'the .safetensors file is damaged:'

  it.each([
    ['an empty file', latin1(''), 'neither a .npz nor a .safetensors file'],
    ['a header cut off', file({}).subarray(0, 9), `${damaged} its header should have 2 bytes, but 1 follow`],
    ['another file', latin1('<!DOCTYPE html>'), 'neither a .npz nor a .safetensors file'],
    ['a header that is no JSON', file('{'), `${damaged} its header is no JSON object`],
    ['a header that is a list', file([]), 'neither a .npz nor a .safetensors file'],
    ['a header in another encoding', file('{"\xff":1}'), `${damaged} its header is no JSON object`],
    [
      'an entry that is no object',
      file({ x: 1 }),
      `${damaged} its header does not say dtype, shape and data_offsets of x`,
    ],
    ['a negative length', file({ x: tensor('F32', [-1], 0, 4) }), `${damaged} its header does not say dtype`],
    ['one offset', file({ x: { dtype: 'F32', shape: [], data_offsets: [0] } }), `${damaged} its header does not say`],
    ['an overlap', file({ x: tensor('U8', [2], 0, 2), y: tensor('U8', [2], 1, 3) }, 1, 2, 3), `${damaged} y overlaps`],
    [
      'a gap',
      file({ x: tensor('U8', [1], 0, 1), y: tensor('U8', [1], 2, 3) }, 1, 2, 3),
      `${damaged} there is a gap before y`,
    ],
    ['an end before the beginning', file({ x: tensor('U8', [1], 1, 0) }, 1), `${damaged} there is a gap before x`],
    [
      'numbers cut off',
      file({ x: tensor('U8', [2], 0, 2) }, 1),
      `${damaged} its tensors take 2 bytes, but there are 1`,
    ],
    [
      'too many numbers',
      file({ x: tensor('U8', [1], 0, 1) }, 1, 2),
      `${damaged} its tensors take 1 bytes, but there are 2`,
    ],
    [
      'a shape of another size',
      file({ x: tensor('F32', [2], 0, 4) }, 0, 0, 0, 0),
      'x: float32 numbers of shape [2] take 8 bytes',
    ],
    [
      'uint64 beyond 2 ** 53',
      file({ 'l0/n': tensor('U64', [], 0, 8) }, ...new Array(8).fill(255)),
      'l0/n: a number of type uint64 is too large',
    ],
    [
      'numbers of 8 bits',
      file({ 'l0/W': tensor('F8_E4M3', [1], 0, 1) }, 1),
      'l0/W: numbers of type F8_E4M3 are not read, only F64, F32',
    ],
  ])('%s', (_, bytes, reason) => {
    expect(() => arraysFromBytes(bytes)).toThrow(`arraysFromBytes: ${reason}`)
  })

  it('the name that the format keeps for itself', () => {
    expect(() => arraysToBytes({ __metadata__: array(1) }, 'safetensors')).toThrow('no array can be named __metadata__')
  })
})
