import { arange, array, ones } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { AsType, Compose, Flatten, Normalize, ToFloat, ToInt } from '../src/index.ts'

const image = arange(12).reshape(3, 2, 2)

describe('Normalize', () => {
  it('takes one mean and one deviation for all elements', () => {
    expect(new Normalize(2, 4).call(array([2, 4, 10])).tolist()).toEqual([0, 0.5, 2])
  })

  it('takes one for each channel', () => {
    const x = new Normalize([0, 4, 8], [1, 2, 4]).call(image)
    expect(x.tolist()).toEqual([
      [
        [0, 1],
        [2, 3],
      ],
      [
        [0, 0.5],
        [1, 1.5],
      ],
      [
        [0, 0.25],
        [0.5, 0.75],
      ],
    ])
  })

  it('takes a list of one value for all channels', () => {
    expect(new Normalize([1], [2]).call(image).tolist()).toEqual(new Normalize(1, 2).call(image).tolist())
  })

  it('changes nothing as it is', () => expect(new Normalize().call(image).tolist()).toEqual(image.tolist()))

  it.each([
    ['float32', 'float32'],
    ['float64', 'float64'],
    ['int32', 'float64'],
  ] as const)('makes of %s %s', (from, to) => {
    for (const mean of [1, [1], [1, 2, 3]]) expect(new Normalize(mean, 2).call(image.astype(from)).dtype).toBe(to)
  })

  it('refuses values for other channels, and a deviation of 0', () => {
    expect(() => new Normalize([1, 2]).call(image)).toThrow('Normalize: 2 values of mean for shape [3,2,2]')
    expect(() => new Normalize(0, [1, 2]).call(array(1))).toThrow('Normalize: 2 values of std for shape []')
    expect(() => new Normalize(0, [1, 0, 1])).toThrow('Normalize: std is 0')
  })
})

it('Flatten makes a vector', () => expect(new Flatten().call(image).shape).toEqual([12]))

it('AsType, ToFloat and ToInt change the dtype', () => {
  const x = array([-1.7, 1.7])
  expect([new AsType().call(x).dtype, new ToFloat().call(x).dtype]).toEqual(['float32', 'float32'])
  expect(new AsType('bool').call(x).tolist()).toEqual([true, true])
  expect(String(new ToInt().call(x))).toBe('[-1  1]')
})

describe('Compose', () => {
  it('applies one after the other: the book’s for MNIST', () => {
    const x = new Compose([new Flatten(), new ToFloat(), new Normalize(0, 255)]).call(ones([1, 2, 2]).mul(51))
    expect([x.dtype, x.shape, x.item(0)]).toEqual(['float32', [4], Math.fround(0.2)])
  })

  it('takes functions and others of its kind, or nothing', () => {
    const twice = new Compose([(x) => x.mul(2)])
    expect(new Compose([twice, twice, new Compose()]).call(array([3])).tolist()).toEqual([12])
  })

  it('refuses what is no transform', () => {
    expect(() => new Compose([new Flatten(), 'flatten' as never])).toThrow(
      'Compose, transform 1: expected a function or an object with a method call, such as new Flatten(), got the string "flatten"',
    )
  })
})
