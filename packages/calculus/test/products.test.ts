import { Variable } from '@dezero/core'
import { sin } from '@dezero/functions'
import { array, random } from '@dezero/ndarray'
import { describe, expect, it } from 'vitest'
import { grad, hvp, jvp, vjp } from '../src/index.ts'

const f = (x: Variable, y: Variable) => x.mul(y).sum({ axis: 0 })
const [x, y] = [
  [
    [1, 2],
    [3, 4],
  ],
  [5, 6],
]

describe('vjp', () => {
  it('gives the value, and the gradients of all arguments from one of the value', () => {
    const [value, pullback] = vjp(f, [x, y])
    expect(value).toBeAllClose([20, 36])
    const [gx, gy] = pullback([1, 10])
    expect(gx).toBeAllClose([
      [5, 60],
      [5, 60],
    ])
    expect(gy).toBeAllClose([4, 60])
  })

  it('may pull back several times', () => {
    const [, pullback] = vjp(sin, [0])
    expect([1, 2, 3].map((v) => pullback(v)[0].item())).toEqual([1, 2, 3])
  })

  it('takes a value of any structure', () => {
    const [value, pullback] = vjp((x: Variable) => ({ square: x.pow(2), cubes: [x.pow(3)] }), [2])
    expect(JSON.stringify(value)).toBe('{"square":4,"cubes":[8]}')
    expect(pullback({ square: 1, cubes: [new Variable(10)] })[0]).toBeAllClose(124)
  })

  it('is differentiable by the arguments and by v', () => {
    const pulled = (x: Variable, v: Variable) => vjp((x: Variable) => x.pow(3), [x])[1](v)[0] // 3 v x²
    expect(grad(pulled)(2, 5)).toBeAllClose(60)
    expect(grad(pulled, { argnums: 1 })(2, 5)).toBeAllClose(12)
  })

  it('has a graph where v is a Variable, and none where all are numbers', () => {
    const [value, pullback] = vjp(sin, [0])
    expect([value, pullback(1)[0]].map((y) => y.creator)).toEqual([undefined, undefined])
    expect(pullback(new Variable(1))[0].creator).toBeDefined()
  })
})

describe('jvp', () => {
  it('gives the value, and its derivative in the direction of the tangents', () => {
    const [value, derivative] = jvp(f, [x, y], [[[1, 0], [0, 0]], [0, 1]]) // biome-ignore format: one line
    expect(value).toBeAllClose([20, 36])
    expect(derivative).toBeAllClose([5, 6])
  })

  it('takes trees, and gives the structure of the value', () => {
    const g = ({ a, b }: { a: Variable; b: Variable }) => [a.mul(b), { sum: a.add(b) }] as const
    const [, derivative] = jvp(g, [{ a: 2, b: 3 }], [{ a: 1, b: 10 }])
    expect(JSON.stringify(derivative)).toBe('[23,{"sum":11}]')
  })

  it('is zero for what does not depend on the arguments', () => {
    expect(jvp((_: Variable) => new Variable([1, 2]), [3], [1])[1]).toBeAllClose([0, 0])
    expect(jvp((x: Variable) => x, [3], [5])[1]).toBeAllClose(5)
  })

  it('nests: the n-th derivative of a function of one number', () => {
    const along = (f: (x: Variable) => Variable) => (x: Variable) => jvp(f, [x], [1])[1]
    expect(along(along(along(sin)))(new Variable(0.5))).toBeAllClose(-Math.cos(0.5))
    expect(grad(along(sin))(0.5)).toBeAllClose(-Math.sin(0.5))
    expect(jvp(grad(sin), [0.5], [1])[1]).toBeAllClose(-Math.sin(0.5))
  })

  it('is differentiable by the tangents', () => {
    const along = (x: Variable, t: Variable) => jvp((x: Variable) => x.pow(3), [x], [t])[1]
    expect(grad(along, { argnums: 1 })(2, 5)).toBeAllClose(12)
    expect(grad(along)(2, 5)).toBeAllClose(60)
  })

  it('keeps the dtype', () => {
    const x = array([1, 2], { dtype: 'float32' })
    expect(jvp(sin, [x], [[1, 1]])[1].dtype).toBe('float32')
  })

  it('is right where the derivative is infinite in another place', () => {
    expect(jvp((x: Variable) => x.pow(0.5), [[0, 4]], [[0, 1]])[1].item(1)).toBe(0.25)
  })
})

describe('hvp', () => {
  it('gives the product of the Hessian and the tangents, for each argument', () => {
    const f = (x: Variable, y: Variable) => x.pow(2).mul(y).sum() // H = [[2y, 2x], [2x, 0]]
    const [hx, hy] = hvp(f, [3, 5], [1, 10])
    expect(hx).toBeAllClose(10 + 60)
    expect(hy).toBeAllClose(6)
  })

  it('takes trees', () => {
    const f = ({ a, b }: { a: Variable; b: Variable }) => a.mul(b).pow(2)
    expect(JSON.stringify(hvp(f, [{ a: 2, b: 3 }], [{ a: 1, b: 1 }]))).toBe('[{"a":42,"b":32}]')
  })

  it('never builds the Hessian: a million inputs are no more than a vector', () => {
    random.seed(0)
    const [x, t] = [random.randn(1e6), random.randn(1e6)]
    const [ht] = hvp((x: Variable) => x.pow(4).sum(), [x], [t])
    expect(ht).toBeAllClose(x.pow(2).mul(12).mul(t))
  })

  it('is differentiable: third derivatives', () => {
    const h = (x: Variable) => hvp((x: Variable) => x.pow(4), [x], [1])[0]
    expect(grad(h)(2)).toBeAllClose(48)
    expect(grad(grad(h))(2)).toBeAllClose(24)
  })
})
