import { concat, noGrad, stack, Variable, where } from '@dezero/core'
import {
  einsum,
  logSumExp,
  max,
  quantile,
  relu,
  scatter,
  sin,
  softmax,
  sort,
  tanh,
  topk,
  trace,
  tril,
  triu,
} from '@dezero/functions'
import { cholesky, det, inv, slogdet, solve } from '@dezero/functions/linalg'
import { random } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { checkpoint, hessian, jacobian } from '../src/index.ts'

random.seed(2)
const [A, B] = [random.randn(6, 4), random.randn(2, 3, 4)]
const x = random.randn(6)

/** Functions of vectors of 6. For arrays their Jacobians are computed for all elements at once, for Variables one by one. */
const functions: Record<string, (x: Variable) => Variable> = {
  arithmetic: (x) => x.mul(x).add(x.neg()).sub(x.rdiv(2)).div(x.add(9)),
  'arithmetic with broadcasting': (x) =>
    x
      .reshape(6, 1)
      .mul(x)
      .add(x.slice(0))
      .sub(x.reshape(1, 6, 1)),
  'functions by element': (x) => tanh(sin(x)).mul(relu(x)),
  'a row times a matrix': (x) => tanh(x.matmul(A)),
  'a matrix times a column': (x) => sin(new Variable(A.T).matmul(x)),
  'a matrix times a matrix': (x) => x.reshape(2, 3).matmul(x.reshape(3, 2)),
  'a vector times a vector': (x) => x.matmul(sin(x)).mul([1, 2, 3, 4]),
  'batches of matrices': (x) =>
    x
      .reshape(2, 1, 3)
      .matmul(B)
      .add(x.slice(':2').matmul(x.reshape(3, 2, 1).mul(A.slice(0)))),
  'a matrix times batches': (x) =>
    x.reshape(2, 3).matmul(new Variable(B.transpose(0, 2, 1)).mul(x.slice(':3')).transpose(0, 2, 1)),
  transposing: (x) =>
    x
      .reshape(1, 2, 3)
      .transpose(2, 0, 1)
      .mul(x.reshape(3, 1, 2).T.sum()).T,
  sums: (x) =>
    x
      .reshape(2, 3)
      .sum({ axis: 0 })
      .mul(x.reshape(2, 3).sum({ axis: -1, keepdims: true }))
      .add(x.sum()),
  'other reductions': (x) =>
    x
      .reshape(2, 3)
      .mul(max(x.reshape(2, 3), { axis: 1, keepdims: true }))
      .div(logSumExp(x)),
  softmax: (x) => softmax(x.reshape(2, 3)),
  'slices and single entries': (x) => x.slice('::-2').mul(x.slice(1)).add(x.slice(null, '1:4')),
  'entries at indices': (x) =>
    x.take([0, 0, 5, 2]).mul(x.reshape(2, 3).take([1, 0, 1, 1], { axis: 0 }).sum({ axis: 1 })),
  'running sums': (x) => x.cumsum().pow(2).reshape(2, 3).cumsum({ axis: -2 }).mul(x.pad(1).slice('1:4')),
  joining: (x) => concat([x.mul(2), stack([x.slice(0), x.slice(1).pow(2)])]),
  choosing: (x) => where(x.greater(0), x.pow(2), x.mul(3)),
  'dtypes in between': (x) => x.astype('float32').mul(3).astype('float64').mul(x),
  'products with subscripts': (x) => einsum('ij,jk,i->ki', x.reshape(3, 2), x.reshape(2, 3), x.slice(':3')),
  'sorted elements': (x) =>
    sort(x)
      .mul(quantile(x, [0.3]))
      .add(topk(x, 1).values),
  triangles: (x) =>
    tril(x.reshape(2, 3))
      .mul(trace(x.reshape(3, 2)))
      .sub(triu(x.reshape(2, 3))),
  'what is scattered': (x) => scatter(x, [0, 5, 0], x.slice(':3').pow(2)),
  'linear algebra': (x) => {
    const a = x
      .slice(':4')
      .reshape(2, 2)
      .add([
        [4, 0],
        [0, 4],
      ])
    const definite = cholesky(a.matmul(a.T))
    return solve(a, x.slice('4:'))
      .mul(det(a))
      .add(inv(a).mul(slogdet(a).logabsdet))
      .add(definite)
  },
  'what has no rule, and so goes one by one': (x) => checkpoint(sin)(x),
}

describe.each(Object.entries(functions))('the Jacobian of %s', (_, f) => {
  it('is the same for all elements at once as one by one', () => {
    expect(jacobian(f)(x)).toBeAllClose(jacobian(f)(new Variable(x)), { rtol: 1e-12, atol: 1e-13 })
  })

  it('and so is the Hessian', () => {
    const g = (x: Variable) => f(x).pow(2).sum()
    expect(hessian(g)(x)).toBeAllClose(hessian(g)(new Variable(x)), { rtol: 1e-11, atol: 1e-12 })
  })
})

describe('many elements', () => {
  it('are taken in several batches', () => {
    const x = random.randn(700)
    const H = noGrad(() => hessian((x: Variable) => x.pow(3).sum())(x))
    expect(H.shape).toEqual([700, 700])
    expect(H.sum({ axis: 1 })).toBeAllClose(x.mul(6))
    expect(H.sum()).toBeAllClose(x.sum().mul(6), { rtol: 1e-9 })
  })
})
