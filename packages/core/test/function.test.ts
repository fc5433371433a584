import { describe, expect, it } from 'vitest'
import { keepsCompiled } from '../src/function.ts'
import * as core from '../src/index.ts'
import { Variable } from '../src/index.ts'

describe('a function of the core', () => {
  it('has the values of its call under attributes, beside inputs and outputs', () => {
    const x = new Variable([[1, 2]])
    const attributes = (y: Variable) => y.creator?.attributes
    expect(attributes(x.neg())).toEqual({})
    expect(attributes(x.pow(3))).toEqual({ c: 3 })
    expect(attributes(x.astype('float32'))).toEqual({ dtype: 'float32' })
    expect(attributes(x.reshape(2, 1))).toEqual({ shape: [2, 1] })
    expect(attributes(x.transpose(1, 0))).toEqual({ axes: [1, 0] })
    expect(attributes(x.sum({ axis: 0 }))).toEqual({ axis: 0, keepdims: undefined })
    expect(attributes(x.broadcastTo([3, 2]))).toEqual({ shape: [3, 2] })
    expect(attributes(x.sumTo([1, 1]))).toEqual({ shape: [1, 1] })
    for (const y of [x.neg(), x.pow(3), x.sum()]) expect(Object.keys(y.creator!).sort()).toEqual(expectedKeys(y))
  })

  /** Nothing else stands on a function after its call. */
  const expectedKeys = (y: Variable) =>
    y.creator instanceof core.Neg ? ['inputs', 'outputs'] : ['attributes', 'inputs', 'outputs']

  it('keeps lists of its own: the caller may change the one that it gave', () => {
    const x = new Variable([
      [1, 2, 3],
      [4, 5, 6],
    ])
    const [axis, axes, shape] = [[0], [1, 0], [3, 2]]
    const y = x.sum({ axis }).add(x.transpose(axes).reshape(shape).broadcastTo([3, 2]).sum())
    for (const list of [axis, axes, shape]) list[0] = 1
    y.backward()
    expect(x.grad).toBeAllClose([
      [4, 4, 4],
      [4, 4, 4],
    ])
  })

  it('of arithmetic keeps a result alive, so that the engine keeps its compiled code', () => {
    expect(keepsCompiled.map((y) => y.creator?.name)).toEqual(['Add', 'Mul', 'Neg', 'Sub', 'Div', 'Pow'])
  })
})
