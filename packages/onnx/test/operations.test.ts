import * as core from '@dezero/core'
import * as functions from '@dezero/functions'
import * as conv from '@dezero/functions/conv'
import * as linalg from '@dezero/functions/linalg'
import { zeros } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { toOnnx } from '../src/index.ts'
import { refused, translations } from '../src/operations/index.ts'
import { decode } from './decode.ts'

const { FunctionNode, Variable } = core

/** The operations that core and functions export, by the names of their classes. */
const classes = Object.entries({ ...core, ...functions, ...linalg, ...conv } as Record<string, unknown>)
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof FunctionNode)
  .map(([name]) => name)

describe('the table of translations', () => {
  it('has every operation but those that are refused, and no other but the Identity of calculus', () => {
    expect(Object.keys({ ...translations, ...refused }).sort()).toEqual([...new Set([...classes, 'Identity'])].sort())
    expect(Object.keys(refused).filter((name) => name in translations)).toEqual([])
  })
})

/** The operators that one call becomes. */
function operatorsOf(f: (x: core.Variable) => core.Variable, ...shape: number[]): string[] {
  const x = new Variable(zeros(shape, { dtype: 'float32' }))
  return decode(toOnnx([f(x)], { inputs: [x] })).nodes.map(({ operator }) => operator)
}

describe('operations become', () => {
  const filters = new Variable(zeros([2, 1, 3, 3], { dtype: 'float32' }))

  it.each<[string, (x: core.Variable) => core.Variable, number[], string[]]>([
    ['sin x', functions.sin, [3], ['Sin']],
    ['x²', (x) => x.pow(2), [3], ['Mul']],
    ['relu', functions.relu, [3], ['Relu']],
    [
      'a matrix product with a bias',
      (x) => functions.linear(x, zeros([3, 2]).astype('float32'), zeros([2]).astype('float32')),
      [4, 3],
      ['Gemm'],
    ],
    ['a convolution', (x) => conv.conv2d(x, filters), [1, 1, 5, 5], ['Conv']],
    ['softmax', (x) => functions.softmax(x), [2, 3], ['Softmax']],
    ['a slice from the start', (x) => x.slice('...', 0), [2, 3], ['Slice', 'Squeeze']],
    ['a whole slice', (x) => x.slice(':', null), [2], ['Unsqueeze']],
    ['a sum to a shape', (x) => x.sumTo([1, 3]), [5, 2, 3], ['ReduceSum', 'ReduceSum']],
    ['an average pooling', (x) => conv.averagePool(x, 2), [1, 1, 4, 4], ['AveragePool']],
  ])('%s', (_, f, shape, operators) => {
    expect(operatorsOf(f, ...shape)).toEqual(operators)
  })
})
