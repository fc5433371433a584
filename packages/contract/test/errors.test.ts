import * as full from '@dezero/core'
import * as simple from '@dezero/core-simple'
import type { NdArray } from '@dezero/ndarray'
import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { cores } from './cores.ts'

type Bad = number // what callers without types may pass

const wrong: [string, unknown, string][] = [
  ['undefined', undefined, 'got undefined'],
  ['null', null, 'got null'],
  ['a string', 'abc', 'got the string "abc"'],
  ['a function', Math.sin, 'got the function sin'],
  ['a ragged list', [[1, 2], [3]], 'ragged list'],
  ['a list with a hole', [1, undefined], 'element [1] is undefined'],
]

describe.each(cores)('errors of $name', ({ name, core }) => {
  const { Variable, FunctionNode, add, asVariable, pow } = core
  const x = new Variable([1, 2, 3])

  it.each(wrong)('for %s say which argument of which operation', (_, bad, message) => {
    expect(() => add(x, bad as Bad)).toThrow('add, argument 2: ')
    expect(() => add(x, bad as Bad)).toThrow(message)
    expect(() => add(bad as Bad, x)).toThrow('add, argument 1: ')
    expect(() => x.mul(bad as Bad)).toThrow('mul, argument 2: ')
    expect(() => new Variable(bad as Bad)).toThrow('Variable: ')
    expect(() => asVariable(bad as Bad)).toThrow('asVariable: ')
  })

  it('for a Variable of the other core say so', () => {
    const foreign = new (name === 'core' ? simple : full).Variable(1) as unknown as Bad
    expect(() => add(x, foreign)).toThrow(
      'add, argument 2: this Variable belongs to another core; take Variable and functions from one package',
    )
  })

  it('for a Variable in a Variable name the array in it', () => {
    for (const inner of [x, new (name === 'core' ? simple : full).Variable(1)]) {
      expect(() => new Variable(inner as unknown as Bad)).toThrow(
        'Variable: expected a number, nested lists of numbers or an NdArray, got Variable; take the array in its data',
      )
    }
  })

  it('for shapes that do not broadcast name the operation and both shapes', () => {
    expect(() => x.add([1, 2])).toThrow('add: shapes [3] and [2] do not broadcast')
  })

  it('for an exponent that is no number say what is taken', () => {
    expect(() => pow(x, x as unknown as Bad)).toThrow(
      'pow: the exponent must be a number, got Variable; power of @dezero/functions takes Variables, on the full core',
    )
    expect(() => pow(x, '3' as unknown as Bad)).toThrow('pow: the exponent must be a number, got the string "3"')
  })

  it('for data that is no array come at the assignment, and change nothing', () => {
    const y = new Variable(1)
    expect(() => {
      y.data = 'two' as unknown as NdArray
    }).toThrow('Variable.data: expected a number')
    expect(y).toBeAllClose(1)
  })

  it('for options that are none', () => {
    const y = x.add(1)
    expect(() => new Variable(1, 'x' as never)).toThrow("Variable: options stand in one object such as { name: 'x' }")
    expect(() => y.backward(true as never)).toThrow(
      'backward: options stand in one object such as { retainGrad: true }',
    )
    expect(() => y.backward({ retain_grad: true } as never)).toThrow('backward: there is no option retain_grad, only')
    expect(x.grad).toBeUndefined()
  })

  it('for a start gradient of another shape', () => {
    const y = x.add(1)
    y.grad = new Variable([1, 2]).data as never
    expect(() => y.backward()).toThrow('backward: the gradient to start from')
  })

  it('for a second call of one node say that it is one call', () => {
    class Square extends FunctionNode {
      forward(a: NdArray) {
        return a.pow(2)
      }
      backward(gy: NdArray) {
        return gy
      }
    }
    const square = new Square()
    square.call(x)
    expect(() => square.call(x)).toThrow('Square: one FunctionNode is one call; write new Square() for the next')
  })

  it('for a call without inputs', () => {
    expect(() => new core.Neg().call()).toThrow('Neg: expected at least one input, got none')
  })

  it('in a function without a name call it that', () => {
    const f = () =>
      new (class extends FunctionNode {
        forward(a: NdArray, b?: NdArray) {
          return b === undefined ? a : a.mul(b)
        }
        backward(gy: NdArray) {
          return this.inputs.map(() => gy)
        }
      })()
    expect(f().call([1, 2])).toBeAllClose([1, 2])
    expect(f().call(array([1, 2, 3], { dtype: 'float32' }), x)).toBeAllClose([1, 4, 9])
    expect(() => f().call('two' as unknown as Bad)).toThrow('a function without a name, argument 1: ')
    expect(f().call(x).creator?.name).toBe('a function without a name')
  })

  describe('in functions of one’s own', () => {
    const node = (forward: unknown, backward: unknown) => {
      class Own extends FunctionNode {
        forward(): NdArray {
          return forward as NdArray
        }
        backward(): NdArray {
          return backward as NdArray
        }
      }
      return new Own().call(x)
    }

    it('a forward that returns nothing', () => {
      expect(() => node(undefined, undefined)).toThrow('Own.forward')
    })

    it('a backward that returns nothing', () => {
      expect(() => node(array(1), undefined).backward()).toThrow('Own.backward: gradient 1 must be')
    })

    it('a gradient of another shape', () => {
      const other = name === 'core' ? new full.Variable([1, 2]) : array([1, 2])
      expect(() => node(array(1), other).backward()).toThrow(
        'Own.backward: gradient 1 has shape [2], but what it belongs to has shape [3]',
      )
    })

    it('too many gradients', () => {
      expect(() => node(array(1), [array(1), array(1)]).backward()).toThrow(
        'Own.backward gave 2 gradients for 1 inputs',
      )
    })
  })
})
