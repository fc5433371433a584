import { Variable } from '@dezero/core'
import { sin, tanh } from '@dezero/functions'
import { array, type NdArray } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hessian, hvp, jacobian, jvp, vjp } from '../src/index.ts'

const number = fc.double({ min: -2, max: 2, noNaN: true })
const vector = (length: number) => fc.array(number, { minLength: length, maxLength: length }).map((x) => array(x))
const matrix = fc
  .array(vector(3), { minLength: 4, maxLength: 4 })
  .map((rows) => array(rows.map((row) => row.tolist()) as number[][]))

/** From vectors of 4 to vectors of 3, to vectors of 5, and to numbers. */
const f = (W: NdArray) => (x: Variable) => tanh(x.matmul(W).add(x.slice('1:').pow(2)))
const g = (x: Variable) => sin(x.take([0, 1, 2, 0, 1]).mul(x.sum()))
const scalar = (W: NdArray) => (x: Variable) => g(f(W)(x)).pow(2).sum()

const dot = (a: Variable | NdArray, b: Variable | NdArray) => new Variable(0).add(a).mul(b).sum()

describe('for all x, t and v', () => {
  it('jvp is linear in the tangent', () => {
    fc.assert(
      fc.property(matrix, vector(4), vector(4), vector(4), number, (W, x, s, t, a) => {
        const along = (t: NdArray) => jvp(f(W), [x], [t])[1]
        expect(along(s.mul(a).add(t))).toBeAllClose(along(s).mul(a).add(along(t)), { atol: 1e-10 })
      }),
    )
  })

  it('vjp is linear in v', () => {
    fc.assert(
      fc.property(matrix, vector(4), vector(3), vector(3), number, (W, x, u, v, a) => {
        const pulled = (v: NdArray) => vjp(f(W), [x])[1](v)[0]
        expect(pulled(u.mul(a).add(v))).toBeAllClose(pulled(u).mul(a).add(pulled(v)), { atol: 1e-10 })
      }),
    )
  })

  it('⟨v, J t⟩ = ⟨Jᵀ v, t⟩', () => {
    fc.assert(
      fc.property(matrix, vector(4), vector(4), vector(3), (W, x, t, v) => {
        const left = dot(jvp(f(W), [x], [t])[1], v)
        expect(left).toBeAllClose(dot(vjp(f(W), [x])[1](v)[0], t), { atol: 1e-10 })
      }),
    )
  })

  it('jvp and vjp are products with the Jacobian', () => {
    fc.assert(
      fc.property(matrix, vector(4), vector(4), vector(3), (W, x, t, v) => {
        const J = jacobian(f(W))(x)
        expect(jvp(f(W), [x], [t])[1]).toBeAllClose(J.matmul(t), { atol: 1e-10 })
        expect(vjp(f(W), [x])[1](v)[0]).toBeAllClose(J.T.matmul(v), { atol: 1e-10 })
      }),
    )
  })

  it('the Jacobian of a composition is the product of the Jacobians', () => {
    fc.assert(
      fc.property(matrix, vector(4), (W, x) => {
        const whole = jacobian((x: Variable) => g(f(W)(x)))(x)
        const product = jacobian(g)(f(W)(new Variable(x)).data).matmul(jacobian(f(W))(x))
        expect(whole).toBeAllClose(product, { atol: 1e-10 })
      }),
    )
  })

  it('the Hessian is symmetric, and hvp is its product', () => {
    fc.assert(
      fc.property(matrix, vector(4), vector(4), (W, x, t) => {
        const H = hessian(scalar(W))(x)
        expect(H).toBeAllClose(H.T, { atol: 1e-9 })
        expect(hvp(scalar(W), [x], [t])[0]).toBeAllClose(H.matmul(t), { atol: 1e-9 })
      }),
    )
  })
})
