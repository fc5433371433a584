import { gradients, Variable } from '@dezero/core'
import { array, einsum as einsumArray, ones, random, type Shape, zeros } from '@dezero/ndarray'
import { gradientCheck } from '@dezero/utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as F from '../src/index.ts'

const drawn = (shape: Shape) => new Variable(random.uniform(-2, 2, shape.length === 0 ? {} : { size: shape }))

describe('einsum', () => {
  const cases: [subscripts: string, ...shapes: Shape[]][] = [
    ['ij,jk->ik', [2, 3], [3, 2]],
    ['ij,jk', [2, 1], [3, 2]],
    ['ij->ji', [2, 3]],
    ['ii->i', [2, 2]],
    ['iij->j', [2, 2, 2]],
    ['iii', [2, 2, 2]],
    ['ij->', [2, 2]],
    ['i,j->ij', [2], [2]],
    ['i,i', [3], [3]],
    ['i,i', [3], [1]],
    ['ij,j', [2, 2], [2]],
    [',i', [], [2]],
    ['...ij,...jk->...ik', [2, 2, 1], [1, 2]],
    ['...i,...->...i', [2, 2], [2]],
    ['bij,bkj->bik', [2, 2, 2], [2, 1, 2]],
    ['ij,jk,kl->il', [2, 2], [2, 1], [1, 2]],
    ['i,i,i->i', [2], [2], [2]],
    ['ii,ij,k', [2, 2], [2, 2], [2]],
    ['ij,kl', [2, 1], [1, 2]],
  ]

  it.each(cases)('%s of %j %j: value, and derivatives to order 3', (subscripts, ...shapes) => {
    random.seed(1)
    const given = shapes.filter((shape) => shape !== undefined)
    const xs = given.map(drawn)
    expect(F.einsum(subscripts, ...xs)).toBeAllClose(einsumArray(subscripts, ...xs.map((x) => x.data)))
    gradientCheck((...inputs: Variable[]) => F.einsum(subscripts, ...inputs).pow(2), xs, { order: 3 })
  })

  it('is one node of the graph, and its gradients are too', () => {
    const [x, w] = [drawn([2, 3]), drawn([3, 4])]
    const y = F.einsum('ij , jk', x, w)
    expect([y.creator!.name, y.creator!.attributes]).toEqual(['Einsum', { subscripts: 'ij,jk->ik' }])
    const [gx, gw] = gradients(y, [x, w], { createGraph: true })
    expect([gx, gw].map(({ creator }) => creator!.attributes)).toEqual([
      { subscripts: 'ik,jk->ij' },
      { subscripts: 'ik,ij->jk' },
    ])
  })

  it('agrees with matmul, transpose, trace, mul and sum', () => {
    const shape = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 3 }),
    )
    fc.assert(
      fc.property(shape, ([m, n, k]) => {
        const [x, w] = [drawn([m, n]), drawn([n, k])]
        const square = drawn([n, n])
        expect(F.einsum('ij,jk->ik', x, w)).toBeAllClose(x.matmul(w))
        expect(F.einsum('ij,jk->ki', x, w)).toBeAllClose(x.matmul(w).T)
        expect(F.einsum('ij,ij->ij', x, x)).toBeAllClose(x.mul(x))
        expect(F.einsum('ij->j', x)).toBeAllClose(x.sum({ axis: 0 }))
        expect(F.einsum('ii', square)).toBeAllClose(F.trace(square))
        expect(F.tensordot(x, w, { axes: 1 })).toBeAllClose(x.matmul(w))
      }),
      { numRuns: 30 },
    )
  })

  it('keeps float32, also beside numbers and integers, and gives empty gradients for nothing', () => {
    const x = new Variable(ones([2, 3], { dtype: 'float32' }))
    const y = F.einsum('ij,j', x, array([1, 2, 3], { dtype: 'int32' }))
    y.backward()
    expect([y.dtype, x.grad!.dtype]).toEqual(['float32', 'float32'])
    expect(F.einsum(',ij', 2, x).dtype).toBe('float32')
    const nothing = new Variable(zeros([0, 3]))
    F.einsum('ij,ij->j', nothing, nothing).backward()
    expect(nothing.grad!.shape).toEqual([0, 3])
  })

  it.each<[() => unknown, string]>([
    [() => F.einsum('ij,jk', [[1]]), "einsum: 'ij,jk' is for 2 operands, got 1"],
    [() => F.einsum('i', [[1]]), "einsum: 'i' names 1 axis, but operand 1 of shape [1,1] has 2"],
    [() => F.einsum('i', 'x' as never), 'einsum, operand 1: expected a number'],
    [() => F.tensordot([1, 2], [1, 2, 3], { axes: 1 }), 'tensordot: axis 0 of shape [2] and axis 0 of shape [3]'],
  ])('says what is wrong (%#)', (call, message) => {
    expect(call).toThrow(message)
  })
})

describe('diagonal, trace, tril and triu', () => {
  const square = new Variable([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ])

  it('send gradients where they read', () => {
    const gradient = (y: Variable) => gradients(y, [square])[0].data.tolist()
    const below = [
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]
    expect(gradient(F.trace(square, { offset: 1 }))).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ])
    expect(gradient(F.tril(square, { k: -1 }))).toEqual(below)
    expect(gradient(F.triu(square))).toEqual(below.map((row) => row.map((hit) => 1 - hit)))
  })

  it('tril + triu − the diagonal = x, and of a batch each matrix', () => {
    const x = new Variable(random.randn(2, 3, 4))
    const diagonal = F.tril(F.triu(x))
    expect(F.tril(x).add(F.triu(x)).sub(diagonal)).toBeAllClose(x)
    expect(diagonal.sum({ axis: [-1, -2] })).toBeAllClose(F.trace(x, { axis1: 1, axis2: 2 }))
    expect(F.diagonal(x, { axis1: -2, axis2: -1 }).shape).toEqual([2, 3])
  })

  it('keep float32 and integers', () => {
    for (const dtype of ['float32', 'int32'] as const) {
      const x = square.astype(dtype)
      const results = [F.diagonal(x), F.trace(x), F.tril(x), F.triu(x)]
      expect(results.map((y) => y.dtype)).toEqual([dtype, dtype, dtype, dtype])
    }
  })

  it.each<[() => unknown, string]>([
    [() => F.trace(new Variable(1)), 'trace: needs two axes, and shape [] has 0'],
    [() => F.tril([1]), 'tril: expected matrices, (…, rows, columns), got shape [1]'],
    [() => F.triu([[1]], { k: 0.5 }), 'triu: the diagonal k must be a whole number'],
  ])('say what is wrong (%#)', (call, message) => {
    expect(call).toThrow(message)
  })
})
