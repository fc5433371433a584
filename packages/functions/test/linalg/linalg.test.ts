import { gradients, Variable } from '@dezero/core'
import { array, eye, ones, random, zeros } from '@dezero/ndarray'
import * as arrays from '@dezero/ndarray/linalg'
import { gradientCheck } from '@dezero/utils'
import { describe, expect, it } from 'vitest'
import * as F from '../../src/index.ts'
import * as L from '../../src/linalg/index.ts'

random.seed(0)
const drawn = (...shape: number[]) => random.rand(...shape)
const regular = drawn(2, 3, 3).add(eye(3).mul(2))
const definite = regular.matmul(regular.swapaxes(1, 2))
const singular = array([
  [1, 2],
  [2, 4],
])

const transposed = (x: Variable) => x.swapaxes(-1, -2)

/** The gradient of Σ y. */
const gradientOf = (f: (x: Variable) => Variable, at: Variable) => gradients(f(at), [at])[0]

describe('values are those of the arrays', () => {
  it('of a batch', () => {
    expect(L.inv(regular)).toBeAllClose(arrays.inv(regular))
    expect(L.det(regular)).toBeAllClose(arrays.det(regular))
    expect(L.cholesky(definite)).toBeAllClose(arrays.cholesky(definite))
    expect(L.solve(regular, [1, 2, 3])).toBeAllClose(arrays.solve(regular, [1, 2, 3]))
    expect(L.solve(regular, drawn(4, 1, 3, 2)).shape).toEqual([4, 2, 3, 2])
    const { sign, logabsdet } = L.slogdet(regular)
    expect(sign.mul(logabsdet.data.exp())).toBeAllClose(arrays.det(regular))
  })

  it('of whole numbers, which become float64, and of float32, which stays', () => {
    expect(L.inv([[2]])).toBeAllClose([[0.5]])
    expect(L.solve(array([[2]], { dtype: 'int32' }), array([1], { dtype: 'int32' }))).toBeAllClose([0.5])
    const single = new Variable(definite.astype('float32'))
    const results = [L.inv(single), L.det(single), L.cholesky(single), L.solve(single, ones(3, { dtype: 'float32' }))]
    expect(results.map(({ dtype }) => dtype)).toEqual(['float32', 'float32', 'float32', 'float32'])
    expect(gradientOf((a) => L.det(a).add(L.slogdet(a).logabsdet), single).dtype).toBe('float32')
    expect(gradientOf((a) => L.cholesky(a), single).dtype).toBe('float32')
  })

  it('of nothing, with gradients of its shape', () => {
    const nothing = new Variable(zeros([2, 0, 0]))
    expect(L.det(nothing)).toBeAllClose([1, 1])
    for (const f of [L.inv, L.det, L.cholesky, (a: Variable) => L.slogdet(a).logabsdet]) {
      expect(gradientOf(f, nothing).shape).toEqual([2, 0, 0])
      expect(gradientOf(f, new Variable(zeros([0, 2, 2]))).shape).toEqual([0, 2, 2])
    }
  })
})

describe('gradients are those of the textbook', () => {
  const a = new Variable(regular)
  const inverse = L.inv(a)

  it('∂ ln |det A| = A⁻ᵀ, ∂ det A = det A · A⁻ᵀ', () => {
    expect(gradientOf((x) => L.slogdet(x).logabsdet, a)).toBeAllClose(transposed(inverse))
    expect(gradientOf(L.det, a)).toBeAllClose(transposed(inverse).mul(L.det(a).reshape(2, 1, 1)))
  })

  it('∂ trace A⁻¹ = −A⁻ᵀ A⁻ᵀ', () => {
    const expected = transposed(inverse).matmul(transposed(inverse)).neg()
    expect(gradientOf((x) => F.trace(L.inv(x), { axis1: 1, axis2: 2 }), a)).toBeAllClose(expected)
  })

  it('solve and inv agree, in value and gradient', () => {
    const b = drawn(2, 3, 2)
    expect(L.solve(a, b)).toBeAllClose(inverse.matmul(b))
    expect(gradientOf((x) => L.solve(x, b).pow(2), a)).toBeAllClose(gradientOf((x) => L.inv(x).matmul(b).pow(2), a))
  })

  it('ln det by way of cholesky has the gradient of slogdet, which is symmetric', () => {
    const c = new Variable(definite)
    const roots = (x: Variable) => F.diagonal(L.cholesky(x), { axis1: 1, axis2: 2 })
    const byCholesky = gradientOf((x) => F.log(roots(x)).mul(2), c)
    expect(byCholesky).toBeAllClose(gradientOf((x) => L.slogdet(x).logabsdet, c))
    expect(byCholesky).toBeAllClose(transposed(byCholesky))
  })
})

