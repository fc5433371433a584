import { gradients, Variable, type VariableLike } from '@dezero/core'
import { array, type NdArray, zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'
import { derivative } from './derivative.ts'

type OfOne = (x: VariableLike) => Variable

const { asin, acos, atan, sinh, cosh, asinh, atanh, exp2, cbrt, reciprocal, rsqrt, log2, log10, erf, erfc } = F
const { lgamma, digamma, round, ceil, floor, mod, atan2, hypot, polygamma } = F
const floating: Record<string, OfOne> = {
  ...{
    asin,
    acos,
    atan,
    sinh,
    cosh,
    asinh,
    atanh,
    exp2,
    cbrt,
    reciprocal,
    rsqrt,
    log2,
    log10,
    erf,
    erfc,
    lgamma,
    digamma,
  },
  polygamma: (x) => polygamma(1, x),
}
const rounding: Record<string, OfOne> = { round, ceil, floor }
const int32 = (...values: number[]) => new Variable(Int32Array.of(...values))

describe('dtypes', () => {
  it.each(Object.entries(floating))('%s of float32 is that of float64, rounded once', (_, f) => {
    const x = array([0.1, 0.7, 0.95], { dtype: 'float32' })
    expect(f(x).data.tolist()).toEqual(f(x.astype('float64')).data.astype('float32').tolist())
  })

  it.each(Object.entries(floating))('%s of integers is float64, and so is the gradient', (_, f) => {
    const x = int32(1)
    const y = f(x)
    y.backward()
    expect([y.dtype, x.grad!.dtype]).toEqual(['float64', 'float64'])
  })

  it.each(Object.entries(rounding))('%s keeps integers and booleans as they are', (_, f) => {
    expect(f(int32(-3, 4)).data.dtype).toBe('int32')
    expect(f(int32(-3, 4))).toBeAllClose([-3, 4])
    expect(f(array([true, false])).dtype).toBe('bool')
  })

  it('mod keeps integers too', () => {
    const [x, y] = [int32(7, -7, -(2 ** 31)), int32(3, 3, -3)]
    expect(mod(x, y).dtype).toBe('int32')
    expect(mod(x, y)).toBeAllClose([1, 2, -2])
    expect(mod(array([true]), array([true])).dtype).toBe('int32')
    const [gx, gy] = gradients(mod(x, y), [x, y])
    expect(gx).toBeAllClose([1, 1, 1])
    expect(gy).toBeAllClose([-2, 3, -715827882])
  })

  it('atan2, hypot and mod bring two dtypes to one', () => {
    const single = array([1, 2], { dtype: 'float32' })
    for (const f of [atan2, hypot, mod]) {
      expect(f(single, 2).dtype).toBe('float32')
      expect(f(single, int32(2)).dtype).toBe('float32')
      expect(f(single, array([1.5])).dtype).toBe('float64')
    }
    expect(atan2(int32(1), int32(1)).dtype).toBe('float64')
    expect(hypot(int32(3), int32(4)).dtype).toBe('float64')
  })
})

describe('broadcasting', () => {
  it.each([
    ['atan2', atan2],
    ['hypot', hypot],
    ['mod', mod],
  ])('%s gives each input a gradient of its shape', (_, f) => {
    const [x0, x1] = [new Variable([[1], [2]]), new Variable([3, 4, 5])]
    const y = f(x0, x1)
    expect(y.shape).toEqual([2, 3])
    expect(gradients(y.sum(), [x0, x1]).map((g) => g.shape)).toEqual([[2, 1], [3]])
    expect(f(new Variable(1), zeros([0, 2])).shape).toEqual([0, 2])
  })
})

describe('what is flat', () => {
  it.each(Object.entries(rounding))('%s has a gradient of zeros, of the shape and dtype of x', (_, f) => {
    const x = new Variable(array([[0.5, 1.25, -2]], { dtype: 'float32' }))
    F.sqrt(f(x).mul(0)).backward() // whose gradient is infinite
    expect(x.grad!.dtype).toBe('float32')
    expect(x.grad).toBeAllClose([[0, 0, 0]])
    for (const order of [1, 2, 3]) expect(derivative(f, [0.25, 1.5], order)).toBeAllClose([0, 0])
  })

  it('mod has derivatives 1 and −⌊x0 / x1⌋', () => {
    const [x0, x1] = [new Variable([7, -7, 5.5, 1]), new Variable([3, 3, -2, 0.1])]
    const [g0, g1] = gradients(mod(x0, x1), [x0, x1])
    expect(g0).toBeAllClose([1, 1, 1, 1])
    expect(g1).toBeAllClose([-2, 3, 3, -9]) // 1 is a little less than ten times the double 0.1
  })
})

describe('the gamma functions', () => {
  it('are derivatives of each other', () => {
    const x = [0.3, 1.4616321449683622, 2.5, 30, -0.7, -3.2]
    expect(derivative(lgamma, x, 1)).toBeAllClose(digamma(x).data, { rtol: 1e-14 })
    expect(derivative(digamma, x, 1)).toBeAllClose(polygamma(1, x).data, { rtol: 1e-14 })
    expect(derivative(lgamma, x, 4)).toBeAllClose(polygamma(3, x).data, { rtol: 1e-14 })
    expect(polygamma(0, x)).toBeAllClose(digamma(x).data, { rtol: 0, atol: 0 })
  })

  it('have the known values', () => {
    expect(lgamma([1, 2, 11, -0.5])).toBeAllClose([0, 0, Math.log(3628800), Math.log(2 * Math.sqrt(Math.PI))])
    expect(digamma([1, 2])).toBeAllClose([-0.5772156649015329, 0.4227843350984671])
    expect(polygamma(1, [1, 0.5])).toBeAllClose([Math.PI ** 2 / 6, Math.PI ** 2 / 2])
    expect(polygamma(3, 1)).toBeAllClose(Math.PI ** 4 / 15)
  })
})

it('views are read as they lie', () => {
  const x = array([
    [0.1, 0.2, 0.3],
    [0.4, 0.5, 0.6],
  ])
  const same = (f: OfOne, view: NdArray) => expect(f(view)).toBeAllClose(f(view.copy()).data, { rtol: 0, atol: 0 })
  for (const f of Object.values(floating)) same(f, x.T)
  for (const f of [atan2, hypot, mod]) expect(f(x.T, x.T)).toBeAllClose(f(x.T.copy(), x.T.copy()).data)
})
