import { arange, array, zeros } from '@dezero/ndarray'
import { type LoopOfOne, type LoopOfTwo, map, mapPairs } from '@dezero/ndarray/internal'
import { describe, expect, it } from 'vitest'
import '../support.ts'

const twice: LoopOfOne = (n, out, k, x, i) => {
  for (let e = 0; e < n; e++) out[k + e] = 2 * x[i + e]
}
const minus: LoopOfTwo = (n, out, k, x, i, y, j) => {
  for (let e = 0; e < n; e++) out[k + e] = x[i + e] - y[j + e]
}

describe('map', () => {
  it('runs over each element, whatever the layout', () => {
    const x = arange(6).reshape([2, 3])
    expect(map(x, twice)).toEqualArray(x.mul(2))
    expect(map(x.T, twice)).toEqualArray(x.T.mul(2))
    expect(map(x.slice(1, '::-2'), twice)).toEqualArray(array([10, 6]))
    expect(map(array(3), twice)).toEqualArray(array(6))
    expect(map(zeros([0, 2]), twice)).toEqualArray(zeros([0, 2]))
  })

  it.each([
    ['float64', 'float64'],
    ['float32', 'float32'],
    ['int32', 'float64'],
    ['bool', 'float64'],
  ] as const)('of %s gives %s, or the dtype that is asked for', (from, to) => {
    const x = array([0, 1], { dtype: from })
    expect(map(x, twice).dtype).toBe(to)
    expect(map(x, twice, 'int32').dtype).toBe('int32')
  })
})

describe('mapPairs', () => {
  it('broadcasts', () => {
    const [x, y] = [array([[1], [2]]), array([10, 20, 30])]
    expect(mapPairs('minus', x, y, minus)).toEqualArray(x.sub(y))
    expect(mapPairs('minus', array(1), array(2), minus)).toEqualArray(array(-1))
  })

  it('gives a floating dtype, or the one that is asked for', () => {
    const [single, whole] = [array([1], { dtype: 'float32' }), array([1], { dtype: 'int32' })]
    expect(mapPairs('minus', single, single, minus).dtype).toBe('float32')
    expect(mapPairs('minus', whole, whole, minus).dtype).toBe('float64')
    expect(mapPairs('minus', whole, whole, minus, 'int32').dtype).toBe('int32')
  })

  it('names the operation whose shapes do not fit', () => {
    expect(() => mapPairs('minus', zeros([2]), zeros([3]), minus)).toThrow('minus: shapes [2] and [3] do not broadcast')
  })
})
