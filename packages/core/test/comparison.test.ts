import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { equal, gradients, greaterEqual, lessEqual, take, Variable, where } from '../src/index.ts'

describe('a comparison', () => {
  const x = new Variable([1, -2, 3])

  it('gives bool, as a node of the graph that needs no gradient', () => {
    const mask = x.greater(0)
    expect([String(mask.data), mask.dtype, mask.needsGrad, mask.creator?.name]).toEqual([
      '[ True False  True]',
      'bool',
      false,
      'Greater',
    ])
    mask.backward()
    expect(x.grad).toBeUndefined()
    expect(gradients(mask.mul(2), [x])[0]).toBeAllClose([0, 0, 0])
  })

  it('compares with numbers, arrays and Variables, broadcast', () => {
    expect(String(x.equal([[1], [3]]).data)).toBe('[[ True False False]\n [False False  True]]')
    expect(greaterEqual(x, x).data.tolist()).toEqual([true, true, true])
    expect(lessEqual(2, x).data.tolist()).toEqual([false, false, true])
    expect(() => x.less([1, 2])).toThrow('less: shapes [3] and [2] do not broadcast')
    expect(() => equal(x, 'a' as never)).toThrow('equal, argument 2: ')
  })

  it('gives places with argmax and argmin', () => {
    expect([x.argmax().item(), x.argmin().item(), x.argmax().dtype]).toEqual([2, 1, 'int32'])
    expect(x.reshape(1, 3).argmax({ axis: 1 }).data.tolist()).toEqual([2])
  })
})

describe('masks, labels and indices', () => {
  const single = () => new Variable(array([1, 2], { dtype: 'float32' }))

  it('take no part in bringing dtypes together', () => {
    const wide = new Variable([0, 1])
    expect(where(wide, single(), 0).dtype).toBe('float32')
    expect(where(wide, 0, single()).dtype).toBe('float32')
    expect(where(wide, 0, single())).toBeAllClose([1, 0])
    expect(take(single(), wide).dtype).toBe('float32')
    expect(where(new Variable(array([true, false])), single(), 0.1).dtype).toBe('float32')
  })

  it('keep float32 where they are factors, and get no gradient', () => {
    const x = single()
    const y = x.mul(x.greater(1))
    y.backward()
    expect([y.dtype, x.grad?.dtype]).toEqual(['float32', 'float32'])
    expect(x.grad).toBeAllClose([0, 1])
  })

  it('are converted by a Cast, so that the graph goes on behind them', () => {
    const x = single()
    const [, cast] = x.mul(x.greater(1)).creator!.inputs
    expect([cast.creator?.name, cast.creator?.inputs[0].creator?.name, cast.needsGrad]).toEqual([
      'Cast',
      'Greater',
      false,
    ])
  })
})

describe('needsGrad', () => {
  it('is off for what is computed only from what needs none', () => {
    const constant = new Variable(2)
    constant.needsGrad = false
    const y = constant.pow(2).mul(3)
    expect(y.needsGrad).toBe(false)
    expect(y.mul(new Variable(1)).needsGrad).toBe(true)
  })

  it('is off for a detached variable', () => {
    const x = new Variable(3)
    x.mul(x.detach()).backward()
    expect(x.grad).toBeAllClose(3)
    expect(x.detach().data).toBe(x.data)
  })
})
