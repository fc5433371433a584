import { noGrad, Variable } from '@dezero/core'
import * as simple from '@dezero/core-simple'
import { array } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { checkpoint, grad, hessian, hvp, jacobian, jvp, valueAndGrad, vjp } from '../src/index.ts'

const square = (x: Variable) => x.pow(2)
const gives = (y: unknown) => (() => y) as unknown as (x: Variable) => Variable

describe('a function that', () => {
  it.each<[string, () => unknown, string]>([
    [
      'gives several numbers',
      () => grad(square)([1, 2]),
      'grad: f has to give one number, got shape [2]; take its sum() or mean(), or jacobian or vjp',
    ],
    ['gives several numbers', () => valueAndGrad(square)([1, 2]), 'valueAndGrad: f has to give one number'],
    ['gives several numbers', () => hvp(square, [[1, 2]], [[1, 2]]), 'hvp: f has to give one number, got shape [2]'],
    ['gives several numbers', () => hessian(square)([1, 2]), 'grad: f has to give one number, got shape [2]'],
    [
      'gives a tree',
      () => grad(gives([new Variable(1)]))(1),
      'grad: f has to give one number, got a list of 1; jacobian',
    ],
    [
      'gives an array',
      () => grad(gives(array([1, 2])))(1),
      'grad: f gave NdArray instead of a Variable: the graph ended there; compute with Variables, not with their data',
    ],
    ['gives a number', () => jacobian(gives(4))(1), 'jacobian: f gave the number 4 instead of a Variable'],
    ['gives nothing', () => grad(gives(undefined))(1), 'grad: f gave undefined; it has to return a Variable'],
    [
      'gives text',
      () => grad(gives('y'))(1),
      'grad: f has to return a Variable, or objects and lists of some, got the string "y"',
    ],
    [
      'is async',
      () => grad(gives(Promise.reject(new Error('late'))))(1),
      'grad: f is async; await outside, and pass a plain function',
    ],
    ['is async', () => checkpoint(gives(Promise.resolve(1)))(1), 'checkpoint: f is async'],
    [
      'gives a Variable of the other core',
      () => vjp(gives(new simple.Variable(1)), [1]),
      'vjp: f gave a Variable of another core; take Variable and functions from @dezero/core',
    ],
    [
      'computes without a graph',
      () => grad((x: Variable) => noGrad(() => x.pow(2)))(1),
      'was computed without a graph',
    ],
    [
      'gives no aux',
      () => grad(gives(new Variable(1)) as never, { hasAux: true })(1 as never),
      'grad: with hasAux f has to return [y, aux], got Variable',
    ],
    ['is none', () => jacobian(2 as never), 'jacobian: expected a function, got the number 2'],
    ['is none', () => checkpoint(new Variable(1) as never), 'checkpoint: expected a function, got Variable'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message)
  })
})

describe('arguments that', () => {
  it.each<[string, () => unknown, string]>([
    [
      'are integers',
      () => grad(square)(array(1, { dtype: 'int32' })),
      'grad, argument 1 is int32, which has no derivative; take float64 or float32',
    ],
    [
      'are of the other core',
      () => grad(square)(new simple.Variable(1) as never),
      'grad, argument 1: this Variable belongs to another core',
    ],
    [
      'hold text',
      () => grad(({ W }: { W: Variable }) => W)({ W: 'W' } as never),
      'grad, argument 1.W: expected a number, nested lists of numbers or an NdArray, got the string "W"',
    ],
    [
      'are of a class',
      () => grad(square)(new Date() as never),
      'grad, argument 1: expected a number, nested lists of numbers or an NdArray, got Date',
    ],
    ['are ragged', () => grad(square)([[1], [1, 2]]), 'grad, argument 1'],
    [
      'are too few',
      () => grad((x: Variable, y: Variable) => x.mul(y), { argnums: [0, 1] })(...([1] as unknown as [1, 2])),
      'grad: argnums names argument 1, counted from 0, but 1 were given',
    ],
    [
      'stand in no list',
      () => vjp(square, new Variable(1) as never),
      'vjp: the arguments of f stand in a list, vjp(f, [x], …), got Variable',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message)
  })
})

describe('argnums that', () => {
  it.each([
    ['are below zero', -1],
    ['are no whole number', 0.5],
    ['are named twice', [0, 0]],
    ['are none', []],
  ])('%s', (_, argnums) => {
    expect(() => grad(square, { argnums })).toThrow(
      'grad: argnums are numbers of arguments, from 0, each once: 0 or [0, 1], not',
    )
  })

  it('stand in no options', () => {
    expect(() => grad(square, 0 as never)).toThrow(
      'grad: options stand in one object such as { argnums: 0 }, got the number 0',
    )
    expect(() => grad(square, { argnum: 0 } as never)).toThrow('grad: there is no option argnum, only argnums, hasAux')
  })
})

describe('tangents that', () => {
  const tree = ({ a, b }: { a: Variable; b: Variable[] }) => a.add(b[0]).sum()
  const x = { a: new Variable([1, 2]), b: [new Variable(3)] }

  it.each<[string, () => unknown, string]>([
    [
      'have another shape',
      () => jvp(square, [[1, 2]], [[1, 2, 3]]),
      'jvp, tangents[0] has shape [3], but arguments[0] has shape [2]',
    ],
    [
      'have another shape',
      () => hvp(tree, [x], [{ ...x, a: 1 }]),
      'hvp, tangents[0].a has shape [], but arguments[0].a has shape [2]',
    ],
    [
      'have other names',
      () => jvp(tree, [x], [{ a: 1 } as never]),
      'jvp, tangents[0] has to have the structure of arguments[0], { a, b }, got { a }',
    ],
    [
      'are of another length',
      () => jvp(tree, [x], [{ ...x, b: [] }]),
      'jvp, tangents[0].b has to have the structure of arguments[0].b, a list of 1, got a list of 0',
    ],
    [
      'are too few',
      () => jvp(square, [1], [] as never),
      'jvp, tangents has to have the structure of arguments, a list of 1, got a list of 0',
    ],
    [
      'stand in no list',
      () => jvp(square, [1], 1 as never),
      'jvp, tangents has to have the structure of arguments, a list of 1, got the number 1',
    ],
    ['are no numbers', () => jvp(square, [1], ['t'] as never), 'jvp, tangents[0]: expected a number'],
    [
      'are pulled back in another shape',
      () => vjp(square, [[1, 2]])[1](1),
      'vjp, v has shape [], but the value of f has shape [2]',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message)
  })
})