describe('derivatives to order 3 agree with numerical ones', () => {
  const matrix = new Variable(regular.slice(0).div(2))
  it.each<[string, (a: Variable) => Variable]>([
    ['inv', (a) => L.inv(a)],
    ['det', (a) => L.det(a)],
    ['slogdet', (a) => L.slogdet(a).logabsdet],
    ['solve', (a) => L.solve(a, a.slice(0).mul(a.slice(1)))],
    ['cholesky, of a matrix that is not symmetric', (a) => L.cholesky(a.add(eye(3)))],
  ])('%s', (_, f) => {
    gradientCheck(f, matrix, { order: 3 })
  })

  it('one matrix for a batch of right-hand sides, and a batch of matrices for one', () => {
    const [a, b] = [new Variable(regular.slice(0)), new Variable(drawn(2, 3, 1))]
    gradientCheck((x: Variable, y: Variable) => L.solve(x, y).pow(2), [a, b], { order: 2 })
    gradientCheck((x: Variable, y: Variable) => L.solve(x, y).pow(2), [new Variable(regular), new Variable(drawn(3))], {
      order: 2,
    })
  })
})

describe('at singular matrices', () => {
  it('the determinant is 0, and has derivatives of every order: cofactors', () => {
    const a = new Variable(singular)
    expect(L.det(a)).toBeAllClose(0)
    expect(gradientOf(L.det, a)).toBeAllClose([
      [4, -2],
      [-2, 1],
    ])
    for (const rank of [0, 1, 2, 3]) {
      const x = drawn(4, rank)
        .matmul(drawn(rank, 4))
        .mul(rank === 3 ? 0 : 1)
      gradientCheck(L.det, new Variable(x), { order: 3 })
    }
  })

  it('of more rows too, where they are exactly singular', () => {
    const a = new Variable(drawn(6, 6).mul(array([0, 1, 1, 1, 1, 1])))
    expect(L.det(a)).toBeAllClose(0)
    gradientCheck(L.det, a, { order: 2 })
  })

  it('in a batch beside regular ones', () => {
    const a = new Variable(
      zeros([2, 5, 5])
        .add(eye(5))
        .mul([[[1]], [[0]]]),
    )
    expect(gradientOf(L.det, a)).toBeAllClose(a)
  })

  it('the logarithm is −∞ and has no derivative', () => {
    const a = new Variable(singular)
    const { sign, logabsdet } = L.slogdet(a)
    expect([sign.data.item(), logabsdet.data.item()]).toEqual([0, -Infinity])
    expect(() => logabsdet.backward()).toThrow('inv: the 2 × 2 matrix is singular')
    expect(a.grad).toBeUndefined()
  })
})

it.each<[() => unknown, string]>([
  [() => L.inv(singular), 'inv: the 2 × 2 matrix is singular: its column 1 is a combination of those before it'],
  [() => L.solve(singular, [1, 2]), 'solve: the 2 × 2 matrix is singular'],
  [() => L.cholesky(singular), 'cholesky: the 2 × 2 matrix is not positive definite'],
  [() => L.det([1, 2]), 'det: expected square matrices, (…, n, n), got shape [2]'],
  [() => L.solve(eye(2), ones(3)), 'solve: A of shape [2,2] and b of shape [3] do not fit'],
  [() => L.solve(eye(2), 1), 'solve: A of shape [2,2] and b of shape [] do not fit'],
  [() => L.inv('A' as never), 'inv, argument 1: expected a number'],
])('says what is wrong (%#)', (call, message) => {
  expect(call).toThrow(message)
})
